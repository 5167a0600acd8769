package io.github.bcdacamel.profile;

import static io.github.bcdacamel.profile.TextFormat.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of one resource type as a tree that folds, a list with its elements in one row; and its slices. */
final class TreeSection {

    private final StringBuilder page;
    private final Map<String, List<JsonNode>> byParent = new LinkedHashMap<>();

    private TreeSection(StringBuilder page) {
        this.page = page;
    }

    static void write(StringBuilder page, String type, JsonNode resource) {
        TreeSection part = new TreeSection(page);
        for (JsonNode path : resource.path("paths")) {
            part.byParent
                    .computeIfAbsent(Drift.parent(path.path("path").asText()), parent -> new ArrayList<>())
                    .add(path);
        }
        part.tree(type, resource);
        part.slices(resource.path("slices"));
        part.topCodes(resource.path("topCodes"));
    }

    private void tree(String type, JsonNode resource) {
        page.append("<h2 id=\"")
                .append(html(ProfilePage.id(type)))
                .append("\">")
                .append(html(type))
                .append("</h2>\n<p class=\"soft\">")
                .append(TextFormat.some(resource.path("records").asLong(), "resource", "resources"))
                .append(", ")
                .append(TextFormat.some(resource.path("firstLevelKeys").size(), "first-level key", "first-level keys"))
                .append(", ")
                .append(TextFormat.some(resource.path("paths").size(), "path", "paths"))
                .append(". Open a key to see what is below it.</p>\n")
                .append(
                        "<div class=\"card tree\" style=\"padding-left:0;padding-right:0\">\n<div class=\"heads\" aria-hidden=\"true\"><span class=\"key\">Key</span><span>In records</span><span></span>")
                .append(
                        "<span>Of parent</span><span>Types</span><span>Length</span><span>≈ Distinct</span></div>\n<ul>\n");
        for (JsonNode path : byParent.getOrDefault("", List.of())) {
            row(path, 0);
        }
        page.append("</ul>\n</div>\n");
    }

    private void row(JsonNode path, int depth) {
        String name = path.path("path").asText();
        List<JsonNode> below = new ArrayList<>(byParent.getOrDefault(name, List.of()));
        JsonNode element = below.stream()
                .filter(child -> child.path("path").asText().equals(name + PathNode.ELEMENT))
                .findFirst()
                .orElse(null);
        if (element != null) {
            below.remove(element);
            below.addAll(byParent.getOrDefault(name + PathNode.ELEMENT, List.of()));
        }
        String shown =
                name.substring(Drift.parent(name).length()).replaceFirst("^\\.", "") + (element == null ? "" : "[]");
        page.append("<li>").append(below.isEmpty() ? "<div class=\"row\">" : "<details><summary class=\"row\">");
        cells(path, element, shown, depth);
        if (below.isEmpty()) {
            page.append("</div></li>\n");
            return;
        }
        page.append("</summary>\n<ul>\n");
        below.forEach(child -> row(child, depth + 1));
        page.append("</ul></details></li>\n");
    }

    private void cells(JsonNode path, JsonNode element, String shown, int depth) {
        double share = path.path("shareOfRecords").asDouble();
        page.append("<span class=\"key\" style=\"--d:")
                .append(depth)
                .append("\"><code>")
                .append(html(shown))
                .append("</code></span><span class=\"bar\">");
        ProfilePage.bar(page, share);
        page.append("</span><span class=\"in\">")
                .append(TextFormat.percent(share))
                .append("<span class=\"label\"> of records</span></span><span class=\"of\">");
        if (depth > 0 && path.has("shareOfParent")) {
            page.append(TextFormat.percent(path.path("shareOfParent").asDouble()))
                    .append("<span class=\"label\"> of parent</span>");
        }
        page.append("</span>");
        types(path, element);
        page.append("<span class=\"size\">").append(sizes(path, element)).append("</span><span class=\"distinct\">");
        long distinct = (element == null ? path : element).path("distinct").asLong();
        page.append(
                        distinct > 0
                                ? "<span class=\"label\">about </span>" + TextFormat.count(distinct)
                                        + "<span class=\"label\"> distinct</span>"
                                : "")
                .append("</span>");
    }

