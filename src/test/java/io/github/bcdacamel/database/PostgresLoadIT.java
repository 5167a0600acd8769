package io.github.bcdacamel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.marts.FeedDatabase;
import io.github.bcdacamel.marts.FeedScene;
import io.github.bcdacamel.marts.MartSet;
import io.github.bcdacamel.recovery.TearingProxy;
import io.github.bcdacamel.tables.load.LoadAbout;
import io.github.bcdacamel.testing.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Loads and marts come into a real PostgreSQL as they are, each load as a whole, and each once. */
class PostgresLoadIT {

    private static final String FIRST = "20261122T020000Z";
    private static final String SECOND = "20261129T020000Z";

    private static final String PEOPLE =
            "create table people as select patient_id, count(*) as records from patient group by patient_id";

    @TempDir
    private Path folder;

    private DatabaseScene scene;

    @BeforeEach
    void makeDatabase(TestInfo test) throws Exception {
        String name = test.getTestMethod().orElseThrow().getName();
        scene = new DatabaseScene(folder, "load_" + Integer.toHexString(name.hashCode()));
    }

    @Test
    void two_loads_and_all_marts_arrive_as_duckdb_has_them() throws Exception {
        scene.load(FIRST, 2, 12);
        scene.load(SECOND, 3, 12);
        MartSet marts = FeedScene.builder(Path.of("marts")).build(scene.feed.feed, mart -> {});

        FillReport report = scene.fill();

        assertThat(report.loads()).containsExactly(FIRST, SECOND);
        assertThat(report.marts()).hasSameSizeAs(marts.marts());
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        long rows = 0;
        try (FeedDatabase duck = scene.duckDb();
                Statement statement = duck.connection().createStatement()) {
            for (String table : duck.tables().keySet()) {
                rows += duck.count(table);
                List<List<String>> columns = DatabaseScene.rows(statement, "describe \"" + table + "\"");
                expected.addAll(lines(table, columns, DatabaseScene.rows(statement, measures(table, columns, true))));
                found.addAll(lines(table, columns, scene.ask(measures(table, columns, false))));
            }
        }
        assertThat(rows).isGreaterThan(10_000);
        assertThat(found).hasSizeGreaterThan(500).isEqualTo(expected);
        assertThat(scene.ask("select sum(rows) from _load")).containsExactly(List.of(Long.toString(report.rows())));
    }

