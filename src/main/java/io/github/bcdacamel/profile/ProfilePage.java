package io.github.bcdacamel.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bcdacamel.html.DisplayFormat;
import io.github.bcdacamel.html.HtmlRenderer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The profile as one page for people: self-contained, without scripts, what is alarming first. Everything it shows is in
 * {@code profile.json} too. How it looks is the template's, {@code profile/profile.jte}.
 */
final class ProfilePage {

    /** How many findings of a list stand outside the fold. */
    static final int MOST_FINDINGS = 30;

    /** Findings about this export alone; the others compare it with the one before. */
    private static final Set<String> REMARKS =
            Set.of("bad-lines", "other-types", "missing-target", "many-ids", "repeated-ids", "unlisted", "mixed-types");

    private final JsonNode document;

    private ProfilePage(JsonNode document) {
        this.document = document;
    }

    static String of(JsonNode document) {
        return HtmlRenderer.render("profile/profile.jte", new ProfilePage(document));
    }

    JsonNode at(String name) {
        return document.path(name);
    }

    Set<Map.Entry<String, JsonNode>> resources() {
        return at("resources").properties();
    }

    String ofExport() {
        JsonNode export = at("export");
        return export.isNull()
                ? ""
                : " of " + export.path("feed").asText() + "/"
                        + export.path("id").asText();
    }

    List<JsonNode> serious() {
        return findings().filter(finding -> !isNote(finding)).toList();
    }

    boolean hasNotes() {
        return findings().anyMatch(ProfilePage::isNote);
    }

    String notes() {
        long notes = findings().filter(ProfilePage::isNote).count();
        return notes == 0
                ? ""
                : " There " + (notes == 1 ? "is " : "are ") + DisplayFormat.count(notes, "note", "notes") + ".";
    }

    /** What differs from the export before, then the notes about this one. */
    List<JsonNode> changes() {
        List<JsonNode> changes =
                new ArrayList<>(findings().filter(finding -> !isRemark(finding)).toList());
        findings().filter(finding -> isRemark(finding) && isNote(finding)).forEach(changes::add);
        return changes;
    }

    boolean isCompared() {
        return at("drift").path("comparedWith").isTextual();
    }

    boolean hasCodes() {
        return resources().stream()
                .anyMatch(resource -> !resource.getValue().path("topCodes").isEmpty());
    }

    Map<String, Long> records() {
        Map<String, Long> records = new LinkedHashMap<>();
        resources()
                .forEach(resource -> records.put(
                        resource.getKey(), resource.getValue().path("records").asLong()));
        return records;
    }

    static Map<String, Long> byType(JsonNode claims) {
        Map<String, Long> types = new LinkedHashMap<>();
        claims.path("byType").properties().stream()
                .sorted((one, other) ->
                        Long.compare(other.getValue().asLong(), one.getValue().asLong()))
                .forEach(type -> types.put(type.getKey(), type.getValue().asLong()));
        return types;
    }

    static Map<String, Long> byCode(JsonNode element) {
        Map<String, Long> codes = new LinkedHashMap<>();
        element.path("codes")
                .forEach(code -> codes.put(
                        code.path("code").asText(), code.path("occurrences").asLong()));
        return codes;
    }

    static String keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return String.join(", ", keys);
    }

    /** The anchor of a resource type. */
    static String id(String type) {
        return "type-" + type.replaceAll("[^A-Za-z]", "-");
    }

    private Stream<JsonNode> findings() {
        return StreamSupport.stream(at("findings").spliterator(), false);
    }

    private static boolean isNote(JsonNode finding) {
        return finding.path("level").asText().equals("note");
    }

    private static boolean isRemark(JsonNode finding) {
        return REMARKS.contains(finding.path("kind").asText());
    }
}
