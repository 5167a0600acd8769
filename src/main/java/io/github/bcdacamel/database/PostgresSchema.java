package io.github.bcdacamel.database;

import io.github.bcdacamel.marts.Engine;
import io.github.bcdacamel.tables.schema.SqlDialect;
import io.github.bcdacamel.tables.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The tables of a schema as statements see them: makes what is missing, and never drops or retypes a column. */
final class PostgresSchema {

    /** Which loads the schema has. */
    static final String LOADS = "_load";

    /** Which marts the schema has. */
    static final String MARTS = "_mart";

    private static final String LOAD_ID = "load_id";

    private final PostgresSession session;
    private final String name;

    PostgresSchema(PostgresSession session, String name) {
        this.session = session;
        this.name = name;
    }

    /** Makes the schema and the lists of what it has. Who may use a schema need not be allowed to make one. */
    void require() throws SQLException {
        if (session.text("select 1 from pg_namespace where nspname = ?", name) == null) {
            session.execute("create schema " + Engine.quoted(name));
        }
        if (columns(LOADS).isEmpty()) {
            session.execute("""
                    create table %s (load_id text primary key, sha256 text not null, transaction_time timestamptz, since timestamptz,
                        rows bigint not null, tables jsonb not null, loaded_at timestamptz not null default current_timestamp)""".formatted(of(LOADS)));
            comment(LOADS, "The loads that this schema has, whole. Delete a row to have its load brought again.");
        }
        if (columns(MARTS).isEmpty()) {
            session.execute("""
                    create table %s (name text primary key, sha256 text not null, rows bigint not null,
                        loaded_at timestamptz not null default current_timestamp)""".formatted(of(MARTS)));
            comment(MARTS, "The marts that this schema has. Delete a row to have its mart brought again.");
        }
    }

    /** The names of what the schema has. */
    Set<String> tables() throws SQLException {
        Set<String> names = new TreeSet<>();
        session.query(
                row -> names.add(row.getString(1)),
                "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = ?",
                name);
        return names;
    }

    /** A table with its schema, for statements. Between quotes large letters would stay, and nobody would find the name. */
    String of(String table) {
        return Engine.quoted(name) + "." + Engine.quoted(lower(table));
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The names of columns as statements list them. */
    static String list(Iterable<String> columns) {
        List<String> quoted = new ArrayList<>();
        columns.forEach(column -> quoted.add(Engine.quoted(lower(column))));
        return quoted.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    /** The columns of a table with their types, in their order; none if there is no such table. */
    Map<String, String> columns(String table) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        session.query(row -> columns.put(row.getString(1), row.getString(2)), """
                select a.attname, format_type(a.atttypid, a.atttypmod)
                  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = ? and c.relname = ? and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p')
                 order by a.attnum""", name, lower(table));
        return columns;
    }

    /**
     * Makes a table of loads, or adds the columns that it lacks.
     *
     * @param wanted types by name
     * @param about what the program knows of it; null for nothing
     */
    void require(String table, Map<String, String> wanted, Table about) throws SQLException {
        Map<String, String> there = columns(table);
        if (there.isEmpty()) {
            create(table, wanted);
            if (wanted.containsKey(LOAD_ID)) {
                // Small, and rows of a load lie together: those of one are found without reading the others.
                session.execute(
                        "create index on %s using brin (load_id) with (autosummarize = on)".formatted(of(table)));
            }
            if (about != null) {
                comment(table, about.description());
            }
        }
        StringBuilder comments = new StringBuilder();
        for (Map.Entry<String, String> column : wanted.entrySet()) {
            String type = there.get(column.getKey());
            if (type == null && !there.isEmpty()) {
                session.execute("alter table %s add column %s %s"
                        .formatted(of(table), Engine.quoted(column.getKey()), column.getValue()));
            }
            if (type == null && about != null) {
                comments.append(comment(table, column.getKey(), about));
            }
            if (type != null && !type.equals(column.getValue())) {
                throw new RetypedColumnException(lower(table), column.getKey(), type, column.getValue());
            }
        }
        if (!comments.isEmpty()) {
            session.execute(comments.toString());
        }
    }

    void create(String table, Map<String, String> columns) throws SQLException {
        session.execute(columns.entrySet().stream()
                .map(column -> Engine.quoted(column.getKey()) + " " + column.getValue())
                .collect(Collectors.joining(", ", "create table " + of(table) + " (", ")")));
    }

    void comment(String table, String about) throws SQLException {
        session.execute("comment on table " + of(table) + " is " + Engine.literal(about));
    }

    private String comment(String table, String column, Table about) {
        return about.columns().stream()
                .filter(known -> lower(known.name()).equals(column))
                .map(SqlDialect::comment)
                .filter(text -> !text.isEmpty())
                .map(text -> "comment on column %s.%s is %s;\n"
                        .formatted(of(table), Engine.quoted(column), Engine.literal(text)))
                .findFirst()
                .orElse("");
    }
}