    private static List<String> lines(String table, List<List<String>> columns, List<List<String>> answer) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            lines.add(table + "." + columns.get(i).get(0) + ": " + answer.get(0).get(i));
        }
        return lines;
    }

    private static List<String> lines(List<List<String>> rows) {
        return rows.stream().map(Object::toString).toList();
    }

    /** One text for each column. */
    private static String measures(String table, List<List<String>> columns, boolean duck) {
        return columns.stream()
                .map(column -> measure("\"" + column.get(0) + "\"", column.get(1), duck))
                .collect(Collectors.joining(", ", "select ", " from \"" + table + "\""));
    }

    /** What tells NULL from empty, and one set of values from another. */
    private static String measure(String name, String type, boolean duck) {
        if (type.endsWith("]")) {
            return "concat(count(*), ' ', count(%1$s), ' ', sum(%2$s(%1$s)))"
                    .formatted(name, duck ? "len" : "jsonb_array_length");
        }
        String value = "cast(" + name + " as varchar)";
        if (type.equals("FLOAT") || type.equals("DOUBLE")) {
            value = "cast(cast(round(cast(" + name + " as double precision) * 10000) as bigint) as varchar)";
        }
        if (type.startsWith("TIMESTAMP")) {
            value = duck
                    ? "strftime(" + name + ", '%Y-%m-%d %H:%M:%S.%f')"
                    : "to_char(" + name + ", 'YYYY-MM-DD HH24:MI:SS.US')";
        }
        boolean isNumber = type.startsWith("DECIMAL") || type.endsWith("INT") || type.equals("INTEGER");
        return "concat(count(*), ' ', count(%1$s), ' ', sum(length(%2$s)), ' ', count(case when %2$s = '' then 1 end), ' ', min(md5(%2$s)), ' ', max(md5(%2$s)), ' ', sum(%3$s))"
                .formatted(name, value, isNumber ? name : "0");
    }

    @Test
    void null_and_empty_text_and_letters_of_all_kinds_stay_what_they_are() throws Exception {
        scene.feed.patients(FIRST, "a");
        scene.marts(
                folder.resolve("sql"),
                Map.of(
                        "oddity",
                        """
                        create table oddity as select '' as empty, cast(null as varchar) as missing, 'Zoë 李 🎉' as letters,
                          'a"b,c' || chr(10) || '\\.' || chr(13) as quotes, '\\N' as slash, 'NULL' as word, chr(0) || 'x' as nul,
                          list_value('', null, 'é"', chr(0)) as list, cast(0.10 as decimal(18,2)) as money""",
                        "alone",
                        "create table alone as select '\\.' as only_one union all select null union all select ''"));

        scene.fill();

        assertThat(
                        scene.ask(
                                "select empty, coalesce(missing, '-'), letters, quotes, slash, word, nul, list, money from oddity"))
                .containsExactly(List.of(
                        "",
                        "-",
                        "Zoë 李 🎉",
                        "a\"b,c\n\\.\r",
                        "\\N",
                        "NULL",
                        "\uFFFDx",
                        "[\"\", null, \"é\\\"\", \"\uFFFD\"]",
                        "0.10"));
        assertThat(scene.ask("select coalesce('-' || only_one || '-', 'null') from alone order by 1"))
                .containsExactly(List.of("--"), List.of("-\\.-"), List.of("null"));
    }

    @Test
    void columns_have_the_types_that_the_statements_for_psql_give_them() throws Exception {
        scene.load(FIRST, 3, 1);
        scene.fill();
        String columns = """
                select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), col_description(c.oid, a.attnum)
                  from pg_attribute a join pg_class c on c.oid = a.attrelid
                 where c.relnamespace = '%s'::regnamespace and a.attnum > 0 and c.relkind = 'r' and c.relname not like '\\_%%'
                 order by 1, a.attnum""";

        List<List<String>> ours = scene.ask(columns.formatted("bcda_default"));
        scene.execute(Files.readString(Path.of("tables/_schema/postgres.sql"))
                .replaceAll("(?m)^\\\\copy .*$", "")
                .replaceAll("(?m)^(CREATE TABLE|COMMENT ON|TRUNCATE)", "set search_path = public; $1"));

        List<String> theirs = lines(scene.ask(columns.formatted("public")));
        assertThat(lines(ours)).hasSizeGreaterThan(300).containsExactlyElementsOf(theirs);
    }

    @Test
    void what_is_there_is_not_brought_again() throws Exception {
        scene.feed.patients(FIRST, "a", "b");
        scene.marts(folder.resolve("sql"), Map.of("people", PEOPLE));
        scene.fill();
        String rows = "select xmin, loaded_at from %s";
        List<List<String>> before = scene.ask(rows.formatted("_load"));
        Path left = Files.createDirectories(scene.feed.feed.path().resolve(".database/rows"));
        Files.writeString(left.resolve("rows.csv"), "of a process that died");

        FillReport again = scene.fill();

        assertThat(again.isNews()).isFalse();
        assertThat(again.landed()).isEqualTo(1);
        assertThat(scene.ask(rows.formatted("_load"))).isEqualTo(before);
        assertThat(scene.ask("select count(distinct xmin::text) from patient")).containsExactly(List.of("1"));
        assertThat(scene.feed.feed.path().resolve(".database")).doesNotExist();
    }

    @Test
    void a_load_that_was_built_again_replaces_its_rows_and_no_others() throws Exception {
        scene.feed.patients(FIRST, "a", "b");
        scene.feed.patients(SECOND, "c");
        scene.marts(folder.resolve("sql"), Map.of("people", PEOPLE));
        scene.fill();
        scene.feed.patients(FIRST, "x");
        scene.marts(folder.resolve("sql"), Map.of("people", PEOPLE));

        FillReport report = scene.fill();

        assertThat(report.loads()).containsExactly(FIRST);
        assertThat(scene.ask("select patient_id from patient order by 1")).containsExactly(List.of("c"), List.of("x"));
        assertThat(scene.ask("select patient_id from people order by 1")).containsExactly(List.of("c"), List.of("x"));
        assertThat(scene.ask("select load_id from _load order by 1")).containsExactly(List.of(FIRST), List.of(SECOND));
    }

    @Test
    void a_load_that_left_the_landing_stays() throws Exception {
        scene.feed.patients(FIRST, "a");
        scene.feed.patients(SECOND, "b");
        scene.fill();
        Files.delete(scene.feed.feed.tables().resolve("_loads/" + FIRST + ".json"));

        FillReport report = scene.fill();

        assertThat(report.gone()).containsExactly(FIRST);
        assertThat(scene.ask("select patient_id from patient order by 1")).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void a_connection_that_breaks_leaves_nothing_of_its_load() throws Exception {
        scene.feed.patients(FIRST, "a");
        scene.feed.patients(SECOND, "b");
        String database = scene.url.replaceFirst(".*/", "");
        try (TearingProxy proxy = new TearingProxy(PostgresServer.port())) {
            DatabaseFiller filler = scene.filler(proxy.url(database), PostgresServer.USER);
            proxy.tear(0, true);
            filler.fill(scene.feed.feed, what -> {});
            int changes = proxy.changes().size();
            for (int change = 1; change <= changes; change++) {
                scene.execute("drop schema bcda_default cascade");
                proxy.tear(change, true);

                assertThatThrownBy(() -> filler.fill(scene.feed.feed, what -> {}))
                        .isInstanceOf(ExportFailure.class)
                        .hasMessageContaining("because the connection broke");
                assertWholeLoads();

                filler.fill(scene.feed.feed, what -> {});
                assertThat(scene.ask("select count(*) from patient")).containsExactly(List.of("2"));
            }
            assertThat(changes).isGreaterThan(10);
        }
    }

    @Test
    void a_load_whose_commit_was_made_and_not_heard_of_is_not_brought_twice() throws Exception {
        scene.feed.patients(FIRST, "a");
        String database = scene.url.replaceFirst(".*/", "");
        try (TearingProxy proxy = new TearingProxy(PostgresServer.port())) {
            DatabaseFiller filler = scene.filler(proxy.url(database), PostgresServer.USER);
            // The first one makes the schema.
            proxy.tear(2 + 1, false);
            assertThatThrownBy(() -> filler.fill(scene.feed.feed, what -> {})).isInstanceOf(ExportFailure.class);
            assertThat(proxy.changes().get(proxy.changes().size() - 1)).isEqualToIgnoringCase("commit");

            FillReport report = filler.fill(scene.feed.feed, what -> {});

            assertThat(report.loads()).isEmpty();
            assertThat(scene.ask("select count(*) from patient")).containsExactly(List.of("1"));
        }
    }

    /** Rows are there if and only if their load is listed. */
    private void assertWholeLoads() throws Exception {
        if (scene.ask("select to_regclass('patient')").get(0).get(0) != null) {
            assertThat(scene.ask("select load_id from patient order by 1"))
                    .isEqualTo(scene.ask("select load_id from _load order by 1"));
        }
    }

    @Test
    void two_processes_bring_each_load_once() throws Exception {
        scene.load(FIRST, 3, 3);
        scene.load(SECOND, 3, 3);
        scene.marts(folder.resolve("sql"), Map.of("people", PEOPLE));
        // As on two machines: no lock on a file keeps them apart.
        Path other = folder.resolve("other/default");
        FileUtils.copyDirectory(scene.feed.feed.path().toFile(), other.toFile());

        List<FillReport> reports = Stream.of(scene.feed.feed, new FeedScene(other).feed)
                .map(feed -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return scene.filler(scene.url, PostgresServer.USER).fill(feed, what -> {});
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                }))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(reports.stream().flatMap(report -> report.loads().stream()))
                .containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(scene.ask("select count(*) from load_file"))
                .isEqualTo(scene.ask("select count(distinct (load_id, file)) from load_file"));
        assertThat(scene.ask("select count(*) from people")).containsExactly(List.of("3"));
    }

    @Test
    void a_new_column_is_added_and_earlier_rows_have_none() throws Exception {
        Path views = Files.createDirectory(folder.resolve("views"));
        view(views, "{\"name\": \"who\", \"path\": \"id\"}");
        scene.feed.load(LoadAbout.ofFiles(FIRST), Map.of("Patient", PATIENT), views);
        scene.fill();
        view(
                views,
                "{\"name\": \"who\", \"path\": \"id\"}, {\"name\": \"bornOn\", \"path\": \"birthDate\", \"type\": \"date\"}");
        scene.feed.load(LoadAbout.ofFiles(SECOND), Map.of("Patient", PATIENT), views);

        scene.fill();

        assertThat(scene.ask("select who, bornon from person order by load_id"))
                .containsExactly(Arrays.asList("p", null), List.of("p", "1950-01-02"));
    }

    @Test
    void a_column_of_another_type_is_told_and_not_changed() throws Exception {
        scene.feed.patients(FIRST, "a");
        scene.fill();
        scene.feed.patients(SECOND, "b");
        scene.execute("alter table patient alter column patient_id type varchar(200)");

        assertThatThrownBy(scene::fill)
                .hasMessageContaining("at the load " + SECOND + ", table patient")
                .hasMessageContaining(
                        "the column patient.patient_id is character varying(200) there, and the load has text");
        assertThat(scene.ask("select patient_id from patient")).containsExactly(List.of("a"));
    }

    @Test
    void loads_after_one_that_is_refused_for_its_types_come_and_so_do_the_marts() throws Exception {
        Path views = Files.createDirectory(folder.resolve("views"));
        view(views, BORN);
        scene.feed.load(LoadAbout.ofFiles(FIRST), Map.of("Patient", PATIENT), views);
        scene.fill();
        view(views, BORN.replace("DATE", "VARCHAR"));
        scene.feed.load(LoadAbout.ofFiles(SECOND), Map.of("Patient", PATIENT), views);
        scene.feed.load(LoadAbout.ofFiles("20261130T020000Z"), Map.of("Patient", PATIENT), views);
        view(views, BORN);
        scene.feed.load(LoadAbout.ofFiles("20261206T020000Z"), Map.of("Patient", PATIENT), views);
        scene.marts(folder.resolve("sql"), Map.of("one", "create table one as select 1 as value"));

        assertThatThrownBy(scene::fill)
                .hasMessageContaining(
                        "at the load " + SECOND + ", table person), because the column person.born is date"
                                + " there, and the load has text, and no column is ever retyped (1 more")
                .hasMessageContaining("; all other loads and the marts are there. Change its type");

        assertThat(scene.ask("select load_id from _load order by 1"))
                .containsExactly(List.of(FIRST), List.of("20261206T020000Z"));
        assertThat(scene.ask("select load_id from person order by 1"))
                .containsExactly(List.of(FIRST), List.of("20261206T020000Z"));
        assertThat(scene.ask("select value from one")).containsExactly(List.of("1"));
    }

    private static final String BORN =
            "{\"name\": \"born\", \"path\": \"birthDate\", \"tag\": [{\"name\": \"ansi/type\", \"value\": \"DATE\"}]}";

    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"id\":\"p\",\"birthDate\":\"1950-01-02\"}\n";

    private static void view(Path folder, String columns) throws IOException {
        Files.writeString(folder.resolve("person.json"), """
                {"resourceType": "ViewDefinition", "name": "person",
                 "status": "active", "resource": "Patient", "select": [{"column": [%s]}]}""".formatted(columns));
    }
}
