package io.github.bcdacamel.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One export as an answer or the page shows it, read from the ledger's rows.
 *
 * @param kind full or incremental
 * @param open not over
 * @param running some process drives it
 * @param filesExpireAt when BCDA deletes the job's files; null unless they are being fetched
 * @param exitCode what it ended or was stopped with; null while nothing is wrong
 */
public record ExportView(
        String feed,
        String id,
        String kind,
        String state,
        boolean open,
        boolean running,
        String since,
        String transactionTime,
        Instant startedAt,
        Instant kickedOffAt,
        Instant manifestAt,
        Instant finishedAt,
        Instant filesExpireAt,
        String jobProgress,
        long statusChecks,
        Integer exitCode,
        String message,
        ProgressView progress,
        List<TypeTally> types) {

    private static final Duration FILES_LIVE = Duration.ofHours(24);

    static ExportView of(Map<String, Object> row, List<TypeTally> types, Instant now) {
        String state = (String) row.get("state");
        boolean open = (Boolean) row.get("open");
        Instant manifestAt = RowReader.instant(row.get("manifestAt"));
        boolean fetching = open && state.equals("downloading") && manifestAt != null;
        boolean running = open && (Boolean) row.get("running");
        String jobProgress = (String) row.get("jobProgress");
        return new ExportView(
                (String) row.get("feed"),
                (String) row.get("id"),
                row.get("since") == null ? "full" : "incremental",
                state,
                open,
                running,
                (String) row.get("since"),
                (String) row.get("transactionTime"),
                RowReader.instant(row.get("startedAt")),
                RowReader.instant(row.get("kickedOffAt")),
                manifestAt,
                RowReader.instant(row.get("finishedAt")),
                fetching ? manifestAt.plus(FILES_LIVE) : null,
                jobProgress == null || jobProgress.isEmpty() || !state.equals("waiting") ? null : jobProgress,
                RowReader.number(row.get("statusChecks")),
                row.get("exitCode") == null ? null : ((Number) row.get("exitCode")).intValue(),
                (String) row.get("message"),
                ProgressView.of(types, fetching && running ? manifestAt : null, now),
                types);
    }

    /** It has ended or stopped with a failure, and is not over well. */
    boolean isTroubled() {
        return exitCode != null && exitCode != 0;
    }

    boolean isDelivered() {
        return state.equals("finished");
    }

    Duration took(Instant now) {
        return Duration.between(startedAt, finishedAt == null ? now : finishedAt);
    }

    ExportView withoutTypes() {
        return new ExportView(
                feed,
                id,
                kind,
                state,
                open,
                running,
                since,
                transactionTime,
                startedAt,
                kickedOffAt,
                manifestAt,
                finishedAt,
                filesExpireAt,
                jobProgress,
                statusChecks,
                exitCode,
                message,
                progress,
                List.of());
    }
}
