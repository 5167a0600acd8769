package io.github.bcdacamel.control;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Values of the ledger's rows, of which each database has types of its own. */
final class RowReader {

    private RowReader() {}

    static long number(Object value) {
        return value == null ? 0 : ((Number) value).longValue();
    }

    static Instant instant(Object time) {
        if (time == null) {
            return null;
        }
        return time instanceof OffsetDateTime offset ? offset.toInstant() : ((Timestamp) time).toInstant();
    }
}
