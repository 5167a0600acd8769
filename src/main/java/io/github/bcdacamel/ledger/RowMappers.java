package io.github.bcdacamel.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;

/** Makes records of rows, each component from the column of its name, with the ledger's states. */
final class RowMappers {

    private static final DefaultConversionService CONVERSIONS = new DefaultConversionService();

    static {
        CONVERSIONS.addConverter(String.class, ExportState.class, ExportState::of);
        CONVERSIONS.addConverter(String.class, FileState.class, FileState::of);
        // H2 gives an Instant when asked for one; PostgreSQL's driver gives a Timestamp.
        CONVERSIONS.addConverter(Timestamp.class, Instant.class, Timestamp::toInstant);
    }

    private RowMappers() {}

    static <T> RowMapper<T> of(Class<T> type) {
        return new SimplePropertyRowMapper<>(type, CONVERSIONS);
    }
}
