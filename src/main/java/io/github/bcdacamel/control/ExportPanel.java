package io.github.bcdacamel.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The newest export of a feed on the status page: its stages, how far it is, its files by type, its speed. */
final class ExportPanel {

    private static final List<String> STAGES = List.of("Kick-off", "Job at BCDA", "Files", "Receipt");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})(?:\\.\\d+)?\\s?%");

    private final ExportView export;
    private final Throughput speed;
    private final Instant now;

    ExportPanel(ExportView export, Throughput speed, Instant now) {
        this.export = export;
        this.speed = speed;
        this.now = now;
    }

    HtmlFragment html() {
        return HtmlFragment.of(
                """
                <div class="export">
                <h3>%s export <span class="quiet">%s, began %s, %s</span></h3>
                %s
                %s
                %s
                %s
                </div>
                """,
                export.kind().equals("full") ? "Full" : "Incremental",
                export.id(),
                DisplayFormat.time(export.startedAt(), now),
                (export.open() ? "runs for " : "took ") + DisplayFormat.duration(export.took(now)),
                stages(),
                progress(),
                export.manifestAt() == null ? HtmlFragment.NONE : speed.chart(),
                types());
    }

    /** From 0, the kick-off, to 4, all over. */
    private int stage() {
        return switch (export.state()) {
            case "requested", "kicking-off" -> 0;
            case "waiting" -> 1;
            case "downloading" -> 2;
            case "finishing" -> 3;
            case "finished" -> 4;
            default -> export.manifestAt() != null ? 2 : export.kickedOffAt() != null ? 1 : 0;
        };
    }

    private HtmlFragment stages() {
        int reached = stage();
        List<HtmlFragment> items = new ArrayList<>();
        for (int i = 0; i < STAGES.size(); i++) {
            String mood = i < reached ? "done" : i > reached ? "ahead" : export.isTroubled() ? "broken" : "current";
            String said =
                    switch (mood) {
                        case "done" -> "done";
                        case "ahead" -> "not yet";
                        case "broken" -> "stopped here";
                        default -> "under way";
                    };
            items.add(HtmlFragment.of(
                    "<li class=\"%s\"%s>%s <span class=\"hidden\">(%s)</span></li>",
                    mood,
                    mood.equals("current") ? new HtmlFragment(" aria-current=\"step\"") : HtmlFragment.NONE,
                    STAGES.get(i),
                    said));
        }
        return HtmlFragment.of("<ol class=\"stages\">%s</ol>", HtmlFragment.join(items));
    }

    private HtmlFragment progress() {
        if (!export.open()) {
            return HtmlFragment.NONE;
        }
        ProgressView files = export.progress();
        if (export.state().equals("waiting")) {
            Matcher percent = PERCENT.matcher(export.jobProgress() == null ? "" : export.jobProgress());
            HtmlFragment bar = percent.find()
                    ? HtmlFragment.of(
                            "<progress max=\"100\" value=\"%s\" aria-label=\"The job\"></progress>", percent.group(1))
                    : HtmlFragment.of("<progress aria-label=\"The job\"></progress>");
            return HtmlFragment.of(
                    "%s<p>BCDA prepares the data%s <span class=\"quiet\">asked %s</span></p>",
                    bar,
                    export.jobProgress() == null ? "." : ": " + export.jobProgress() + ".",
                    DisplayFormat.count(export.statusChecks(), "time", "times"));
        }
        if (files.files() == 0) {
            return HtmlFragment.NONE;
        }
        return HtmlFragment.of(
                "<progress max=\"%s\" value=\"%s\" aria-label=\"Files delivered\"></progress><p>%s of %s delivered%s%s%s</p>%s",
                files.files(),
                files.delivered(),
                DisplayFormat.number(files.delivered()),
                DisplayFormat.count(files.files(), "file", "files"),
                files.secondsLeft() == null || files.delivered() == files.files()
                        ? ""
                        : ", about " + DisplayFormat.duration(Duration.ofSeconds(files.secondsLeft())) + " left",
                files.failed() == 0 ? "" : ", " + DisplayFormat.number(files.failed()) + " failed",
                files.retries() == 0 ? "" : ", " + DisplayFormat.count(files.retries(), "retry", "retries"),
                export.filesExpireAt() == null
                        ? HtmlFragment.NONE
                        : HtmlFragment.of(
                                "<p class=\"quiet\">BCDA deletes the files %s.</p>",
                                DisplayFormat.time(export.filesExpireAt(), now)));
    }

    private HtmlFragment types() {
        if (export.types().isEmpty()) {
            return HtmlFragment.NONE;
        }
        List<HtmlFragment> rows = export.types().stream()
                .map(type -> HtmlFragment.of(
                        "<tr><th scope=\"row\">%s%s</th><td class=\"number\">%s</td><td class=\"number\">%s</td><td"
                                + " class=\"number\">%s</td></tr>",
                        type.type(),
                        type.kind().equals("output") ? "" : " (" + type.kind() + ")",
                        type.delivered() == type.files()
                                ? DisplayFormat.number(type.files())
                                : DisplayFormat.number(type.delivered()) + " of " + DisplayFormat.number(type.files()),
                        DisplayFormat.number(type.resources()),
                        DisplayFormat.size(type.bytes())))
                .toList();
        ProgressView all = export.progress();
        return HtmlFragment.of(
                """
                <table>
                <caption class="hidden">Files by resource type</caption>
                <thead><tr><th scope="col">Resource type</th><th scope="col" class="number">Files</th><th scope="col" class="number">Resources</th><th scope="col" class="number">Size</th></tr></thead>
                <tbody>%s</tbody>
                <tfoot><tr><th scope="row">Total</th><td class="number">%s</td><td class="number">%s</td><td class="number">%s</td></tr></tfoot>
                </table>
                """,
                HtmlFragment.join(rows),
                DisplayFormat.number(all.files()),
                DisplayFormat.number(all.resources()),
                DisplayFormat.size(all.bytes()));
    }
}
