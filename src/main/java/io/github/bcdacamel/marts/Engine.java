package io.github.bcdacamel.marts;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.landing.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A DuckDB of its own in memory, with tables as views over Parquet files. It reaches no network and loads no extensions, and once it is
 * confined, no other folders than those that were named.
 */
public final class Engine implements AutoCloseable {

    private final Connection connection;
    private final Path temporary;

    private Engine(Connection connection, Path temporary) {
        this.connection = connection;
        this.temporary = temporary;
    }

    static Engine open(EngineOptions options) throws IOException, SQLException {
        return open(options, false);
    }

    /**
     * Opens it.
     *
     * @param streams whether rows of an answer are handed out while the others are computed, which saves memory; but then the driver
     *     takes an error in the midst of them for their end
     */
    static Engine open(EngineOptions options, boolean streams) throws IOException, SQLException {
        if (options.temporary() != null) {
            DurableFiles.create(options.temporary());
        }
        Path temporary = options.temporary() == null
                ? Files.createTempDirectory("bcda-camel")
                : Files.createTempDirectory(options.temporary(), "engine");
        Properties settings = new Properties();
        settings.put("threads", Integer.toString(options.threads()));
        settings.put("memory_limit", options.memory() + "B");
        settings.put("temp_directory", temporary.toString());
        settings.put("autoinstall_known_extensions", "false");
        settings.put("autoload_known_extensions", "false");
        settings.put("jdbc_stream_results", Boolean.toString(streams));
        Connection connection = connect(settings);
        Engine engine = new Engine(connection, temporary);
        engine.execute("set TimeZone = 'UTC'");
        engine.execute("set preserve_insertion_order = false");
        return engine;
    }

    /** The driver unpacks a library of the machine's own when it is first used. */
    private static Connection connect(Properties settings) throws SQLException {
        try {
            return DriverManager.getConnection("jdbc:duckdb:", settings);
        } catch (LinkageError | IllegalStateException unloaded) {
            throw new ExportFailure(
                    FailureClass.SETTINGS,
                    "The embedded database (DuckDB) cannot be loaded into this process (%s), so there are neither marts nor queries. It unpacks a library into %s, which must have 60 MB of room and allow programs (no noexec); name another folder with JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIR. It is there for Linux with glibc, macOS and Windows. bcda.marts.build = none does without. Exports and tables are untouched."
                            .formatted(unloaded.getClass().getSimpleName(), System.getProperty("java.io.tmpdir")),
                    unloaded);
        }
    }

    /** Where it puts what does not fit into memory. */
    Path temporary() {
        return temporary;
    }

    /** For statements of the caller's own. */
    public Connection connection() {
        return connection;
    }

    /** From now on no file outside of these folders is read or written, and no setting is changed any more. */
    void confine(List<Path> folders) throws SQLException {
        String places = folders.stream()
                .map(folder -> literal(folder.toAbsolutePath().normalize() + "/"))
                .collect(Collectors.joining(", "));
        execute("set allowed_directories = [" + places + "]");
        execute("set enable_external_access = false");
        execute("set lock_configuration = true");
    }

    void execute(String sql) throws SQLException {
        // After an error a statement of DuckDB is closed, so each has one of its own.
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long count(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + quoted(table))) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** A view over the parts of a table; one without rows if there are none. A column that no part has is NULL. */
    void table(String name, LoadedTables.Contents table) throws SQLException {
        String columns = table.columns().entrySet().stream()
                .map(column -> table.there().contains(column.getKey())
                        ? quoted(column.getKey())
                        : "cast(null as %s) as %s".formatted(column.getValue(), quoted(column.getKey())))
                .collect(Collectors.joining(", "));
        String from = table.parts().isEmpty() ? "(select 1) where false" : parquet(table.parts());
        execute("create view %s as select %s from %s".formatted(quoted(name), columns, from));
        comment(name, table.about());
    }

    /** A view over a file that stands as a table of its own. */
    void view(String name, String about, List<Path> files) throws SQLException {
        execute("create view %s as select * from %s".formatted(quoted(name), parquet(files)));
        comment(name, about);
    }

    private void comment(String name, String about) throws SQLException {
        if (!about.isEmpty()) {
            execute("comment on view %s is %s".formatted(quoted(name), literal(about)));
        }
    }

    void writeParquet(String query, Path file) throws SQLException {
        execute("copy (%s\n) to %s (format parquet, compression zstd)".formatted(query, literal(file.toString())));
    }

    private static String parquet(List<Path> files) {
        return files.stream()
                .map(file -> literal(file.toString()))
                .collect(Collectors.joining(
                        ", ", "read_parquet([", "], union_by_name = true, hive_partitioning = false)"));
    }

    /** A name between quotes, so that no word is reserved. */
    public static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A text as SQL has it. */
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /**
     * What DuckDB says of an error, in one line. Of errors that quote values, which may be a patient's, only the kind.
     *
     * @param quoting whether values may be quoted, because whoever reads it has asked for them
     */
    public static String reason(SQLException error, boolean quoting) {
        String message = error.getMessage() == null ? "" : error.getMessage().strip();
        String kind = message.replaceFirst(":.*", "").lines().findFirst().orElse("");
        boolean isOfText = Stream.of(
                        "Parser Error", "Binder Error", "Catalog Error", "Out of Memory Error", "Permission Error")
                .anyMatch(kind::equals);
        if (!quoting && !isOfText) {
            return kind.endsWith("Error") ? kind : "error of the database";
        }
        String text = message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("^"))
                .collect(Collectors.joining(" "));
        return text.replaceAll("\\s+", " ");
    }

    /** Whether a file could not be read or written. Such messages name files and no values. */
    static boolean isOfDisk(SQLException error) {
        return error.getMessage() != null && error.getMessage().startsWith("IO Error");
    }

    static boolean isOfMemory(SQLException error) {
        return error.getMessage() != null && error.getMessage().startsWith("Out of Memory Error");
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException left) {
            throw new IOException("The embedded database could not be closed.", left);
        } finally {
            try (Stream<Path> left = Files.walk(temporary)) {
                left.sorted((one, other) -> other.compareTo(one))
                        .forEach(path -> path.toFile().delete());
            }
        }
    }

    /** The tables that there are, with what they hold. */
    Map<String, String> tables() throws SQLException {
        Map<String, String> found = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select view_name, coalesce(comment, '') from duckdb_views() where not internal")) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        }
        return found;
    }
}
