package io.github.bcdacamel.tables.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.tables.View;
import io.github.bcdacamel.tables.format.PartWriter.Format;
import io.github.bcdacamel.tables.load.Load;
import io.github.bcdacamel.tables.load.ViewFolder;
import io.github.bcdacamel.testing.PostgresServer;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** {@code postgres.sql} as psql runs it: PostgreSQL has all rows, and the same sums as DuckDB. */
class SchemaOnPostgresIT {

    /** What psql does itself: it runs the program and sends what that writes. */
    private static final Pattern COPY =
            Pattern.compile("\\\\copy (\"[^\"]+\") from program '([^']+)' with \\(format csv\\)\n");

    private static final String SUM = "select sum(charge) from claim_line";

    @TempDir
    private Path folder;

    @Test
    void postgresql_has_all_rows_of_all_loads_and_each_once() throws Exception {
        List<View> views = ViewFolder.read("tables");
        EnumSet<Format> formats = EnumSet.of(Format.PARQUET, Format.CSV);
        Load first = SyntheticLoad.build(folder, views, "2026-11-22T02-00-00Z", 2, formats);
        Load second = SyntheticLoad.build(folder, views, "2026-11-29T02-00-00Z", 3, formats);
        Map<String, Long> rows = new TreeMap<>();
        Stream.of(first, second)
                .flatMap(load -> load.tables().stream())
                .forEach(table -> rows.merge(table.name(), table.rows(), Long::sum));
        String url = PostgresServer.database("tables_of_a_feed");

        try (Connection connection = DriverManager.getConnection(url, PostgresServer.USER, "")) {
            String script = Files.readString(folder.resolve("_schema/postgres.sql"));
            run(connection, script);
            run(connection, script);

            Map<String, Long> found = new TreeMap<>();
            for (String table : rows.keySet()) {
                found.put(table, Long.valueOf(ask(connection, "select count(*) from " + table)));
            }
            assertThat(found).hasSizeGreaterThan(20).isEqualTo(rows);
            try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = duck.createStatement()) {
                statement.execute("SET file_search_path = '" + folder + "'");
                statement.execute(Files.readString(folder.resolve("_schema/duckdb.sql")));
                assertThat(ask(connection, SUM)).isEqualTo(ask(duck, SUM)).matches("\\d+\\.\\d\\d");
            }
            assertThat(ask(connection, "select col_description('claim_line'::regclass, 1)"))
                    .isEqualTo("The claim: id of the ExplanationOfBenefit");
        }
    }

    private void run(Connection connection, String script) throws Exception {
        Matcher copy = COPY.matcher(script);
        int begin = 0;
        while (copy.find()) {
            execute(connection, script.substring(begin, copy.start()));
            Process program = new ProcessBuilder("sh", "-c", copy.group(2))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            try (InputStream lines = program.getInputStream()) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + copy.group(1) + " FROM STDIN WITH (FORMAT csv)", lines);
            }
            assertThat(program.waitFor()).isZero();
            begin = copy.end();
        }
        assertThat(script.substring(begin)).isBlank();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
