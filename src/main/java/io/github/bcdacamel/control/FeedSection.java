package io.github.bcdacamel.control;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One feed on the status page: how it stands, what runs, what went wrong, what was before. */
final class FeedSection {

    private final FeedView feed;
    private final Throughput speed;
    private final List<Map<String, Object>> problems;
    private final Function<String, Optional<ProfileBrief>> profiles;
    private final ButtonParser buttons;
    private final Instant now;

    /** @param profiles what the data profile of an export says in brief, by the export's id */
    FeedSection(
            FeedView feed,
            Throughput speed,
            List<Map<String, Object>> problems,
            Function<String, Optional<ProfileBrief>> profiles,
            ButtonParser buttons,
            Instant now) {
        this.feed = feed;
        this.speed = speed;
        this.problems = problems;
        this.profiles = profiles;
        this.buttons = buttons;
        this.now = now;
    }

    HtmlFragment html() {
        FeedInfo info = feed.info();
        ExportView open = feed.open();
        return HtmlFragment.of(
                """
                <section class="feed" aria-labelledby="feed-%s">
                <div class="head">
                <h2 id="feed-%s">%s</h2>
                %s
                <p class="quiet">%s</p>
                </div>
                %s
                %s
                %s
                %s
                %s
                <div class="acts">%s</div>
                </section>
                """,
                info.name(),
                info.name(),
                info.name(),
                Standing.of(feed, now).badge(),
                what(info),
                facts(info),
                feed.exports().isEmpty()
                        ? HtmlFragment.NONE
                        : new ExportPanel(feed.exports().get(0), speed, now).html(),
                profile(),
                trouble(),
                history(),
                open == null
                        ? buttons.kickOff(info.name())
                        : HtmlFragment.join(List.of(
                                open.running() ? HtmlFragment.NONE : buttons.resume(open), buttons.cancel(open))));
    }

    /** Of the newest export that has one: what the data look like, and what has changed. */
    private HtmlFragment profile() {
        for (ExportView export : feed.exports()) {
            Optional<ProfileBrief> brief = profiles.apply(export.id());
            if (brief.isPresent()) {
                return HtmlFragment.of(
                        "<p><a href=\"/api/v1/feeds/%s/exports/%s/profile\">Data profile</a> <span class=\"quiet\">of"
                                + " %s:</span> %s</p>",
                        feed.info().name(),
                        export.id(),
                        export.id(),
                        brief.get().words());
            }
        }
        return HtmlFragment.NONE;
    }

    private static String what(FeedInfo info) {
        String group = info.group() == null ? "every patient" : "group " + info.group();
        String types = info.types().isEmpty() ? "all types" : String.join(", ", info.types());
        return info.server() + " · " + group + " · " + types + " · to " + String.join(", ", info.destinations());
    }

    private HtmlFragment facts(FeedInfo info) {
        List<HtmlFragment> facts = new ArrayList<>();
        facts.add(fact("Last success", feed.lastSuccessAt() == null ? never() : shown(feed.lastSuccessAt())));
        facts.add(fact("Complete up to", feed.since() == null ? never() : since(feed.since())));
        facts.add(fact(
                "Next due",
                info.nextDueAt() == null
                        ? HtmlFragment.of("<span class=\"quiet\">no schedule</span>")
                        : HtmlFragment.of(
                                "%s <span class=\"quiet\">%s, %s</span>",
                                DisplayFormat.time(info.nextDueAt(), now), info.schedule(), info.timeZone())));
        if (info.credentialsEndAt() != null) {
            HtmlFragment end = shown(info.credentialsEndAt());
            facts.add(fact(
                    "Credentials end",
                    Standing.endsSoon(feed, now) ? HtmlFragment.of("<strong>%s</strong>", end) : end));
        }
        return HtmlFragment.of("<dl class=\"facts\">%s</dl>", HtmlFragment.join(facts));
    }

    private static HtmlFragment fact(String name, HtmlFragment value) {
        return HtmlFragment.of("<div><dt>%s</dt><dd>%s</dd></div>", name, value);
    }

    private static HtmlFragment never() {
        return HtmlFragment.of("<span class=\"quiet\">never yet</span>");
    }

    private HtmlFragment shown(Instant time) {
        return DisplayFormat.timeInFull(time, now);
    }

    /** A server's text, which need not be an instant. */
    private HtmlFragment since(String text) {
        try {
            return shown(java.time.OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException another) {
            return HtmlFragment.of("%s", text);
        }
    }

    /** The last failure, with its cause and what to do, and the files that hold the open export up. */
    private HtmlFragment trouble() {
        ExportView failed = feed.exports().stream()
                .filter(ExportView::isTroubled)
                .findFirst()
                .orElse(null);
        if (failed == null && problems.isEmpty()) {
            return HtmlFragment.NONE;
        }
        List<HtmlFragment> items = new ArrayList<>();
        if (failed != null) {
            items.add(HtmlFragment.of(
                    "<p><strong>Export %s</strong> <span class=\"quiet\">%s, exit code %s</span></p><p>%s</p>",
                    failed.id(),
                    failed.finishedAt() == null ? "open" : DisplayFormat.distance(failed.finishedAt(), now),
                    failed.exitCode(),
                    failed.message()));
        }
        List<HtmlFragment> files = problems.stream()
                .map(row -> HtmlFragment.of(
                        "<li><strong>%s</strong> <span class=\"quiet\">%s, %s</span> %s</li>",
                        row.get("name"),
                        row.get("state"),
                        DisplayFormat.count(RowReader.number(row.get("attempts")), "attempt", "attempts"),
                        row.get("problem")))
                .toList();
        boolean current = failed != null && failed == feed.exports().get(0) || !problems.isEmpty();
        return HtmlFragment.of(
                "<details class=\"trouble\" id=\"trouble-%s\"%s><summary>%s</summary>%s%s</details>",
                feed.info().name(),
                current ? new HtmlFragment(" open") : HtmlFragment.NONE,
                current ? "What is wrong, and what to do" : "The last failure",
                HtmlFragment.join(items),
                HtmlFragment.when(!files.isEmpty(), "<ul>%s</ul>", HtmlFragment.join(files)));
    }

    private HtmlFragment history() {
        if (feed.exports().size() < 2) {
            return HtmlFragment.NONE;
        }
        List<HtmlFragment> rows = feed.exports().stream()
                .map(export -> HtmlFragment.of(
                        "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td class=\"number\">%s</td><td"
                                + " class=\"number\">%s</td><td class=\"number\">%s</td></tr>",
                        DisplayFormat.time(export.startedAt(), now),
                        export.kind(),
                        Standing.of(export).badgeOfExport(),
                        DisplayFormat.duration(export.took(now)),
                        DisplayFormat.number(export.progress().resources()),
                        DisplayFormat.size(export.progress().bytes())))
                .toList();
        return HtmlFragment.of("""
                <details id="history-%s"><summary>The last %s exports</summary>
                <div class="scroll" tabindex="0" role="region" aria-label="The last exports of %s"><table>
                <thead><tr><th scope="col">Began</th><th scope="col">Kind</th><th scope="col">End</th><th scope="col" class="number">Took</th><th scope="col" class="number">Resources</th><th scope="col" class="number">Size</th></tr></thead>
                <tbody>%s</tbody></table></div></details>
                """, feed.info().name(), rows.size(), feed.info().name(), HtmlFragment.join(rows));
    }
}
