package io.github.bcdacamel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.Main;
import io.github.bcdacamel.marts.FeedDatabase;
import io.github.bcdacamel.marts.FeedScene;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the commands say that build marts and answer questions over tables and marts. */
class QueryCommandTest {

    private static final String VALUES =
            "select * from (values ('a,b', 1.50, null, ['x', 'y']), ('', 20.00, true, [])) v(word, amount, flag, list)";

    @TempDir
    private Path folder;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void begin() throws Exception {
        new FeedScene(folder.resolve("default")).patients("20260101T000000Z", "1", "2");
    }

    @Test
    void marts_are_built_and_then_there() throws Exception {
        Path sql = FeedScene.sql(
                folder.resolve("sql"),
                Map.of("people", "-- Who is who.\ncreate table people as select * from patient"));
        String setting = "bcda.marts.sql=" + sql;

        assertThat(command("marts", "--set", setting)).isZero();
        assertThat(out.toString())
                .containsPattern("(?m)^people +2 +[0-9,]+$")
                .contains("Of 1 load\n")
                .contains(folder.resolve("default/marts") + System.lineSeparator())
                .endsWith("Population report: " + folder.resolve("default/marts/report.html") + System.lineSeparator());
        long first = Files.getLastModifiedTime(folder.resolve("default/marts")).toMillis();
        assertThat(command("marts", "--set", setting)).isZero();
        assertThat(Files.getLastModifiedTime(folder.resolve("default/marts")).toMillis())
                .isEqualTo(first);

        assertThat(command("query")).isZero();
        assertThat(out.toString())
                .containsPattern("(?m)^patient +2  The people of an export")
                .containsPattern("(?m)^people +2  Who is who\\.$")
                .containsPattern("(?m)^claim +0  ");
    }

