package io.github.bcdacamel.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bcdacamel.profile.ProfileFinding.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is remarkable in one profile by itself, whatever it was before. */
final class RemarkFinder {

    private static final Set<String> PLAIN_WORDS = Set.of("integer", "decimal", "boolean");

    private final List<ProfileFinding> remarks = new ArrayList<>();

    private RemarkFinder() {}

    static List<ProfileFinding> of(JsonNode document) {
        RemarkFinder finder = new RemarkFinder();
        document.path("files").forEach(finder::file);
        finder.references(document);
        for (Map.Entry<String, JsonNode> resource : document.path("resources").properties()) {
            finder.resource(resource.getKey(), resource.getValue());
        }
        return finder.remarks;
    }

    private void add(Level level, String kind, String type, String path, String form, Object... values) {
        remarks.add(ProfileFinding.of(level, kind, type, path, form, values));
    }

    private void file(JsonNode file) {
        String type = file.path("type").asText();
        String name = file.path("name").asText();
        long bad = file.path("badLines").asLong();
        if (bad > 0) {
            String form = "%s has %,d lines that are not counted; the first, line %d, %s.";
            add(
                    Level.ALARM,
                    "bad-lines",
                    type,
                    "",
                    form,
                    name,
                    bad,
                    file.at("/firstBadLines/0/line").asLong(),
                    file.at("/firstBadLines/0/reason").asText());
        }
        long others = file.path("otherTypes").asLong();
        if (others > 0) {
            String form = "%s has %,d records of other types than its first one.";
            add(Level.WARNING, "other-types", type, "", form, name, others);
        }
    }

    private void references(JsonNode document) {
        // An export since a date brings only what has changed, so most of what is referred to is in earlier ones.
        boolean full = document.at("/export/since").asText("").isEmpty();
        for (Map.Entry<String, JsonNode> target : document.path("references").properties()) {
            long missing = target.getValue().path("missing").asLong();
            if (missing > 0 && full) {
                long references = target.getValue().path("missingReferences").asLong();
                String form = "%,d references point at %,d of these that are not here.";
                add(Level.WARNING, "missing-target", target.getKey(), "", form, references, missing);
            }
        }
    }

    private void resource(String type, JsonNode resource) {
        long repeated = resource.at("/ids/repeated").asLong();
        if (!resource.at("/ids/exact").asBoolean()) {
            String form = "There are more ids than bcda.profile.max-ids, so repeated ones were not counted.";
            add(Level.NOTE, "many-ids", type, "id", form);
        } else if (repeated > 0) {
            add(Level.WARNING, "repeated-ids", type, "id", "%,d records have an id that another one has.", repeated);
        }
        long older = resource.path("olderThanSince").asLong();
        if (older > 0) {
            String form =
                    "%,d of %,d records were changed last before the _since timestamp. A few are the history of newly"
                            + " attributed enrollees; if it is nearly all, the server ignored _since.";
            add(
                    Level.NOTE,
                    "older-than-since",
                    type,
                    "meta.lastUpdated",
                    form,
                    older,
                    resource.path("records").asLong());
        }
        long unlisted = resource.path("unlisted").asLong();
        if (unlisted > 0) {
            String form =
                    "%,d values lie deeper than 64 levels or at more paths than bcda.profile.max-paths; they were not looked at.";
            add(Level.WARNING, "unlisted", type, "", form, unlisted);
        }
        resource.path("paths").forEach(path -> types(type, path));
    }

    /** Numbers, true and false may stand at one path, and null anywhere. */
    private void types(String type, JsonNode path) {
        List<String> names = new ArrayList<>();
        path.path("types").fieldNames().forEachRemaining(names::add);
        Set<String> kinds = new HashSet<>();
        names.forEach(name -> kinds.add(PLAIN_WORDS.contains(name) ? "word" : name));
        kinds.remove("null");
        if (kinds.size() > 1) {
            String form = "Its values are of different types: %s.";
            add(Level.WARNING, "mixed-types", type, path.path("path").asText(), form, String.join(", ", names));
        }
    }
}
