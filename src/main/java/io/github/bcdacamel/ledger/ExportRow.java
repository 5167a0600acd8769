package io.github.bcdacamel.ledger;

import java.time.Instant;

/**
 * One export as the control API and the status page show it.
 *
 * @param kind full or incremental
 * @param open not over
 * @param running a process is working on it
 * @param filesExpireAt when BCDA deletes the job's files; null unless they are being downloaded
 * @param jobProgress what BCDA said last about the job; null unless the export is waiting for it
 * @param exitCode what it ended or stopped with; null while nothing is wrong
 */
public record ExportRow(
        String feed,
        String id,
        String kind,
        ExportState state,
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
        String message) {}
