package io.github.bcdacamel.control;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * One file of an export as an answer shows it.
 *
 * @param running an attempt is under way
 * @param nextAt when the pause before the next attempt ends; null when none is to come
 */
public record FileView(
        String name,
        String kind,
        String type,
        String state,
        boolean running,
        int attempts,
        Instant nextAt,
        String landedName,
        Long resources,
        Long bytes,
        String sha256,
        Integer exitCode,
        String problem) {

    static FileView of(Map<String, Object> row) {
        String state = (String) row.get("state");
        boolean running = (Boolean) row.get("running");
        return new FileView(
                (String) row.get("name"),
                ((String) row.get("kind")).toLowerCase(Locale.ROOT),
                (String) row.get("type"),
                state,
                running,
                ((Number) row.get("attempts")).intValue(),
                running || !state.equals("pending") ? null : RowReader.instant(row.get("nextAt")),
                (String) row.get("landedName"),
                (Long) row.get("resources"),
                (Long) row.get("bytes"),
                (String) row.get("sha256"),
                row.get("exitCode") == null ? null : ((Number) row.get("exitCode")).intValue(),
                (String) row.get("problem"));
    }
}
