package io.github.bcdacamel.control;

import io.github.bcdacamel.ledger.ExportState;
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
        Standing newest = feed.exports().isEmpty() ? NEW : of(feed.exports().get(0));
        return (newest == NEW || newest == UP_TO_DATE) && endsSoon(feed, now) ? CREDENTIALS_END : newest;
    }

    /** Of one export among others. */
    static Standing of(ExportView export) {
        if (export.row().open()) {
            return export.row().running() || !export.isTroubled() ? RUNNING : STOPPED;
        }
        if (export.row().state() == ExportState.CANCELLED) {
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

    String words() {
        return words;
    }

    String mood() {
        return mood;
    }

    /** In the past tense for what is over. */
    String wordsOfExport() {
        return this == UP_TO_DATE ? "Delivered" : words;
    }

    /** Within a week, or over. */
    static boolean endsSoon(FeedView feed, Instant now) {
        Instant end = feed.info().credentialsEndAt();
        return end != null && end.isBefore(now.plus(WARN_BEFORE));
    }
}
