package io.github.bcdacamel.marts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.marts.MartSet.BuiltMart;
import io.github.bcdacamel.testing.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Marts are a function of their SQL and of the loads that are whole, and stand there as a whole. */
class MartBuilderTest {

    private static final String PEOPLE = "create table people as select patient_id, load_id from patient";
    private static final String COUNTS =
            "create table counts as select load_id, count(*) as people from people group by load_id";

    @TempDir
    private Path folder;

    private FeedScene scene;
    private Path sql;

    @BeforeEach
    void begin() throws IOException {
        scene = new FeedScene(folder.resolve("default"));
        sql = FeedScene.sql(folder.resolve("sql"), Map.of("people", PEOPLE, "counts", COUNTS));
    }

    @Test
    void they_are_made_of_all_loads_and_of_each_other() throws Exception {
        scene.patients("20260101T000000Z", "1", "2");
        scene.patients("20260201T000000Z", "3");

        MartSet built = build();

        assertThat(built.marts()).extracting(BuiltMart::name).containsExactly("people", "counts");
        assertThat(built.marts()).extracting(BuiltMart::rows).containsExactly(3L, 2L);
        assertThat(built.loads()).containsOnlyKeys("20260101T000000Z", "20260201T000000Z");
        assertThat(scene.ask("select * from counts order by load_id"))
                .containsExactly(List.of("20260101T000000Z", "2"), List.of("20260201T000000Z", "1"));
        assertThat(scene.feed.marts()).contains(built);
    }

    @Test
    void a_load_without_its_load_file_is_none() throws Exception {
        scene.patients("20260101T000000Z", "1");
        scene.patients("20260201T000000Z", "3");
        Files.delete(scene.feed.tables().resolve("_loads/20260201T000000Z.json"));

        build();

        assertThat(scene.ask("select patient_id from people")).containsExactly(List.of("1"));
    }

    @Test
    void a_table_that_no_load_has_is_there_without_rows() throws Exception {
        scene.patients("20260101T000000Z", "1");
        FeedScene.sql(
                sql,
                Map.of("claims", "create table claims as select count(*) as n, sum(paid_amount) as paid from claim"));

        build();

        assertThat(scene.ask("select n, paid from claims").get(0)).containsExactly("0", null);
    }

    @Test
    void they_are_due_when_loads_or_sql_have_changed() throws Exception {
        assertThat(FeedScene.builder(sql).isDue(scene.feed)).as("no load").isFalse();
        scene.patients("20260101T000000Z", "1");
        assertThat(FeedScene.builder(sql).isDue(scene.feed)).as("no marts").isTrue();
        build();
        assertThat(FeedScene.builder(sql).isDue(scene.feed)).as("built").isFalse();
        scene.patients("20260101T000000Z", "1", "2");
        assertThat(FeedScene.builder(sql).isDue(scene.feed))
                .as("the load built again")
                .isTrue();
        build();
        FeedScene.sql(sql, Map.of("counts", COUNTS + " order by load_id"));
        assertThat(FeedScene.builder(sql).isDue(scene.feed)).as("other SQL").isTrue();
        build();
        Files.delete(scene.feed.martsFolder().resolve("people/part-0000.parquet"));
        assertThat(FeedScene.builder(sql).isDue(scene.feed))
                .as("a part is lost")
                .isTrue();
    }

    @Test
    void those_that_are_no_longer_wanted_go() throws Exception {
        scene.patients("20260101T000000Z", "1");
        build();
        Files.delete(sql.resolve("counts.sql"));

        build();

        assertThat(scene.feed.martsFolder().resolve("people")).isDirectory();
        assertThat(scene.feed.martsFolder().resolve("counts")).doesNotExist();
    }

    @Test
    void one_that_fails_leaves_those_before_and_quotes_no_value() throws Exception {
        scene.patients("20260101T000000Z", "secret-id");
        MartSet before = build();
        FeedScene.sql(
                sql, Map.of("counts", "create table counts as select cast(patient_id as bigint) as n from people"));

        Throwable failure = catchThrowable(this::build);

        assertThat(failure)
                .isInstanceOfSatisfying(
                        ExportFailure.class,
                        known -> assertThat(known.failureClass()).isEqualTo(FailureClass.SETTINGS))
                .hasMessageStartingWith("The mart counts cannot be built: Conversion Error. ")
                .message()
                .doesNotContain("secret-id");
        assertThat(scene.feed.marts()).contains(before);
        assertThat(scene.feed.path().resolve(".marts")).doesNotExist();
    }

