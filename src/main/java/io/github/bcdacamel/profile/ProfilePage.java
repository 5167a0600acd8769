package io.github.bcdacamel.profile;

import static io.github.bcdacamel.profile.TextFormat.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The profile as one page for people: self-contained, without scripts, what is alarming first. Everything it shows stands in
 * the document too. The parts are {@link FindingsSection}'s, {@link ChartsSection}'s and {@link TreeSection}'s.
 */
final class ProfilePage {

    private ProfilePage() {}

    static String of(JsonNode document) {
        StringBuilder page = new StringBuilder(256 * 1024);
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Data profile")
                .append(html(ofExport(document.path("export"))))
                .append("</title>\n<style>\n")
                .append(style())
                .append("</style>\n</head>\n<body>\n");
        header(page, document);
        page.append("<main>\n");
        FindingsSection.alerts(page, document);
        ChartsSection.write(page, document);
        for (Map.Entry<String, JsonNode> resource : document.path("resources").properties()) {
            TreeSection.write(page, resource.getKey(), resource.getValue());
        }
        FindingsSection.drift(page, document);
        files(page, document.path("files"));
        page.append("</main>\n");
        footer(page, document);
        return page.append("</body>\n</html>\n").toString();
    }

    private static String ofExport(JsonNode export) {
        return export.isNull()
                ? ""
                : " of " + export.path("feed").asText() + "/"
                        + export.path("id").asText();
    }

    private static void header(StringBuilder page, JsonNode document) {
        JsonNode export = document.path("export");
        page.append("<header>\n<p class=\"eyebrow\">Data profile</p>\n<h1>");
        if (export.isNull()) {
            page.append("NDJSON files</h1>\n");
        } else {
            page.append(html(export.path("feed").asText() + " / "
                            + export.path("id").asText()))
                    .append("</h1>\n<ul class=\"facts\">\n");
            fact(page, "API", export.path("apiVersion").asText());
            fact(
                    page,
                    "Group",
                    export.path("group").asText("").isEmpty()
                            ? "none"
                            : export.path("group").asText());
            fact(
                    page,
                    "Asked for",
                    export.path("since").isNull()
                            ? "everything"
                            : "changes since " + export.path("since").asText());
            fact(page, "Data up to", export.path("transactionTime").asText());
            page.append("</ul>\n");
        }
        JsonNode totals = document.path("totals");
        page.append("<dl class=\"tiles\">\n");
        tile(page, "Resources", TextFormat.count(totals.path("records").asLong()));
        tile(
                page,
                "Enrollees seen",
                document.path("enrollees").isNull()
                        ? "not counted"
                        : TextFormat.count(document.path("enrollees").asLong()));
        tile(page, "Resource types", TextFormat.count(document.path("resources").size()));
        tile(page, "Files", TextFormat.count(totals.path("files").asLong()));
        tile(page, "Size", TextFormat.bytes(totals.path("bytes").asLong()));
        if (totals.path("badLines").asLong() > 0) {
            tile(page, "Bad lines", TextFormat.count(totals.path("badLines").asLong()));
        }
        page.append(
                "</dl>\n<nav aria-label=\"Sections\">\n<a href=\"#findings\">Findings</a>\n<a href=\"#counts\">Counts</a>\n");
        document.path("resources")
                .fieldNames()
                .forEachRemaining(type -> page.append("<a href=\"#")
                        .append(html(id(type)))
                        .append("\">")
                        .append(html(type))
                        .append("</a>\n"));
        page.append("<a href=\"#drift\">Changes</a>\n</nav>\n</header>\n");
    }

    static String id(String type) {
        return "type-" + type.replaceAll("[^A-Za-z]", "-");
    }

    private static void fact(StringBuilder page, String name, String value) {
        page.append("<li>").append(name).append(" <b>").append(html(value)).append("</b></li>\n");
    }

    private static void tile(StringBuilder page, String name, String value) {
        page.append("<div><dt>").append(name).append("</dt><dd>").append(value).append("</dd></div>\n");
    }

    private static void files(StringBuilder page, JsonNode files) {
        page.append("<h2>Files</h2>\n<details class=\"fold\"><summary>")
                .append(TextFormat.some(files.size(), "file", "files"))
                .append("</summary><div><table><thead><tr><th>File</th><th>Type</th><th class=\"n\">Resources</th>")
                .append("<th class=\"n\">Size</th><th class=\"n\">Bad lines</th></tr></thead><tbody>\n");
        for (JsonNode file : files) {
            page.append("<tr><td><code>")
                    .append(html(file.path("name").asText()))
                    .append("</code></td><td>")
                    .append(html(file.path("type").asText()))
                    .append("</td><td class=\"n\">")
                    .append(TextFormat.count(file.path("records").asLong()))
                    .append("</td><td class=\"n\">")
                    .append(TextFormat.bytes(file.path("bytes").asLong()))
                    .append("</td><td class=\"n\">")
                    .append(TextFormat.count(file.path("badLines").asLong()))
                    .append("</td></tr>\n");
        }
        page.append("</tbody></table></div></details>\n");
    }

    private static void footer(StringBuilder page, JsonNode document) {
        boolean codes = false;
        for (JsonNode resource : document.path("resources")) {
            codes |= resource.path("topCodes").size() > 0;
        }
        page.append("<footer>\n<p>")
                .append(
                        codes
                                ? "Counts, names of keys, and the codes that bcda.profile.top-codes names, no cell below 11."
                                : "Counts and names of keys only; no value of a record stands on this page.")
                .append(
                        " “In records” is the share of all resources of the type; “of parent” the share of the objects in which")
                .append(" the key can stand. Distinct values are estimated, within a few percent.")
                .append(" The same numbers, for machines, are in <code>profile.json</code>.</p>\n<p>")
                .append(html(document.path("program").asText()))
                .append(", form ")
                .append(document.path("schemaVersion").asInt())
                .append("</p>\n</footer>\n");
    }

    static void bar(StringBuilder page, double share) {
        page.append("<span class=\"track\" aria-hidden=\"true\"><i style=\"--v:")
                .append(TextFormat.of("%.2f", 100 * Math.max(0, Math.min(1, share))))
                .append("%\"></i></span>");
    }

    static String joined(List<String> words) {
        return html(String.join(", ", words));
    }

    private static String style() {
        try (InputStream css = ProfilePage.class.getResourceAsStream("/profile/page.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
