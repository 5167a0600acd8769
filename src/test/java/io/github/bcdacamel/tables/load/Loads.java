package io.github.bcdacamel.tables.load;

import io.github.bcdacamel.tables.View;
import io.github.bcdacamel.tables.ViewReader;
import io.github.bcdacamel.tables.format.PartWriter.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/** Small loads for tests, and DuckDB to read them. */
final class Loads {

    static final LoadAbout ABOUT = new LoadAbout("2026-11-22T02-00-00Z", "2026-11-22T02:00:00.000Z", null, "all", "v2");

    static final TableOptions OPTIONS =
            new TableOptions(EnumSet.of(Format.PARQUET), 1, 64 << 20, false, 1 << 20, 1 << 20);

    private Loads() {}

    static TableOptions formats(Format... formats) {
        return new TableOptions(EnumSet.copyOf(List.of(formats)), 1, OPTIONS.maxLineSize(), false, 1 << 20, 1 << 20);
    }

    /** @param columns each as {@code name|path|type}, of lists {@code name|path|type[]} */
    static View view(String name, String resource, String each, String... columns) {
        List<String> json = new ArrayList<>();
        for (String column : columns) {
            String[] parts = column.split("\\|");
            boolean list = parts[2].endsWith("[]");
            json.add("{\"name\": \"%s\", \"path\": \"%s\", \"tag\": [{\"name\": \"ansi/type\", \"value\": \"%s\"}]%s}"
                    .formatted(parts[0], parts[1], parts[2].replace("[]", ""), list ? ", \"collection\": true" : ""));
        }
        return ViewReader.read(
                name + ".json",
                "{\"resource\": \"%s\", \"name\": \"%s\", \"select\": [{%s\"column\": [%s]}]}"
                        .formatted(
                                resource,
                                name,
                                each.isEmpty() ? "" : "\"forEach\": \"" + each + "\", ",
                                String.join(", ", json)));
    }

    static InputFile file(String name, String... lines) {
        return file(name, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    static InputFile file(String name, byte[] content) {
        return new InputFile(
                name, InputFile.typeOf(name), content.length, null, () -> new ByteArrayInputStream(content));
    }

    static Load build(Path tables, TableOptions options, List<View> views, InputFile... files) throws IOException {
        return new TableBuilder(views, options).build(tables, ABOUT, List.of(files), bytes -> {});
    }

    /** The rows that DuckDB finds, as text. */
    static List<String> query(String sql) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("set TimeZone = 'UTC'");
            List<String> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(sql)) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= columns; i++) {
                        row.add(Objects.toString(result.getString(i), "-"));
                    }
                    rows.add(String.join(" ", row));
                }
            }
            return rows;
        }
    }

    /** What a query's FROM must name to read a table. */
    static String table(Path tables, String name) {
        return "read_parquet('" + tables.resolve(name) + "/*/*.parquet', hive_partitioning = false)";
    }

    /** The SHA-256 of all files in a folder, by their names from there. */
    static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(folder.relativize(file).toString(), DigestUtils.sha256Hex(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }
}
