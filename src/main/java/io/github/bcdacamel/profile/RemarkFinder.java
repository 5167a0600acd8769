package io.github.bcdacamel.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is remarkable in one profile by itself, whatever it was before. */
final class RemarkFinder {

    private RemarkFinder() {}

    static List<ProfileFinding> of(JsonNode document) {
        List<ProfileFinding> remarks = new ArrayList<>();
        for (JsonNode file : document.path("files")) {
            long bad = file.path("badLines").asLong();
            if (bad > 0) {
                remarks.add(ProfileFinding.alarm(
                        "bad-lines",
                        file.path("type").asText(),
                        "",
                        TextFormat.of(
                                "%s has %,d lines that are not one JSON object; the first is line %d.",
                                file.path("name").asText(),
                                bad,
                                file.path("firstBadLines").path(0).path("line").asLong())));
            }
            long others = file.path("otherTypes").asLong();
            if (others > 0) {
                remarks.add(ProfileFinding.warning(
                        "other-types",
                        file.path("type").asText(),
                        "",
                        TextFormat.of(
                                "%s has %,d records of other types than its first one.",
                                file.path("name").asText(), others)));
            }
        }
        references(document, remarks);
        for (Map.Entry<String, JsonNode> resource : document.path("resources").properties()) {
            resource(resource.getKey(), resource.getValue(), remarks);
        }
        return remarks;
    }

    private static void references(JsonNode document, List<ProfileFinding> remarks) {
        // An export since a date brings only what has changed, so most of what is referred to is in earlier ones.
        boolean full = document.path("export").path("since").asText("").isEmpty();
        for (Map.Entry<String, JsonNode> target : document.path("references").properties()) {
            long missing = target.getValue().path("missing").asLong();
            if (missing > 0 && full) {
                remarks.add(ProfileFinding.warning(
                        "missing-target",
                        target.getKey(),
                        "",
                        TextFormat.of(
                                "%,d references point at %,d of these that are not here.",
                                target.getValue().path("missingReferences").asLong(), missing)));
            }
        }
    }

    private static void resource(String type, JsonNode resource, List<ProfileFinding> remarks) {
        JsonNode ids = resource.path("ids");
        if (!ids.path("exact").asBoolean()) {
            remarks.add(ProfileFinding.note(
                    "many-ids",
                    type,
                    "id",
                    "There are more ids than bcda.profile.max-ids, so repeated ones were not counted."));
        } else if (ids.path("repeated").asLong() > 0) {
            remarks.add(ProfileFinding.warning(
                    "repeated-ids",
                    type,
                    "id",
                    TextFormat.of(
                            "%,d records have an id that another one has.",
                            ids.path("repeated").asLong())));
        }
        if (resource.path("unlisted").asLong() > 0) {
            remarks.add(ProfileFinding.warning(
                    "unlisted",
                    type,
                    "",
                    TextFormat.of(
                            "%,d values lie deeper than 64 levels or at more paths than bcda.profile.max-paths; they were not looked at.",
                            resource.path("unlisted").asLong())));
        }
        for (JsonNode path : resource.path("paths")) {
            types(type, path, remarks);
        }
    }

    private static void types(String type, JsonNode path, List<ProfileFinding> remarks) {
        boolean structured =
                path.path("types").has("object") || path.path("types").has("array");
        boolean scalar = path.path("types").has("string")
                || path.path("types").has("integer")
                || path.path("types").has("decimal")
                || path.path("types").has("boolean");
        boolean both = path.path("types").has("object") && path.path("types").has("array");
        boolean mixedScalars = path.path("types").has("string")
                && (path.path("types").has("integer")
                        || path.path("types").has("decimal")
                        || path.path("types").has("boolean"));
        if (structured && scalar || both || mixedScalars) {
            List<String> names = new ArrayList<>();
            path.path("types").fieldNames().forEachRemaining(names::add);
            remarks.add(ProfileFinding.warning(
                    "mixed-types",
                    type,
                    path.path("path").asText(),
                    TextFormat.of("Its values are of different types: %s.", String.join(", ", names))));
        }
    }
}
