package io.github.bcdacamel.marts;

import io.github.bcdacamel.tables.Column;
import io.github.bcdacamel.tables.View;
import io.github.bcdacamel.tables.format.PartWriter.Format;
import io.github.bcdacamel.tables.load.InputFile;
import io.github.bcdacamel.tables.load.LoadAbout;
import io.github.bcdacamel.tables.load.TableBuilder;
import io.github.bcdacamel.tables.load.TableOptions;
import io.github.bcdacamel.tables.load.ViewFolder;
import io.github.bcdacamel.tables.schema.BuiltIn;
import io.github.bcdacamel.tables.schema.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The base tables in DuckDB, to be filled by rows or by loads, and the marts of the project over them. */
final class MartBench implements AutoCloseable {

    private static final Path MARTS = Path.of("marts");
    private static final Path SAMPLES = Path.of(System.getProperty("bcda-samples", "../shared/data/bcda-samples"));
    private static final Pattern WORD = Pattern.compile("\\w+");

    private final Connection duck;
    private final List<View> views;
    private final Map<String, String> marts = new TreeMap<>();
    private final Set<String> there = new HashSet<>();

    /** With all base tables, all empty. */
    MartBench() throws IOException, SQLException {
        duck = DriverManager.getConnection("jdbc:duckdb:");
        views = ViewFolder.read("tables");
        execute("set TimeZone = 'UTC'");
        execute("set threads = 2");
        for (Table table : Stream.concat(views.stream().map(Table::of), BuiltIn.TABLES.stream())
                .toList()) {
            execute(table.columns().stream()
                    .map(MartBench::declaration)
                    .collect(Collectors.joining(", ", "create table " + table.name() + " (", ")")));
        }
        try (Stream<Path> files = Files.walk(MARTS)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".sql")).toList()) {
                marts.put(file.getFileName().toString().replace(".sql", ""), Files.readString(file));
            }
        }
    }

    private static String declaration(Column column) {
        return column.name() + " " + column.type().sql() + (column.isList() ? "[]" : "");
    }

    static boolean hasSamples() {
        return Files.isDirectory(SAMPLES);
    }

    Connection connection() {
        return duck;
    }

    /** @param values names of columns, each with its value behind it */
    MartBench row(String table, Object... values) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < values.length; i += 2) {
            columns.add(values[i].toString());
        }
        String places = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement insert = duck.prepareStatement(
                "insert into %s (%s) values (%s)".formatted(table, String.join(", ", columns), places))) {
            for (int i = 1; i < values.length; i += 2) {
                insert.setObject(i / 2 + 1, values[i]);
            }
            insert.execute();
        }
        return this;
    }

    /** @param lines NDJSON by resource type */
    MartBench load(Path scratch, LoadAbout about, Map<String, byte[]> lines) throws IOException, SQLException {
        List<InputFile> files = new ArrayList<>();
        new TreeMap<>(lines)
                .forEach((type, content) -> files.add(new InputFile(
                        "ndjson/" + type + ".0001.ndjson",
                        type,
                        content.length,
                        null,
                        () -> new ByteArrayInputStream(content))));
        Path tables = scratch.resolve("tables-" + about.loadId());
        var load = new TableBuilder(views, TableOptions.of(Set.of(Format.PARQUET), 1, 1 << 20, false))
                .build(tables, about, files, bytes -> {});
        for (var table : load.tables()) {
            execute("insert into %s by name select * from read_parquet('%s/*/*.parquet', hive_partitioning = false)"
                    .formatted(table.name(), tables.resolve(table.name())));
        }
        return this;
    }

    /** CMS's sample records as one full export of everybody. */
    MartBench samples(Path scratch, String version) throws IOException, SQLException {
        Map<String, byte[]> lines = new TreeMap<>();
        try (Stream<Path> files = Files.list(SAMPLES.resolve(version))) {
            for (Path file : files.toList()) {
                lines.put(file.getFileName().toString().replace(".ndjson", ""), Files.readAllBytes(file));
            }
        }
        return load(scratch, new LoadAbout("20261122T020000Z", "2026-11-22T02:00:00Z", null, "all", version), lines);
    }

    /** Makes marts, and first those that they are made of, unless they are there. */
    MartBench run(String... names) throws SQLException {
        for (String name : names) {
            if (there.add(name)) {
                String sql = marts.get(name).replaceAll("(?m)--.*$", "");
                Matcher words = WORD.matcher(sql);
                while (words.find()) {
                    if (marts.containsKey(words.group())) {
                        run(words.group());
                    }
                }
                execute(sql);
            }
        }
        return this;
    }

    /** The rows, their values with a blank between them, and {@code -} for NULL. */
    List<String> query(String sql) throws SQLException {
        try (Statement statement = duck.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(Objects.toString(result.getString(i), "-"));
                }
                rows.add(String.join(" ", row));
            }
            return rows;
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = duck.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        duck.close();
    }
}
