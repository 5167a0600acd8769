package io.github.bcdacamel.marts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.simulator.claims.SyntheticClaims;
import io.github.bcdacamel.tables.load.LoadAbout;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job for Spark (deploy/spark) builds the same marts of the same files, to the row. Needs Spark 4:
 * {@code ./mvnw verify -Plong -Dit.test=MartsOnSparkIT -Dspark-submit=/path/to/spark-submit}.
 */
@Tag("long")
class MartsOnSparkIT {

    private static final String DIFFERENT = """
            select count(*) from (
              (select * from %1$s except all select * from %2$s) union all (select * from %2$s except all select * from %1$s)) d""";

    @TempDir
    private Path folder;

    @Test
    @EnabledIfSystemProperty(named = "spark-submit", matches = ".+")
    void every_mart_has_the_same_rows_in_spark() throws Exception {
        FeedScene scene = new FeedScene(folder.resolve("default"));
        load(scene, "20261122T020000Z", 2);
        load(scene, "20261129T020000Z", 3);
        MartSet marts = FeedScene.builder(Path.of("marts")).build(scene.feed, mart -> {});

        Process spark = new ProcessBuilder(
                        System.getProperty("spark-submit"),
                        "--master",
                        "local[2]",
                        "deploy/spark/marts.py",
                        "--tables",
                        scene.feed.tables().toString(),
                        "--sql",
                        "marts",
                        "--to",
                        folder.resolve("spark").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("spark.log").toFile())
                .start();
        assertThat(spark.waitFor())
                .as(Files.readString(folder.resolve("spark.log")))
                .isZero();

        Map<String, Long> differing = new TreeMap<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("set TimeZone = 'UTC'");
            for (MartSet.BuiltMart mart : marts.marts()) {
                String ours = parquet(scene.feed.martsFolder().resolve(mart.name()));
                String sparks = parquet(folder.resolve("spark").resolve(mart.name()));
                try (ResultSet rows = statement.executeQuery(DIFFERENT.formatted(ours, sparks))) {
                    rows.next();
                    if (rows.getLong(1) > 0) {
                        differing.put(mart.name(), rows.getLong(1));
                    }
                }
            }
        }
        assertThat(differing).isEmpty();
    }

    private static String parquet(Path mart) {
        return "read_parquet(" + Engine.literal(mart + "/*.parquet") + ")";
    }

    private static void load(FeedScene scene, String id, int version) throws Exception {
        SyntheticClaims claims = new SyntheticClaims(1, version);
        Map<String, String> records = new TreeMap<>();
        for (String type : SyntheticClaims.types(version)) {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            for (int enrollee = 0; enrollee < 8; enrollee++) {
                claims.write(type, enrollee, lines);
            }
            records.put(type, lines.toString(StandardCharsets.UTF_8));
        }
        scene.load(new LoadAbout(id, "2026-11-22T02:00:00.123Z", null, "all", "v" + version), records);
    }
}
