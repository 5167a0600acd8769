package io.github.bcdacamel.tables.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.conventions.Published;
import io.github.bcdacamel.tables.View;
import io.github.bcdacamel.tables.ViewReader;
import io.github.bcdacamel.tables.format.PartWriter.Format;
import io.github.bcdacamel.tables.load.Load;
import io.github.bcdacamel.tables.load.ViewFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code _schema/} says of the tables is what the views declare, and DuckDB finds the tables by it. */
class SchemaFilesTest {

    private static final Path PROJECT = Path.of("tables/_schema");
    private static final Set<Format> PARQUET = Set.of(Format.PARQUET);

    @TempDir
    private Path folder;

    @Test
    void the_dictionary_in_the_documents_is_that_of_the_views() throws Exception {
        Published.holds("docs/tables.md", "dictionary", DictionaryWriter.tables(views()));
        Published.holds("docs/tables.md", "provenance", DictionaryWriter.provenance());
    }

    @Test
    void the_sql_files_of_the_project_are_those_of_the_views() throws Exception {
        for (Map.Entry<String, String> file :
                SchemaFiles.sql(SchemaFiles.tables(views())).entrySet()) {
            Path path = PROJECT.resolve(file.getKey());
            if ("write".equals(System.getProperty("docs"))) {
                Files.createDirectories(PROJECT);
                Files.writeString(path, file.getValue());
            }
            assertThat(path)
                    .as("%s is not what the views say; write it with -Ddocs=write.", path)
                    .hasContent(file.getValue());
        }
    }

    @Test
    void each_column_of_each_table_is_in_each_file() throws Exception {
        List<Table> tables = SchemaFiles.tables(views());

        assertThat(SchemaFiles.sql(tables)).hasSize(5).allSatisfy((file, sql) -> {
            for (Table table : tables) {
                assertThat(sql).contains(table.name());
                table.columns().forEach(column -> assertThat(sql).containsPattern("[\"`]" + column.name() + "[\"`]"));
            }
        });
    }

    @Test
    void duckdb_finds_all_rows_of_all_loads() throws Exception {
        Load first = SyntheticLoad.build(folder, views(), "2026-11-22T02-00-00Z", 2, PARQUET);
        Load second = SyntheticLoad.build(folder, views(), "2026-11-29T02-00-00Z", 3, PARQUET);
        Map<String, Long> rows = new TreeMap<>();
        Stream.of(first, second)
                .flatMap(load -> load.tables().stream())
                .forEach(table -> rows.merge(table.name(), table.rows(), Long::sum));

        try (Connection duck = duckDb()) {
            Map<String, Long> found = new TreeMap<>();
            for (String table : rows.keySet()) {
                found.put(
                        table,
                        Long.valueOf(ask(duck, "select count(*) from " + table).get(0)));
            }
            assertThat(found).hasSizeGreaterThan(20).isEqualTo(rows);
            assertThat(ask(duck, "select load_id from _load order by 1"))
                    .containsExactly("2026-11-22T02-00-00Z", "2026-11-29T02-00-00Z");
        }
    }

    @Test
    void the_queries_of_the_documents_run() throws Exception {
        SyntheticLoad.build(folder, views(), "one", 2, PARQUET);
        SyntheticLoad.build(folder, views(), "two", 2, PARQUET);

        try (Connection duck = duckDb();
                Statement statement = duck.createStatement()) {
            assertThat(blocks("docs/tables.md", "sql")).hasSizeGreaterThan(5).allSatisfy(sql -> {
                boolean isView = !statement.execute(sql);
                assertThat(isView || statement.getResultSet().next() || sql.contains("rejected_value"))
                        .as(sql)
                        .isTrue();
            });
            assertThat(ask(duck, "select count(*) = count(distinct claim_key) from claim_current"))
                    .containsExactly("true");
            assertThat(ask(duck, "select sum(charge) from claim_line_current"))
                    .isEqualTo(ask(duck, "select sum(charge) from claim_line where load_id = 'two'"));
        }
    }

    @Test
    void the_tutorial_leads_to_its_table() throws Exception {
        List<View> views = new ArrayList<>(views());
        views.add(ViewReader.read(
                "emergency_visit.json", blocks("docs/own-tables.md", "json").get(0)));
        SyntheticLoad.build(folder, views, "one", 2, PARQUET);
        SyntheticLoad.build(folder, views, "two", 3, PARQUET);

        try (Connection duck = duckDb()) {
            assertThat(ask(duck, blocks("docs/own-tables.md", "sql").get(0)))
                    .hasSize(5)
                    .allSatisfy(row -> assertThat(row).matches(".+ .+ \\d{4}-\\d\\d-\\d\\d"));
            assertThat(ask(duck, "select distinct load_id from emergency_visit"))
                    .hasSize(2);
        }
        assertThat(folder.resolve("_schema/dictionary.md")).content().contains("### emergency_visit\n");
    }

