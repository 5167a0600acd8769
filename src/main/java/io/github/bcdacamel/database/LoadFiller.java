package io.github.bcdacamel.database;

import io.github.bcdacamel.marts.CsvExtractor;
import io.github.bcdacamel.marts.LandedLoad;
import io.github.bcdacamel.tables.load.Load;
import io.github.bcdacamel.tables.load.Load.LoadedColumn;
import io.github.bcdacamel.tables.load.Load.LoadedPart;
import io.github.bcdacamel.tables.load.Load.LoadedTable;
import io.github.bcdacamel.tables.schema.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Brings loads into a schema, within the transaction that the caller has: the rows of all tables, then the row of the load. */
final class LoadFiller {

    private final PostgresSession session;
    private final PostgresSchema schema;
    private final CsvExtractor parquet;
    private final PartGuard guard;
    private final Map<String, Table> known;
    private final Path temporary;

    LoadFiller(
            PostgresSession session,
            PostgresSchema schema,
            CsvExtractor parquet,
            PartGuard guard,
            List<Table> known,
            Path temporary) {
        this.session = session;
        this.schema = schema;
        this.parquet = parquet;
        this.guard = guard;
        this.known = known.stream().collect(Collectors.toMap(Table::name, table -> table));
        this.temporary = temporary;
    }

    /** The SHA-256 of the load file of each load that the schema has, by its id. */
    Map<String, String> there() throws SQLException {
        Map<String, String> loads = new TreeMap<>();
        session.query(
                row -> loads.put(row.getString(1), row.getString(2)),
                "select load_id, sha256 from " + schema.of(PostgresSchema.LOADS));
        return loads;
    }

    /** Makes the tables that loads may have and none had yet, so that nobody's question is refused for want of them. */
    void requireTables() throws SQLException {
        Set<String> there = schema.tables();
        for (Table table : new TreeMap<>(known).values()) {
            if (!there.contains(PostgresSchema.lower(table.name()))) {
                Map<String, String> types = new LinkedHashMap<>();
                table.columns()
                        .forEach(column -> types.put(
                                PostgresSchema.lower(column.name()),
                                PostgresType.of(column.type().sql() + (column.isList() ? "[]" : ""))));
                schema.require(table.name(), types, table);
            }
        }
    }

    /**
     * Brings one, in the place of an earlier one of its id.
     *
     * @param begun learns what is being done
     * @return its rows
     */
    long fill(LandedLoad landed, Consumer<String> begun) throws SQLException, IOException {
        Load load = landed.load();
        // Those that it had before it was built again, too.
        Set<String> holding = new TreeSet<>();
        session.query(
                row -> holding.add(row.getString(1)),
                "select jsonb_object_keys(tables) from " + schema.of(PostgresSchema.LOADS) + " where load_id = ?",
                load.loadId());
        for (LoadedTable table : load.tables()) {
            begun.accept("table " + table.name());
            schema.require(table.name(), types(table), known.get(table.name()));
            holding.add(PostgresSchema.lower(table.name()));
        }
        for (String table : holding) {
            begun.accept("table " + table);
            session.update("delete from " + schema.of(table) + " where load_id = ?", load.loadId());
        }
        Map<String, Long> rows = new TreeMap<>();
        for (LoadedTable table : load.tables()) {
            begun.accept("table " + table.name());
            rows.merge(PostgresSchema.lower(table.name()), copy(landed, table), Long::sum);
        }
        guard.requireSame(landed.file(), landed.sha256());
        begun.accept("list of loads");
        record(landed, rows);
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, String> types(LoadedTable table) {
        Map<String, String> types = new LinkedHashMap<>();
        table.columns()
                .forEach(column -> types.put(PostgresSchema.lower(column.name()), PostgresType.of(column.type())));
        return types;
    }

    private long copy(LandedLoad landed, LoadedTable table) throws SQLException, IOException {
        List<String> columns = table.columns().stream().map(LoadedColumn::name).toList();
        String target = schema.of(table.name()) + " " + PostgresSchema.list(columns);
        long rows = 0;
        for (LoadedPart part : landed.parquet(table)) {
            Path file = landed.path(part);
            guard.requireSame(file, part.sha256());
            rows += guard.copy(
                    part.rows(),
                    file,
                    csv -> parquet.write(file, columns, csv),
                    csv -> session.copy(target, csv),
                    temporary);
        }
        return rows;
    }

    private void record(LandedLoad landed, Map<String, Long> rows) throws SQLException {
        Load load = landed.load();
        session.update(
                """
                insert into %s (load_id, sha256, transaction_time, since, rows, tables)
                values (?, ?, ?, ?, ?, cast(? as jsonb))
                on conflict (load_id) do update set sha256 = excluded.sha256, transaction_time = excluded.transaction_time,
                    since = excluded.since, rows = excluded.rows, tables = excluded.tables, loaded_at = current_timestamp""".formatted(schema.of(PostgresSchema.LOADS)),
                load.loadId(),
                landed.sha256(),
                time(load.transactionTime()),
                time(load.since()),
                rows.values().stream().mapToLong(Long::longValue).sum(),
                rows.entrySet().stream()
                        .map(table -> "\"" + table.getKey() + "\": " + table.getValue())
                        .collect(Collectors.joining(", ", "{", "}")));
    }

    /** Null if nobody knows. */
    private static OffsetDateTime time(String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text);
        } catch (DateTimeException unknown) {
            return null;
        }
    }
}
