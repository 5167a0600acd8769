package io.github.bcdacamel.database;

import io.github.bcdacamel.marts.CsvExtractor;
import io.github.bcdacamel.marts.FeedFolder;
import io.github.bcdacamel.marts.MartSet;
import io.github.bcdacamel.marts.MartSet.BuiltMart;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Replaces the marts of a schema that are others now, all within the transaction that the caller has: who reads sees those before, or these. */
final class MartFiller {

    private final PostgresSession session;
    private final PostgresSchema schema;
    private final CsvExtractor parquet;
    private final PartGuard guard;
    private final Path temporary;

    MartFiller(PostgresSession session, PostgresSchema schema, CsvExtractor parquet, PartGuard guard, Path temporary) {
        this.session = session;
        this.schema = schema;
        this.parquet = parquet;
        this.guard = guard;
        this.temporary = temporary;
    }

    /**
     * Brings a set.
     *
     * @param begun learns what is being done
     * @return the names of marts that were replaced, or dropped because the set has them no more
     */
    List<String> fill(FeedFolder feed, MartSet set, Consumer<String> begun) throws SQLException, IOException {
        Map<String, String> there = new TreeMap<>();
        session.query(
                row -> there.put(row.getString(1), row.getString(2)),
                "select name, sha256 from " + schema.of(PostgresSchema.MARTS));
        List<String> changed = new ArrayList<>();
        for (BuiltMart mart : set.marts()) {
            begun.accept("mart " + mart.name());
            Map<String, String> columns = schema.columns(mart.name());
            if (columns.isEmpty() || !mart.sha256().equals(there.get(mart.name()))) {
                replace(mart, feed.martsFolder().resolve(mart.part()), columns, there.containsKey(mart.name()));
                changed.add(mart.name());
            }
            there.remove(mart.name());
        }
        for (String gone : there.keySet()) {
            begun.accept("mart " + gone);
            session.execute("drop table if exists " + schema.of(gone));
            session.update("delete from " + schema.of(PostgresSchema.MARTS) + " where name = ?", gone);
            changed.add(gone);
        }
        if (!changed.isEmpty() && !feed.marts().equals(Optional.of(set))) {
            throw new DatabaseException(
                    "the marts in " + feed.martsFolder() + " were replaced meanwhile",
                    "Wait until the other process has ended");
        }
        return changed;
    }

    /** Whoever reads waits for nothing as long as the columns are the same: rows that are deleted are seen until the end. */
    private void replace(BuiltMart mart, Path file, Map<String, String> there, boolean isOurs)
            throws SQLException, IOException {
        if (!there.isEmpty() && !isOurs) {
            throw new DatabaseException(
                    "the schema has a table " + mart.name() + " that is no mart of this program's",
                    "Rename it, or name another schema (bcda.database.schema)");
        }
        guard.requireSame(file, mart.sha256());
        List<String> names = new ArrayList<>();
        Map<String, String> columns = new LinkedHashMap<>();
        parquet.columns(file).forEach((name, type) -> {
            names.add(name);
            columns.put(PostgresSchema.lower(name), PostgresType.of(type));
        });
        if (List.copyOf(there.entrySet()).equals(List.copyOf(columns.entrySet()))) {
            session.execute("delete from " + schema.of(mart.name()));
        } else {
            if (!there.isEmpty()) {
                session.execute("drop table " + schema.of(mart.name()));
            }
            schema.create(mart.name(), columns);
        }
        schema.comment(mart.name(), mart.about());
        String target = schema.of(mart.name()) + " " + PostgresSchema.list(names);
        guard.copy(
                mart.rows(), file, csv -> parquet.write(file, names, csv), csv -> session.copy(target, csv), temporary);
        session.update("""
                insert into %s (name, sha256, rows) values (?, ?, ?)
                on conflict (name) do update set sha256 = excluded.sha256, rows = excluded.rows, loaded_at = current_timestamp""".formatted(schema.of(PostgresSchema.MARTS)), mart.name(), mart.sha256(), mart.rows());
    }
}
