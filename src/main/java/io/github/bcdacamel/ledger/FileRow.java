package io.github.bcdacamel.ledger;

import java.time.Instant;

/**
 * One file of an export as the control API shows it.
 *
 * @param running an attempt is in progress
 * @param nextAt when the next attempt is due; null when none is to come
 */
public record FileRow(
        String name,
        String kind,
        String type,
        FileState state,
        boolean running,
        int attempts,
        Instant nextAt,
        String landedName,
        Long resources,
        Long bytes,
        String sha256,
        Integer exitCode,
        String problem) {}