    private static List<String> blocks(String document, String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of(document)))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    @Test
    void duckdb_does_not_see_a_load_without_its_marker() throws Exception {
        SyntheticLoad.build(folder, views(), "whole", 2, PARQUET, "Patient");
        SyntheticLoad.build(folder, views(), "dead", 2, PARQUET, "Patient");
        Files.delete(folder.resolve("_loads/dead.json"));

        try (Connection duck = duckDb()) {
            assertThat(ask(duck, "select distinct export from patient")).containsExactly("whole");
        }
    }

    @Test
    void duckdb_knows_what_columns_mean_and_what_cms_calls_them() throws Exception {
        SyntheticLoad.build(folder, views(), "one", 2, PARQUET, "ExplanationOfBenefit");

        try (Connection duck = duckDb()) {
            assertThat(
                            ask(
                                    duck,
                                    "select comment from duckdb_columns() where table_name = 'claim_line' and column_name = 'allowed'"))
                    .singleElement()
                    .asString()
                    .contains(
                            "What Medicare allows", "CMS: LINE_ALOWD_CHRG_AMT", "CCLF: CCLF5.CLM_LINE_ALOWD_CHRG_AMT");
        }
    }

    @Test
    void tables_that_no_load_here_has_are_left_out_where_an_engine_needs_files() throws Exception {
        SyntheticLoad.build(folder, views(), "one", 2, PARQUET, "Patient");

        assertThat(folder.resolve("_schema/duckdb.sql"))
                .content()
                .contains("VIEW \"patient\"", "VIEW \"load_file\"")
                .doesNotContain("VIEW \"claim\"");
        assertThat(folder.resolve("_schema/spark.sql"))
                .content()
                .contains("`patient`")
                .doesNotContain("`claim`");
        assertThat(folder.resolve("_schema/athena.sql")).content().contains("`patient`", "`claim`");
        assertThat(folder.resolve("_schema/dictionary.md")).content().contains("### patient\n", "### claim\n");
    }

    @Test
    void a_file_speaks_of_the_tables_that_its_engine_can_read() throws Exception {
        SyntheticLoad.build(folder, views(), "one", 2, Set.of(Format.CSV), "Patient");

        assertThat(folder.resolve("_schema/postgres.sql")).content().contains("TABLE IF NOT EXISTS \"patient\"");
        assertThat(folder.resolve("_schema/duckdb.sql")).content().doesNotContain("\"patient\"");
        assertThat(folder.resolve("_schema/athena.sql")).content().doesNotContain("`patient`");
    }

    @Test
    void a_table_of_your_own_may_have_any_words() throws Exception {
        View own = ViewReader.read("order.json", """
                {"name": "order", "resource": "Patient", "description": "Who's \\\\ who",
                 "select": [{"column": [
                   {"name": "select", "path": "id", "description": "It's"},
                   {"name": "Given", "path": "name.given", "collection": true}]}]}""");
        SyntheticLoad.build(folder, List.of(own), "one", 2, PARQUET, "Patient");

        try (Connection duck = duckDb()) {
            assertThat(ask(duck, "select \"select\", len(given) from \"order\" limit 1"))
                    .singleElement()
                    .asString()
                    .matches("-?\\d+ [12]");
            assertThat(ask(duck, "select comment from duckdb_views() where view_name = 'order'"))
                    .containsExactly("Who's \\ who");
        }
        assertThat(Files.readString(folder.resolve("_schema/spark.sql")))
                .contains("`select` STRING COMMENT 'It\\'s'", "`Given` ARRAY<STRING>", "COMMENT 'Who\\'s \\\\ who'");
        assertThat(Files.readString(folder.resolve("_schema/trino.sql"))).contains("COMMENT 'It''s'");
    }

    @Test
    void catalogs_get_as_much_of_a_meaning_as_they_hold() {
        String cut = Catalog.cut("ü".repeat(100) + " " + "x".repeat(60));

        assertThat(cut).isEqualTo("ü".repeat(100));
        assertThat(Catalog.cut("short")).isEqualTo("short");
    }

    private Connection duckDb() throws SQLException, IOException {
        Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = duck.createStatement()) {
            statement.execute("SET file_search_path = '" + folder + "'");
            statement.execute(Files.readString(folder.resolve("_schema/duckdb.sql")));
        }
        return duck;
    }

    private static List<String> ask(Connection duck, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = duck.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
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

    private static List<View> views() throws IOException {
        return ViewFolder.read("tables");
    }
}