    private void types(JsonNode path, JsonNode element) {
        List<String> names = new ArrayList<>();
        path.path("types").fieldNames().forEachRemaining(names::add);
        if (element != null) {
            names.remove("array");
            element.path("types").fieldNames().forEachRemaining(names::add);
        }
        page.append("<span class=\"types")
                .append(names.size() > 1 && !names.equals(List.of("integer", "decimal")) ? " mixed" : "")
                .append("\">");
        page.append(element == null ? "" : "list of ")
                .append(ProfilePage.joined(names))
                .append("</span>");
    }

    private static String sizes(JsonNode path, JsonNode element) {
        JsonNode lists = path.path("lists");
        if (!lists.isMissingNode()) {
            boolean alike = lists.path("min").asLong() == lists.path("max").asLong();
            String mean =
                    alike ? "" : TextFormat.of(", mean %.1f", lists.path("mean").asDouble());
            return "<span class=\"label\">length </span>" + range(lists) + mean;
        }
        JsonNode texts = (element == null ? path : element).path("texts");
        return texts.isMissingNode() ? "" : range(texts) + " chars";
    }

    private static String range(JsonNode lengths) {
        long min = lengths.path("min").asLong();
        long max = lengths.path("max").asLong();
        return min == max ? TextFormat.count(min) : TextFormat.count(min) + "–" + TextFormat.count(max);
    }

    private void slices(JsonNode lists) {
        if (lists.isEmpty()) {
            return;
        }
        page.append(
                "<h3 style=\"margin:1.4rem 0 .6rem\">Slices: lists by what their elements are</h3>\n<div class=\"folds\">\n");
        for (JsonNode list : lists) {
            long elements = list.path("elements").asLong();
            page.append("<details class=\"fold\"><summary><code>")
                    .append(html(list.path("path").asText()))
                    .append("</code><span class=\"small soft\">")
                    .append(TextFormat.some(list.path("by").size(), "kind", "kinds"))
                    .append(", ")
                    .append(TextFormat.some(elements, "element", "elements"))
                    .append(
                            list.path("without").asLong() > 0
                                    ? ", "
                                            + TextFormat.count(
                                                    list.path("without").asLong()) + " of no kind"
                                    : "")
                    .append(
                            "</span></summary><div><table><thead><tr><th>System or url</th><th>Code</th><th>Value</th><th class=\"n\">Elements</th><th class=\"n\">Share</th></tr></thead><tbody>\n");
            for (JsonNode slice : list.path("by")) {
                List<String> kinds = new ArrayList<>();
                slice.path("kinds").fieldNames().forEachRemaining(kinds::add);
                page.append("<tr><td><code>")
                        .append(html(slice.path("system").asText()))
                        .append("</code></td><td><code>")
                        .append(html(slice.path("code").asText("")))
                        .append("</code></td><td>")
                        .append(ProfilePage.joined(kinds))
                        .append("</td><td class=\"n\">")
                        .append(TextFormat.count(slice.path("count").asLong()))
                        .append("</td><td class=\"n\">")
                        .append(TextFormat.percent((double) slice.path("count").asLong() / Math.max(1, elements)))
                        .append("</td></tr>\n");
            }
            page.append("</tbody></table></div></details>\n");
        }
        page.append("</div>\n");
    }

    private void topCodes(JsonNode elements) {
        for (JsonNode element : elements) {
            page.append("<section class=\"card\" style=\"margin-top:.9rem\"><h3>Most frequent: <code>")
                    .append(html(element.path("path").asText()))
                    .append("</code></h3>\n<ul class=\"bars\">\n");
            long most = 1;
            for (JsonNode code : element.path("codes")) {
                most = Math.max(most, code.path("occurrences").asLong());
            }
            for (JsonNode code : element.path("codes")) {
                page.append("<li><span><code>")
                        .append(html(code.path("code").asText()))
                        .append("</code></span>");
                ProfilePage.bar(page, (double) code.path("occurrences").asLong() / most);
                page.append("<span class=\"n\">")
                        .append(TextFormat.count(code.path("occurrences").asLong()))
                        .append("</span></li>\n");
            }
            page.append("</ul></section>\n");
        }
    }
}