    @Test
    void what_sql_does_not_know_is_told_in_the_words_of_the_engine() throws Exception {
        scene.patients("20260101T000000Z", "1");
        FeedScene.sql(sql, Map.of("counts", "create table counts as select patient from people"));

        assertThatThrownBy(this::build)
                .hasMessageContaining(
                        "The mart counts cannot be built: Binder Error: Referenced column \"patient\" not found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_csv('/etc/passwd')",
                "select * from read_parquet('https://example.org/x.parquet')",
                "select * from read_text('%s/secret')",
            })
    void no_file_outside_of_the_feed_is_read(String query) throws Exception {
        scene.patients("20260101T000000Z", "1");
        Files.writeString(folder.resolve("secret"), "x");
        FeedScene.sql(sql, Map.of("counts", "create table counts as " + query.formatted(folder)));

        assertThatThrownBy(this::build).hasMessageContaining("Permission Error");
    }

    @Test
    void a_mart_never_has_the_name_of_a_table() throws Exception {
        FeedScene.sql(sql, Map.of("claim", "create table claim as select 1 as x"));

        assertThatThrownBy(() -> FeedScene.builder(sql))
                .hasMessageContaining("The mart claim has the name of a table.");
    }

    @Test
    void what_a_dead_build_left_is_cleared_away() throws Exception {
        scene.patients("20260101T000000Z", "1");
        Files.createDirectories(scene.feed.path().resolve(".marts/old/people"));
        Files.writeString(
                Files.createDirectories(scene.feed.path().resolve(".marts/new/people"))
                        .resolve("x"),
                "x");

        build();

        assertThat(scene.feed.path().resolve(".marts")).doesNotExist();
        assertThat(scene.feed.martsFolder().resolve("people/x")).doesNotExist();

        Files.createDirectories(scene.feed.path().resolve(".marts/old/people"));
        assertThat(FeedScene.builder(sql).buildIfDue(scene.feed, mart -> {})).isEmpty();
        assertThat(scene.feed.path().resolve(".marts")).doesNotExist();
    }

    @Test
    void the_population_report_stands_beside_them() throws Exception {
        scene.patients("20260101T000000Z", "1");

        build();

        assertThat(scene.feed.report()).hasValue(scene.feed.martsFolder().resolve("report.html"));
        assertThat(scene.feed.report().orElseThrow())
                .content()
                .contains("<h1>default</h1>", "marts that were not built (report_month, report_claim)");
    }

    @Test
    void they_are_built_even_if_the_report_cannot_be_made() throws Exception {
        scene.patients("20260101T000000Z", "secret-id");
        FeedScene.sql(
                sql, Map.of("report_condition", "create table report_condition as select patient_id from people"));

        try (LogLines log = new LogLines()) {
            MartSet built = build();

            assertThat(scene.feed.marts()).contains(built);
            assertThat(scene.feed.report()).isEmpty();
            assertThat(log.tell("Feed default has no population report (Binder Error: "))
                    .isTrue();
            assertThat(log.tell("secret-id")).isFalse();
        }
    }

    @Test
    void marts_that_a_death_left_aside_come_back() throws Exception {
        scene.patients("20260101T000000Z", "1");
        MartSet before = build();
        Path aside = scene.feed.path().resolve(".marts/old");
        Files.createDirectories(aside.getParent());
        Files.move(scene.feed.martsFolder(), aside);
        FeedScene.sql(sql, Map.of("counts", "create table counts as select nothing from people"));

        assertThatThrownBy(this::build).hasMessageContaining("The mart counts cannot be built");

        assertThat(scene.feed.marts()).contains(before);
    }

    @Test
    void a_part_behind_a_link_is_refused() throws Exception {
        scene.patients("20260101T000000Z", "1");
        Path load = scene.feed.tables().resolve("patient/export=20260101T000000Z");
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(load, elsewhere);
        Files.createSymbolicLink(load, elsewhere);

        assertThatThrownBy(this::build)
                .hasMessageContaining("is a symbolic link, and links within a landing are not followed");
    }

