package io.github.bcdacamel.control;

import io.github.bcdacamel.ledger.LedgerReader.TroubledFile;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * One feed on the status page.
 *
 * @param profiled the newest export that has a data profile; null when none has
 * @param profile what that profile says in brief; null when there is none
 * @param tabled the newest export that has tables; null when none has
 * @param tables what its receipt says of them; null when there are none
 * @param marts what is made of all tables; null when there are none
 * @param token that its buttons carry
 */
record FeedPanel(
        FeedView feed,
        Throughput speed,
        List<TroubledFile> files,
        String profiled,
        ProfileBrief profile,
        String tabled,
        TablesBrief tables,
        MartsBrief marts,
        String token,
        Instant now) {

    String name() {
        return feed.info().name();
    }

    Standing standing() {
        return Standing.of(feed, now);
    }

    String request() {
        FeedInfo info = feed.info();
        String group = info.group() == null ? "every patient" : "group " + info.group();
        String types = info.types().isEmpty() ? "all types" : String.join(", ", info.types());
        return info.server() + " · " + group + " · " + types + " · to " + String.join(", ", info.destinations());
    }

    /** What the copy is complete up to; null when the server's text is no instant. */
    Instant since() {
        try {
            return OffsetDateTime.parse(feed.since()).toInstant();
        } catch (DateTimeParseException another) {
            return null;
        }
    }

    /** The last export that failed or stopped; null when none did. */
    ExportView failed() {
        return feed.exports().stream()
                .filter(ExportView::isTroubled)
                .findFirst()
                .orElse(null);
    }

    /** Whether something is wrong now, not only in the past. */
    boolean isTroubled() {
        return !files.isEmpty()
                || !feed.exports().isEmpty() && feed.exports().get(0).isTroubled();
    }
}
