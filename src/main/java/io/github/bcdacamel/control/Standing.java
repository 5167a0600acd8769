package io.github.bcdacamel.control;

import java.time.Duration;
import java.time.Instant;

/** How a feed stands, in a word. */
enum Standing {
    RUNNING("Running", "busy"),
    UP_TO_DATE("Up to date", "good"),
    NEW("No export yet", "calm"),
    CANCELLED("Cancelled", "calm"),
    STOPPED("Stopped", "bad"),
    FAILED("Failed", "bad"),
    WITH_ERRORS("Delivered with errors", "warn"),
    CREDENTIALS_END("Credentials end soon", "warn");

    private static final Duration WARN_BEFORE = Duration.ofDays(7);

    private final String words;
    private final String mood;

    Standing(String words, String mood) {
        this.words = words;
        this.mood = mood;
    }

    static Standing of(FeedView feed, Instant now) {
        if (feed.exports().isEmpty()) {
            return endsSoon(feed, now) ? CREDENTIALS_END : NEW;
        }
        ExportView newest = feed.exports().get(0);
        if (newest.open()) {
            return newest.running() || !newest.isTroubled() ? RUNNING : STOPPED;
        }
        if (newest.state().equals("cancelled")) {
            return CANCELLED;
        }
        if (newest.isTroubled()) {
            return newest.isDelivered() ? WITH_ERRORS : FAILED;
        }
        return endsSoon(feed, now) ? CREDENTIALS_END : UP_TO_DATE;
    }

    /** Of one export among others. */
    static Standing of(ExportView export) {
        if (export.open()) {
            return export.running() || !export.isTroubled() ? RUNNING : STOPPED;
        }
        if (export.state().equals("cancelled")) {
            return CANCELLED;
        }
        if (!export.isDelivered()) {
            return FAILED;
        }
        return export.isTroubled() ? WITH_ERRORS : UP_TO_DATE;
    }

    boolean needsAttention() {
        return !mood.equals("good") && !mood.equals("busy") && !mood.equals("calm");
    }

    HtmlFragment badge() {
        return badge(words);
    }

    /** In the past tense for what is over. */
    HtmlFragment badgeOfExport() {
        return badge(this == UP_TO_DATE ? "Delivered" : words);
    }

    private HtmlFragment badge(String shown) {
        return HtmlFragment.of("<span class=\"badge %s\">%s</span>", mood, shown);
    }

    /** Within a week, or over. */
    static boolean endsSoon(FeedView feed, Instant now) {
        Instant end = feed.info().credentialsEndAt();
        return end != null && end.isBefore(now.plus(WARN_BEFORE));
    }
}
