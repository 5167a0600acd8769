package io.github.bcdacamel.profile;

import static io.github.bcdacamel.profile.TextFormat.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;

/** Resources by type; claims by type and by month of service. The number stands beside each bar. */
final class ChartsSection {

    /** Four years and a little fit on a line; what is earlier is summed up. */
    private static final int MOST_MONTHS = 54;

    private ChartsSection() {}

    static void write(StringBuilder page, JsonNode document) {
        page.append("<h2 id=\"counts\">How much there is</h2>\n<div class=\"two\">\n");
        Map<String, Long> records = new LinkedHashMap<>();
        document.path("resources")
                .properties()
                .forEach(resource -> records.put(
                        resource.getKey(), resource.getValue().path("records").asLong()));
        bars(page, "Resources by type", records);
        references(page, document);
        page.append("</div>\n");
        for (Map.Entry<String, JsonNode> resource : document.path("resources").properties()) {
            JsonNode claims = resource.getValue().path("claims");
            if (!claims.isMissingNode()) {
                page.append("<h2>").append(html(resource.getKey())).append(": claims</h2>\n<div class=\"two\">\n");
                Map<String, Long> types = new LinkedHashMap<>();
                claims.path("byType").properties().stream()
                        .sorted((one, other) -> Long.compare(
                                other.getValue().asLong(), one.getValue().asLong()))
                        .forEach(
                                type -> types.put(type.getKey(), type.getValue().asLong()));
                bars(page, "By claim type", types);
                months(page, claims);
                page.append("</div>\n");
            }
        }
    }

    private static void bars(StringBuilder page, String title, Map<String, Long> counts) {
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
        page.append("<section class=\"card\"><h3>").append(title).append("</h3>\n<ul class=\"bars\">\n");
        counts.forEach((name, count) -> {
            page.append("<li><span>").append(html(name)).append("</span>");
            ProfilePage.bar(page, (double) count / Math.max(1, most));
            page.append("<span class=\"n\">").append(TextFormat.count(count)).append("</span></li>\n");
        });
        page.append("</ul></section>\n");
    }

    private static void references(StringBuilder page, JsonNode document) {
        page.append("<section class=\"card\"><h3>Whom and what they refer to</h3>\n<table><thead><tr><th>Type</th>")
                .append(
                        "<th class=\"n\">Referred to</th><th class=\"n\">Not here</th><th class=\"n\">Repeated ids</th></tr></thead><tbody>\n");
        document.path("resources").properties().forEach(resource -> {
            JsonNode target = document.path("references").path(resource.getKey());
            JsonNode ids = resource.getValue().path("ids");
            page.append("<tr><td>")
                    .append(html(resource.getKey()))
                    .append("</td><td class=\"n\">")
                    .append(
                            target.isMissingNode()
                                    ? ""
                                    : TextFormat.count(target.path("distinct").asLong()))
                    .append("</td><td class=\"n\">")
                    .append(
                            target.path("missing").isNumber()
                                    ? TextFormat.count(target.path("missing").asLong())
                                    : "")
                    .append("</td><td class=\"n\">")
                    .append(
                            ids.path("exact").asBoolean()
                                    ? TextFormat.count(ids.path("repeated").asLong())
                                    : "not counted")
                    .append("</td></tr>\n");
        });
        page.append("</tbody></table>\n");
        if (!document.path("export").path("since").asText("").isEmpty()) {
            page.append(
                    "<p class=\"small soft\" style=\"margin:.7rem 0 0\">An export since a date brings only what has changed; what is not here is in an earlier one.</p>\n");
        }
        page.append("</section>\n");
    }

    private static void months(StringBuilder page, JsonNode claims) {
        page.append("<section class=\"card\"><h3>By month of service</h3>\n");
        JsonNode byMonth = claims.path("byMonth");
        if (byMonth.isEmpty()) {
            page.append("<p class=\"soft\">No claim says when its service began.</p></section>\n");
            return;
        }
        YearMonth first = null;
        YearMonth last = null;
        for (var names = byMonth.fieldNames(); names.hasNext(); ) {
            last = YearMonth.parse(names.next());
            first = first == null ? last : first;
        }
        YearMonth shown = first.isBefore(last.minusMonths(MOST_MONTHS - 1)) ? last.minusMonths(MOST_MONTHS - 1) : first;
        long most = 1;
        long earlier = 0;
        for (Map.Entry<String, JsonNode> month : byMonth.properties()) {
            if (YearMonth.parse(month.getKey()).isBefore(shown)) {
                earlier += month.getValue().asLong();
            } else {
                most = Math.max(most, month.getValue().asLong());
            }
        }
        page.append("<ol class=\"months\">\n");
        for (YearMonth month = shown; !month.isAfter(last); month = month.plusMonths(1)) {
            long count = byMonth.path(month.toString()).asLong();
            String says = month + ": " + TextFormat.some(count, "claim", "claims");
            page.append(count == 0 ? "<li class=\"none\"" : "<li")
                    .append(" title=\"")
                    .append(says)
                    .append("\"><i style=\"--v:")
                    .append(TextFormat.of("%.1f", 100.0 * count / most))
                    .append("%\"></i>");
            boolean roomy = shown.equals(last) || month.isBefore(last.minusMonths(3));
            if (roomy && (month.getMonthValue() == 1 || month.equals(shown) && month.getMonthValue() < 10)) {
                page.append("<span class=\"year\" aria-hidden=\"true\">")
                        .append(month.getYear())
                        .append("</span>");
            }
            page.append("<span class=\"hidden\">").append(says).append("</span></li>\n");
        }
        page.append("</ol>\n<p class=\"small soft\" style=\"margin:.5rem 0 0\">The highest bar stands for ")
                .append(TextFormat.some(most, "claim", "claims"))
                .append(earlier > 0 ? "; " + TextFormat.count(earlier) + " more before " + shown : "")
                .append(
                        claims.path("withoutMonth").asLong() > 0
                                ? "; "
                                        + TextFormat.count(
                                                claims.path("withoutMonth").asLong()) + " say no month"
                                : "")
                .append(".</p></section>\n");
    }
}
