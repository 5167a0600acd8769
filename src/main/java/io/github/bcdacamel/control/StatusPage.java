package io.github.bcdacamel.control;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The page for people: every feed, what it does, and what it needs. One document without anything from outside; it
 * refreshes itself by its script, or by the browser where scripts are off. One feed's part is {@link FeedSection}'s.
 */
public final class StatusPage {

    private static final int EXPORTS = 8;
    private static final int SECONDS_WITHOUT_SCRIPT = 15;

    private final FeedCommands steering;
    private final ButtonParser buttons;
    private final String version;
    private final Clock clock;

    public StatusPage(FeedCommands steering, ButtonParser buttons, String version, Clock clock) {
        this.steering = steering;
        this.buttons = buttons;
        this.version = version;
        this.clock = clock;
    }

    /** What is read for it. */
    public ApiCall call() {
        return ApiCall.ofThePage(EXPORTS);
    }

    /**
     * @param throughput rows of {@code read-throughput.sql}
     * @param problems rows of {@code read-problems.sql}
     */
    public ApiResponse show(
            List<FeedView> feeds, List<Map<String, Object>> throughput, List<Map<String, Object>> problems) {
        Instant now = clock.instant();
        Map<String, List<Map<String, Object>>> speeds = byFeed(throughput);
        Map<String, List<Map<String, Object>>> troubles = byFeed(problems);
        List<HtmlFragment> sections = feeds.stream()
                .map(feed -> {
                    String name = feed.info().name();
                    Throughput speed = Throughput.of(speeds.getOrDefault(name, List.of()));
                    return new FeedSection(
                                    feed,
                                    speed,
                                    troubles.getOrDefault(name, List.of()),
                                    export -> steering.profileBrief(name, export),
                                    buttons,
                                    now)
                            .html();
                })
                .toList();
        return ApiResponse.page(
                document(summary(feeds, now), HtmlFragment.join(sections), now).text());
    }

    private HtmlFragment document(String summary, HtmlFragment sections, Instant now) {
        return HtmlFragment.of(
                """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <noscript><meta http-equiv="refresh" content="%s"></noscript>
                <title>%s · bcda-camel</title>
                <link rel="icon" href="data:image/svg+xml,%%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%%3E%%3Crect width='16' height='16' rx='4' fill='%%230b7a75'/%%3E%%3Cpath d='M4 8.5l3 3 5-6' fill='none' stroke='white' stroke-width='2'/%%3E%%3C/svg%%3E">
                <style>%s</style>
                </head>
                <body>
                <header>
                <h1>bcda-camel</h1>
                <p id="summary" role="status">%s</p>
                </header>
                <main id="feeds">
                %s
                </main>
                <footer>
                <p>As of <time id="now" datetime="%s">%s</time><span id="refresh"></span></p>
                <p>Version %s · <a href="/api/v1/feeds">as JSON</a> · <a href="/api/v1/openapi.json">the API</a></p>
                </footer>
                <script>%s</script>
                </body>
                </html>
                """,
                SECONDS_WITHOUT_SCRIPT,
                summary,
                new HtmlFragment(StatusAssets.STYLE),
                summary,
                sections,
                now,
                now.toString().replaceFirst("T(\\d\\d:\\d\\d:\\d\\d).*", ", $1 UTC"),
                version,
                new HtmlFragment(StatusAssets.SCRIPT));
    }

    private static String summary(List<FeedView> feeds, Instant now) {
        long running = feeds.stream()
                .filter(feed -> Standing.of(feed, now) == Standing.RUNNING)
                .count();
        long troubled = feeds.stream()
                .filter(feed -> Standing.of(feed, now).needsAttention())
                .count();
        String attention = troubled == 0
                ? "Nothing needs attention"
                : DisplayFormat.count(troubled, "feed needs attention", "feeds need attention");
        return attention
                + (running == 0 ? "" : ", " + DisplayFormat.count(running, "export is running", "exports are running"));
    }

    private static Map<String, List<Map<String, Object>>> byFeed(List<Map<String, Object>> rows) {
        Map<String, List<Map<String, Object>>> byFeed = new HashMap<>();
        rows.forEach(row -> byFeed.computeIfAbsent((String) row.get("feed"), feed -> new java.util.ArrayList<>())
                .add(row));
        return byFeed;
    }
}
