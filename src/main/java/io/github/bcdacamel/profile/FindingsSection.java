package io.github.bcdacamel.profile;

import static io.github.bcdacamel.profile.TextFormat.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a reader should look at, worst first, and everything that has changed. */
final class FindingsSection {

    private static final int SHOWN = 30;
    private static final Set<String> REMARKS =
            Set.of("bad-lines", "other-types", "missing-target", "many-ids", "repeated-ids", "unlisted", "mixed-types");

    private FindingsSection() {}

    static void alerts(StringBuilder page, JsonNode document) {
        List<JsonNode> serious = new ArrayList<>();
        int notes = 0;
        for (JsonNode finding : document.path("findings")) {
            if (finding.path("level").asText().equals("note")) {
                notes++;
            } else {
                serious.add(finding);
            }
        }
        page.append("<h2 id=\"findings\">What to look at</h2>\n");
        if (serious.isEmpty()) {
            page.append("<p class=\"card calm\">Nothing alarming, and nothing to warn of.");
        } else {
            list(page, serious);
            page.append("<p class=\"small soft\" style=\"margin-top:.8rem\">");
        }
        if (notes > 0) {
            page.append(" Besides, there ")
                    .append(notes == 1 ? "is " : "are ")
                    .append(TextFormat.some(notes, "note", "notes"))
                    .append(" under <a href=\"#drift\">changes</a>.");
        }
        page.append("</p>\n");
    }

    static void drift(StringBuilder page, JsonNode document) {
        JsonNode drift = document.path("drift");
        page.append("<h2 id=\"drift\">What has changed</h2>\n");
        if (drift.path("comparedWith").isTextual()) {
            page.append("<p>Compared with <b>")
                    .append(html(drift.path("comparedWith").asText()))
                    .append("</b>, the last finished export that asked for the same.</p>\n");
        } else {
            page.append("<p class=\"card\">")
                    .append(html(drift.path("note").asText()))
                    .append("</p>\n");
        }
        List<JsonNode> rest = new ArrayList<>();
        List<JsonNode> changes = new ArrayList<>();
        for (JsonNode finding : document.path("findings")) {
            boolean remark = REMARKS.contains(finding.path("kind").asText());
            if (!remark) {
                changes.add(finding);
            } else if (finding.path("level").asText().equals("note")) {
                rest.add(finding);
            }
        }
        changes.addAll(rest);
        if (changes.isEmpty()) {
            if (drift.path("comparedWith").isTextual()) {
                page.append(
                        "<p class=\"card calm\">Nothing: the same keys, types and slices, and about the same shares.</p>\n");
            }
            return;
        }
        list(page, changes);
    }

    private static void list(StringBuilder page, List<JsonNode> findings) {
        items(page, findings.subList(0, Math.min(SHOWN, findings.size())));
        if (findings.size() > SHOWN) {
            page.append("<details class=\"fold\" style=\"margin-top:.6rem\"><summary>")
                    .append(TextFormat.count(findings.size() - SHOWN))
                    .append(" more</summary><div>\n");
            items(page, findings.subList(SHOWN, findings.size()));
            page.append("</div></details>\n");
        }
    }

    private static void items(StringBuilder page, List<JsonNode> findings) {
        page.append("<ul class=\"findings\">\n");
        for (JsonNode finding : findings) {
            String level = finding.path("level").asText();
            page.append("<li class=\"")
                    .append(html(level.toLowerCase(Locale.ROOT)))
                    .append("\"><span class=\"level\">")
                    .append(mark(level))
                    .append(' ')
                    .append(html(level))
                    .append("</span><span class=\"what\"><b>")
                    .append(html(finding.path("resource").asText()))
                    .append("</b> <code>")
                    .append(html(finding.path("path").asText()))
                    .append("</code></span><span class=\"say\">")
                    .append(html(finding.path("message").asText()))
                    .append("</span></li>\n");
        }
        page.append("</ul>\n");
    }

    /** Colour is never the only sign. */
    private static String mark(String level) {
        String sign =
                switch (level) {
                    case "alarm" -> "▲";
                    case "warning" -> "●";
                    default -> "○";
                };
        return "<span aria-hidden=\"true\">" + sign + "</span>";
    }
}
