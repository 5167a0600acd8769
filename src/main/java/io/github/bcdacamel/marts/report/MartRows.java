package io.github.bcdacamel.marts.report;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the rows of marts. */
final class MartRows {

    private final Connection connection;
    private final Set<String> there;

    /** @param there the tables and marts that can be read */
    MartRows(Connection connection, Set<String> there) {
        this.connection = connection;
        this.there = there;
    }

    /** A row by the names of its columns. */
    record Row(Map<String, Object> values) {

        String text(String column) {
            Object value = values.get(column);
            return value == null ? null : value.toString();
        }

        boolean has(String column) {
            return values.get(column) != null;
        }

        long count(String column) {
            return ((Number) values.get(column)).longValue();
        }

        Long countOrNull(String column) {
            return has(column) ? count(column) : null;
        }

        /** NULL as NULL. */
        BigDecimal amount(String column) {
            return (BigDecimal) values.get(column);
        }

        boolean is(String column) {
            return Boolean.TRUE.equals(values.get(column));
        }

        YearMonth month(String column) {
            return YearMonth.from((LocalDate) values.get(column));
        }
    }

    /** The marts of these that are not there. */
    List<String> missing(String... marts) {
        return List.of(marts).stream().filter(mart -> !there.contains(mart)).toList();
    }

    List<Row> of(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<Row> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, Object> values = new HashMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    values.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
                }
                rows.add(new Row(values));
            }
            return rows;
        }
    }
}
