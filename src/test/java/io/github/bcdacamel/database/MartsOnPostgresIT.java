package io.github.bcdacamel.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.marts.FeedScene;
import io.github.bcdacamel.marts.Mart;
import io.github.bcdacamel.marts.MartFolder;
import io.github.bcdacamel.testing.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SQL of the marts runs in another engine as it is, and says the same to the row. */
class MartsOnPostgresIT {

    private static final String DIFFERENT = """
            select count(*) from (
              (select * from again.%1$s except all select * from %2$s.%1$s)
              union all (select * from %2$s.%1$s except all select * from again.%1$s)) d""";

    @TempDir
    private Path folder;

    @Test
    void every_mart_has_the_same_rows_in_postgresql() throws Exception {
        DatabaseScene scene = new DatabaseScene(folder, "marts_again");
        scene.load("20261122T020000Z", 2, 8);
        scene.load("20261129T020000Z", 3, 8);
        FeedScene.builder(Path.of("marts")).build(scene.feed.feed, mart -> {});
        scene.fill();
        Map<String, String> differing = new TreeMap<>();
        long rows = 0;

        try (Connection postgres = DriverManager.getConnection(scene.url, PostgresServer.USER, "");
                Statement statement = postgres.createStatement()) {
            statement.execute("set time zone 'UTC'");
            statement.execute("create schema again");
            statement.execute("set search_path = again, " + DatabaseScene.SCHEMA);
            for (Mart mart : MartFolder.read("marts", List.of())) {
                statement.execute(mart.text());
                rows += statement.executeLargeUpdate(
                        "create temporary table \"%1$s counted\" as select 1 from again.%1$s".formatted(mart.name()));
                String count = DatabaseScene.rows(statement, DIFFERENT.formatted(mart.name(), DatabaseScene.SCHEMA))
                        .get(0)
                        .get(0);
                if (!count.equals("0")) {
                    differing.put(mart.name(), count);
                }
            }
        }

        assertThat(differing).isEmpty();
        // The calendar alone has 73,414.
        assertThat(rows).isGreaterThan(76_000);
    }
}