    @Test
    void what_a_dead_build_left_elsewhere_is_cleared_away_too() throws Exception {
        scene.patients("20260101T000000Z", "1");
        Path temporary = folder.resolve("temporary");
        MartBuilder builder = new MartBuilder(
                MartFolder.read(sql.toString(), List.of()),
                FeedScene.tables(),
                new EngineOptions(2, 256L << 20, temporary),
                false,
                "bcda-camel test");
        builder.build(scene.feed, mart -> {});
        Path own;
        try (Stream<Path> made = Files.list(temporary)) {
            own = made.findFirst().orElseThrow();
        }
        Path left = Files.writeString(
                Files.createDirectories(own.resolve("engine1")).resolve("spilled"), "x");

        builder.build(scene.feed, mart -> {});

        assertThat(left).doesNotExist();
    }

    @Test
    void two_builds_that_died_keep_an_export_from_trying_it_again() throws Exception {
        scene.patients("20260101T000000Z", "1");
        Path made = scene.feed.path().resolve(".marts/new");
        Files.createDirectories(made);
        Files.writeString(made.resolveSibling("deaths"), "1");

        for (int export = 0; export < 2; export++) {
            assertThatThrownBy(() -> FeedScene.builder(sql).buildIfDue(scene.feed, mart -> {}))
                    .hasMessageContaining("the process died in the last two builds");
            assertThat(made).doesNotExist();
        }

        build();
        assertThat(scene.feed.path().resolve(".marts")).doesNotExist();
    }

    @Test
    void a_build_that_is_under_way_is_no_death_but_waited_for() throws Exception {
        scene.patients("20260101T000000Z", "1");
        Files.createDirectories(scene.feed.path().resolve(".marts/new"));
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Optional<MartSet>> other = new CompletableFuture<>();
        Thread second = new Thread(() -> {
            try {
                begun.await();
                other.complete(FeedScene.builder(sql).buildIfDue(scene.feed, mart -> {}));
            } catch (Throwable fault) {
                other.completeExceptionally(fault);
            }
        });
        second.start();

        FeedScene.builder(sql).build(scene.feed, mart -> {
            begun.countDown();
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        });

        assertThat(other.get(30, TimeUnit.SECONDS)).as("built by the first one").isEmpty();
    }

    @Test
    void tables_that_are_a_link_are_refused() throws Exception {
        scene.patients("20260101T000000Z", "1");
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(scene.feed.tables(), elsewhere);
        Files.createSymbolicLink(scene.feed.tables(), elsewhere);

        assertThatThrownBy(this::build)
                .hasMessageContaining("is a symbolic link, and links within a landing are not followed");
    }

    @Test
    void a_file_of_marts_that_somebody_wrote_counts_as_none() throws Exception {
        scene.patients("20260101T000000Z", "1");
        build();
        Path file = scene.feed.martsFolder().resolve(MartSet.NAME);
        String good = Files.readString(file);

        for (String bad : List.of(
                "{}",
                "x",
                good.replaceAll("\"name\" : \"counts\"", "\"name\" : \"people\""),
                good.replaceAll("\"sqlSha256\" : \"[0-9a-f]+\"", "\"sqlSha256\" : null"))) {
            Files.writeString(file, bad);
            assertThat(FeedScene.builder(sql).isDue(scene.feed)).as(bad).isTrue();
        }
    }

    @Test
    void the_files_are_nobody_elses() throws Exception {
        scene.patients("20260101T000000Z", "1");
        build();

        try (Stream<Path> files = Files.walk(scene.feed.martsFolder())) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .endsWith("------"));
        }
    }

    @Test
    void a_link_in_the_place_of_the_marts_is_refused() throws Exception {
        scene.patients("20260101T000000Z", "1");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createSymbolicLink(scene.feed.martsFolder(), elsewhere);

        assertThatThrownBy(this::build).hasMessageContaining("symbolic link");
        assertThat(elsewhere).isEmptyDirectory();
    }

    private MartSet build() throws IOException {
        return FeedScene.builder(sql).build(scene.feed, mart -> {});
    }
}