    @Test
    void an_answer_is_a_table_for_people() {
        assertThat(command("query", VALUES)).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "word  amount  flag  list",
                        "----  ------  ----  ------",
                        "a,b     1.50        [x, y]",
                        "       20.00  true  []",
                        "(2 rows)");
    }

    @Test
    void csv_tells_null_from_an_empty_text() {
        assertThat(command("query", "--format", "csv", VALUES)).isZero();

        assertThat(out.toString())
                .isEqualTo("word,amount,flag,list\r\n\"a,b\",1.50,,\"[x, y]\"\r\n\"\",20.00,true,[]\r\n");
    }

    @Test
    void json_keeps_types() {
        assertThat(command("query", "--format", "json", VALUES + ";\n")).isZero();

        assertThat(out.toString().replaceAll("\\s", ""))
                .isEqualTo("[{\"word\":\"a,b\",\"amount\":1.50,\"flag\":null,\"list\":[\"x\",\"y\"]},"
                        + "{\"word\":\"\",\"amount\":20.00,\"flag\":true,\"list\":[]}]");
    }

    @Test
    void a_file_is_asked_and_a_file_is_answered() throws Exception {
        Path question = Files.writeString(folder.resolve("q.sql"), "select patient_id from patient order by 1;\n");
        Path answer = folder.resolve("answer.csv");

        assertThat(command("query", "-f", question.toString(), "--format", "csv", "--out", answer.toString()))
                .isZero();
        assertThat(answer).hasContent("patient_id\r\n1\r\n2\r\n");
        assertThat(command("query", "--out", answer.toString(), "select 1")).isEqualTo(2);
        assertThat(err.toString()).contains("answer.csv exists. Name a new file.");
    }

    @Test
    void parquet_comes_into_a_file() throws Exception {
        Path answer = folder.resolve("answer.parquet");

        assertThat(command("query", "--format", "parquet", "select 1")).isEqualTo(2);
        assertThat(command(
                        "query", "--format", "parquet", "--out", answer.toString(), "select patient_id from patient"))
                .isZero();
        assertThat(ask("jdbc:duckdb:", "select count(*) from '" + answer + "'")).containsExactly("2");
    }

    @Test
    void errors_are_the_engines_in_one_line() {
        assertThat(command("query", "select nothing from patient")).isEqualTo(2);
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(err.toString()).contains("Binder Error: Referenced column \"nothing\" not found in FROM clause!");
    }

    @Test
    void nothing_is_read_or_changed_but_tables_and_marts() {
        assertThat(command("query", "select * from read_text('/etc/passwd')")).isEqualTo(2);
        assertThat(err.toString()).contains("Permission Error");
        assertThat(command("query", "copy patient to '" + folder + "/x.csv'")).isEqualTo(2);
        assertThat(folder.resolve("x.csv")).doesNotExist();
        assertThat(command("query", "delete from patient")).isEqualTo(2);
    }

    @Test
    void a_statement_that_writes_is_refused_even_where_the_engine_may_read() throws Exception {
        Path part = folder.resolve("default/tables/patient/export=20260101T000000Z/part-0000.parquet");
        byte[] before = Files.readAllBytes(part);

        for (String statement : List.of(
                "copy (select 1 as x) to '" + part + "' (format parquet)",
                "-- select\ncopy (select 1 as x) to '" + part + "' (format parquet)",
                "explain analyze copy (select 1 as x) to '" + part + "' (format parquet)",
                "select 1; copy (select 1 as x) to '" + part + "' (format parquet)",
                "with x as (select 1) copy x to '" + part + "'")) {
            assertThat(command("query", statement)).as(statement).isEqualTo(2);
        }

        assertThat(part).hasBinaryContent(before);
        assertThat(command("query", "select ';' as \"a;b\" -- ; copy\n;")).isZero();
    }

    @Test
    void what_is_written_is_nobody_elses() throws Exception {
        Path parquet = folder.resolve("answer.parquet");
        Path database = folder.resolve("claims.duckdb");
        command("query", "--format", "parquet", "--out", parquet.toString(), "select 1 as x -- one");
        command("export-database", database.toString());

        assertThat(Files.getPosixFilePermissions(parquet)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(database)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_file_that_cannot_be_written_is_another_end_than_sql_that_is_refused() {
        for (String format : List.of("csv", "json", "parquet")) {
            String missing = folder.resolve("none/answer").toString();
            assertThat(command("query", "--format", format, "--out", missing, "select 1"))
                    .as(format)
                    .isEqualTo(14);
            assertThat(err.toString()).contains("there is no folder").contains("Nothing was changed.");
        }
        Path answer = folder.resolve("answer.csv");
        assertThat(command("query", "--format", "csv", "--out", answer.toString(), "select cast('x' as integer)"))
                .isEqualTo(2);
        assertThat(answer).doesNotExist();
    }

    @Test
    void marts_that_are_not_of_the_tables_are_told() throws Exception {
        String sql = "bcda.marts.sql="
                + FeedScene.sql(
                        folder.resolve("sql"), Map.of("people", "create table people as select * from patient"));
        command("marts", "--set", sql);
        command("query", "select 1");
        assertThat(err.toString()).isEmpty();
        new FeedScene(folder.resolve("default")).patients("20260201T000000Z", "3");
        command("query", "select 1");
        assertThat(err.toString()).contains("The marts are not made of the loads that are there now.");
    }

    @Test
    void marts_are_built_by_hand_however_many_builds_have_died() throws Exception {
        String sql = "bcda.marts.sql="
                + FeedScene.sql(
                        folder.resolve("sql"), Map.of("people", "create table people as select * from patient"));
        command("marts", "--set", sql);
        new FeedScene(folder.resolve("default")).patients("20260201T000000Z", "3");
        for (String deaths : List.of("7", "")) {
            Path build = Files.createDirectories(folder.resolve("default/.marts/new"));
            Files.writeString(build.resolveSibling("deaths"), deaths);

            assertThat(command("marts", "--set", sql)).as(err.toString()).isZero();
            assertThat(out.toString()).contains("Of 2 loads");
        }
    }

    @Test
    void a_feed_without_exports_is_told() {
        assertThat(command("query", "--set", "bcda.landing.dir=" + folder.resolve("none"), "select 1"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("There is nothing of feed default in");
        assertThat(command("query", "--feed", "other", "select 1")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no feed 'other'; bcda.feeds has default.");
    }

    @Test
    void one_file_has_everything() throws Exception {
        Path file = folder.resolve("claims.duckdb");

        assertThat(command("export-database", file.toString())).isZero();

        assertThat(out.toString()).containsPattern("[0-9,]+ rows in [0-9]+ tables, [0-9,]+ bytes");
        assertThat(ask("jdbc:duckdb:" + file, "select patient_id from patient order by 1"))
                .containsExactly("1", "2");
        assertThat(ask("jdbc:duckdb:" + file, "select comment from duckdb_tables() where table_name = 'patient'"))
                .containsExactly("The people of an export: one row for each Patient record");
        assertThat(command("export-database", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("claims.duckdb exists. Name a new file, or add --replace.");
        assertThat(command("export-database", "--replace", file.toString())).isZero();
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("default", "claims.duckdb");
        }
    }

    @Test
    void an_answer_that_breaks_midway_leaves_no_file() throws Exception {
        for (String format : List.of("csv", "json", "parquet")) {
            assertThat(command(
                            "query",
                            "--format",
                            format,
                            "--out",
                            folder.resolve("answer").toString(),
                            "select cast(case when i = 300000 then 'x' else '1' end as int) from range(1000000) r(i)"))
                    .isEqualTo(2);
            assertThat(names(folder)).containsExactly("default");
        }
    }

    @Test
    void a_long_answer_keeps_its_order() {
        assertThat(command("query", "--format", "csv", "select i from range(300000) r(i) order by i desc"))
                .isZero();
        List<String> lines = out.toString().lines().skip(1).toList();
        assertThat(lines).hasSize(300_000);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i)).isEqualTo(Integer.toString(299_999 - i));
        }
    }

    @Test
    void a_demo_does_not_mind_the_feeds_of_the_working_folder() {
        Map<String, String> configured = Map.of(
                "bcda.feeds",
                "east,west",
                "bcda.feed.default.landing.dir",
                folder.resolve("none").toString(),
                "bcda.database.url",
                "jdbc:postgresql://localhost:1/none");
        configured.forEach(System::setProperty);
        try {
            command("query", "--demo", "select 1");
            assertThat(err.toString()).matches("(?s)|Warning: .*|.*There is nothing of feed default in .*demo-data.*");
            assertThat(command("query", "--demo", "--feed", "default", "select 1"))
                    .isEqualTo(2);
            assertThat(err.toString()).contains("The demo has one feed: leave out --feed");
        } finally {
            configured.keySet().forEach(System::clearProperty);
        }
    }

    @Test
    void marts_that_are_replaced_meanwhile_are_noticed() throws Exception {
        FeedScene scene = new FeedScene(folder.resolve("default"));
        Path sql =
                FeedScene.sql(folder.resolve("sql"), Map.of("people", "create table people as select * from patient"));
        FeedScene.builder(sql).build(scene.feed, mart -> {});

        try (FeedDatabase database = FeedDatabase.open(scene.feed, FeedScene.tables(), FeedScene.ENGINE, List.of())) {
            FeedScene.builder(sql).build(scene.feed, mart -> {});
            assertThat(database.isOutrun()).isFalse();
            scene.patients("20260201T000000Z", "3");
            FeedScene.builder(sql).build(scene.feed, mart -> {});
            assertThat(database.isOutrun()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy (select 1) to 'MART'",
                "/* select */ copy (select 1) to 'MART'",
                "select 1; copy (select 1) to 'MART'",
                "select $$;$$; copy (select 1) to 'MART'",
                "select e'\\''; copy (select 1) to 'MART' --'",
                "select /* /* */ */ 1; copy (select 1) to 'MART'",
                "with one as (select 1) copy (select 1) to 'MART'",
                "explain analyze copy (select 1) to 'MART'",
                "explain (analyze) copy (select 1) to 'MART'",
                "select 1) to 'MART'; select (1",
                "select 1) to 'MART' --",
                "",
                "attach 'MART' as other",
                "set threads = 1"
            })
    void no_statement_writes_over_a_mart(String statement) throws Exception {
        Path mart =
                Files.createDirectories(folder.resolve("default/marts/people")).resolve("part-0000.parquet");
        Files.writeString(mart, "as it was");
        String sql = statement.replace("MART", mart.toString());

        assertThat(command("query", sql)).isEqualTo(2);
        assertThat(command(
                        "query",
                        "--format",
                        "parquet",
                        "--out",
                        folder.resolve("x.parquet").toString(),
                        sql))
                .isEqualTo(2);
        assertThat(mart).hasContent("as it was");
        assertThat(names(folder)).containsExactly("default");
    }

    private static List<String> names(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> ask(String url, String query) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> answer = new ArrayList<>();
            while (rows.next()) {
                answer.add(rows.getString(1));
            }
            return answer;
        }
    }

    private int command(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        if (!all.contains("--demo") && !all.contains("bcda.landing.dir=" + folder.resolve("none"))) {
            all.addAll(1, List.of("--set", "bcda.landing.dir=" + folder));
        }
        CommandLine commands = Main.commandLine();
        commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return commands.execute(all.toArray(String[]::new));
    }
}
