package io.github.bcdacamel.control;

import static java.util.stream.Collectors.groupingBy;

import io.github.bcdacamel.html.DisplayFormat;
import io.github.bcdacamel.html.HtmlRenderer;
import io.github.bcdacamel.ledger.LedgerReader;
import io.github.bcdacamel.ledger.LedgerReader.Slot;
import io.github.bcdacamel.ledger.LedgerReader.TroubledFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The page for people: every feed, what it does, and what it needs. One document that loads nothing; it refreshes by its
 * script, or by the browser where scripts are off. How it looks is the template's, {@code control/status.jte}.
 */
public final class StatusPage {

    static final String SCRIPT = HtmlRenderer.resource(StatusPage.class, "status.js");

    /** By their hashes: whatever else got into the page would not run. */
    static final String POLICY =
            "default-src 'none'; style-src '" + hash(HtmlRenderer.STYLE) + "'; script-src '" + hash(SCRIPT)
                    + "'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final int EXPORTS = 8;

    private final FeedCommands feeds;
    private final LedgerReader ledger;
    private final ButtonParser buttons;
    private final String version;
    private final Clock clock;

    record Model(String summary, List<FeedPanel> feeds, Instant now, String version) {}

    public StatusPage(FeedCommands feeds, LedgerReader ledger, ButtonParser buttons, String version, Clock clock) {
        this.feeds = feeds;
        this.ledger = ledger;
        this.buttons = buttons;
        this.version = version;
        this.clock = clock;
    }

    /** What is read for it. */
    public ApiCall call() {
        return ApiCall.ofThePage(EXPORTS);
    }

    public ApiResponse show(List<FeedView> shown) {
        Instant now = clock.instant();
        Map<String, List<Slot>> slots = ledger.throughput().stream().collect(groupingBy(Slot::feed));
        Map<String, List<TroubledFile>> files = ledger.problems().stream().collect(groupingBy(TroubledFile::feed));
        List<FeedPanel> panels = shown.stream()
                .map(feed -> {
                    String name = feed.info().name();
                    return panel(feed, slots.getOrDefault(name, List.of()), files.getOrDefault(name, List.of()), now);
                })
                .toList();
        Model model = new Model(summary(panels), panels, now, version);
        return ApiResponse.page(HtmlRenderer.render("control/status.jte", model));
    }

    private FeedPanel panel(FeedView feed, List<Slot> slots, List<TroubledFile> files, Instant now) {
        Newest<ProfileBrief> profile = newest(feed, feeds::profileBrief);
        Newest<TablesBrief> tables = newest(feed, feeds::tablesBrief);
        return new FeedPanel(
                feed,
                Throughput.of(slots),
                files,
                profile.export(),
                profile.brief(),
                tables.export(),
                tables.brief(),
                feeds.martsBrief(feed.info().name()).orElse(null),
                buttons.token(),
                now);
    }

    private record Newest<T>(String export, T brief) {}

    /** The newest export of which there is something in brief. */
    private static <T> Newest<T> newest(FeedView feed, BiFunction<String, String, Optional<T>> briefs) {
        for (ExportView export : feed.exports()) {
            String id = export.row().id();
            Optional<T> brief = briefs.apply(feed.info().name(), id);
            if (brief.isPresent()) {
                return new Newest<>(id, brief.get());
            }
        }
        return new Newest<>(null, null);
    }

    private static String summary(List<FeedPanel> feeds) {
        long running = feeds.stream()
                .filter(feed -> feed.standing() == Standing.RUNNING)
                .count();
        long troubled =
                feeds.stream().filter(feed -> feed.standing().needsAttention()).count();
        String attention = troubled == 0
                ? "Nothing needs attention"
                : DisplayFormat.count(troubled, "feed needs attention", "feeds need attention");
        return attention
                + (running == 0 ? "" : ", " + DisplayFormat.count(running, "export is running", "exports are running"));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
