package io.github.bcdacamel.control;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.bcdacamel.ledger.ExportRow;
import io.github.bcdacamel.ledger.ExportState;
import io.github.bcdacamel.ledger.LedgerReader.TypeCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One export as an answer or the status page shows it. */
public record ExportView(
        @JsonUnwrapped ExportRow row,
        ProgressView progress,
        @JsonIgnoreProperties({"feed", "exportId"}) List<TypeCount> types) {

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})(?:\\.\\d+)?\\s?%");

    static ExportView of(ExportRow row, List<TypeCount> types, Instant now) {
        boolean downloading = row.running() && row.state() == ExportState.DOWNLOADING;
        return new ExportView(row, ProgressView.of(types, downloading ? row.manifestAt() : null, now), types);
    }

    ExportView withoutTypes() {
        return new ExportView(row, progress, List.of());
    }

    /** It ended or stopped with a failure. */
    boolean isTroubled() {
        return row.exitCode() != null && row.exitCode() != 0;
    }

    boolean isDelivered() {
        return row.state() == ExportState.FINISHED;
    }

    Duration took(Instant now) {
        return Duration.between(row.startedAt(), row.finishedAt() == null ? now : row.finishedAt());
    }

    /** From 0, the kick-off, to 4, all done; for one that ended otherwise, how far it came. */
    int stage() {
        return switch (row.state()) {
            case REQUESTED, KICKING_OFF -> 0;
            case WAITING -> 1;
            case DOWNLOADING -> 2;
            case FINISHING -> 3;
            case FINISHED -> 4;
            case FAILED, CANCELLED -> row.manifestAt() != null ? 2 : row.kickedOffAt() != null ? 1 : 0;
        };
    }

    /** How far BCDA says that the job is; null when it does not say. */
    String jobPercent() {
        Matcher percent = PERCENT.matcher(row.jobProgress() == null ? "" : row.jobProgress());
        return percent.find() ? percent.group(1) : null;
    }
}
