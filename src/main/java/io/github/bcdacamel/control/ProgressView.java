package io.github.bcdacamel.control;

import io.github.bcdacamel.ledger.LedgerReader.TypeCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How far an export's files are.
 *
 * @param secondsLeft at the pace so far; null when it cannot be told
 */
public record ProgressView(
        long files, long delivered, long failed, long resources, long bytes, long retries, Long secondsLeft) {

    /** @param since when the first file could be fetched; null when none could, or none is under way */
    static ProgressView of(List<TypeCount> types, Instant since, Instant now) {
        long files = types.stream().mapToLong(TypeCount::files).sum();
        long delivered = types.stream().mapToLong(TypeCount::delivered).sum();
        long failed = types.stream().mapToLong(TypeCount::failed).sum();
        Long left = null;
        if (since != null && delivered > 0) {
            double each = Math.max(0, Duration.between(since, now).toMillis()) / 1000.0 / delivered;
            left = Math.round(each * Math.max(0, files - delivered - failed));
        }
        return new ProgressView(
                files,
                delivered,
                failed,
                types.stream().mapToLong(TypeCount::resources).sum(),
                types.stream().mapToLong(TypeCount::bytes).sum(),
                types.stream().mapToLong(TypeCount::retries).sum(),
                left);
    }
}
