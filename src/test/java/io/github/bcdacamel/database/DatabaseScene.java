package io.github.bcdacamel.database;

import io.github.bcdacamel.marts.FeedDatabase;
import io.github.bcdacamel.marts.FeedScene;
import io.github.bcdacamel.simulator.claims.SyntheticClaims;
import io.github.bcdacamel.tables.load.LoadAbout;
import io.github.bcdacamel.testing.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A feed with loads and marts, and a database of its own in a real PostgreSQL. */
final class DatabaseScene {

    static final String SCHEMA = "bcda_default";

    final FeedScene feed;
    final String url;

    /** @param database its name; one that is there is dropped */
    DatabaseScene(Path folder, String database) throws SQLException {
        this.feed = new FeedScene(folder.resolve("default"));
        this.url = PostgresServer.database(database);
    }

    /** A load of synthetic claims. */
    void load(String id, int version, int enrollees) throws IOException {
        SyntheticClaims claims = new SyntheticClaims(1, version);
        Map<String, String> records = new TreeMap<>();
        for (String type : SyntheticClaims.types(version)) {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            for (int enrollee = 0; enrollee < enrollees; enrollee++) {
                claims.write(type, enrollee, lines);
            }
            records.put(type, lines.toString(StandardCharsets.UTF_8));
        }
        feed.load(new LoadAbout(id, "2026-11-22T02:00:00.123Z", null, "all", "v" + version), records);
    }

    void marts(Path folder, Map<String, String> sql) throws IOException {
        FeedScene.builder(FeedScene.sql(folder, sql)).buildIfDue(feed.feed, mart -> {});
    }

    FillReport fill() throws IOException {
        return filler(url, PostgresServer.USER).fill(feed.feed, what -> {});
    }

    DatabaseFiller filler(String url, String user) throws IOException {
        return new DatabaseFiller(
                new DatabaseOptions(url, user, "", SCHEMA, Duration.ofMillis(300), Duration.ofSeconds(30)),
                FeedScene.ENGINE,
                FeedScene.tables(),
                false);
    }

    /** The answer of PostgreSQL, a row a list of texts. */
    List<List<String>> ask(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, PostgresServer.USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = " + SCHEMA);
            statement.execute("set time zone 'UTC'");
            return rows(statement, sql);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, PostgresServer.USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = " + SCHEMA);
            statement.execute(sql);
        }
    }

    /** The answer of DuckDB over the Parquet files. */
    FeedDatabase duckDb() throws IOException {
        return FeedDatabase.open(feed.feed, FeedScene.tables(), FeedScene.ENGINE, List.of());
    }

    static List<List<String>> rows(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            List<List<String>> answer = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                answer.add(row);
            }
            return answer;
        }
    }
}
