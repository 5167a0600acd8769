package io.github.bcdacamel.marts;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.landing.PassingFolder;
import io.github.bcdacamel.tables.schema.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All tables and marts of a feed as views of one database, which changes nothing of them and reads nothing else. */
public final class FeedDatabase implements AutoCloseable {

    private final Engine engine;
    private final String warning;

    private final FeedFolder feed;
    private final MartSet marts;
    private final PassingFolder temporary;

    private FeedDatabase(Engine engine, FeedFolder feed, MartSet marts, String warning) {
        this.engine = engine;
        this.feed = feed;
        this.marts = marts;
        this.temporary = new PassingFolder(engine.temporary());
        this.warning = warning;
    }

    /**
     * Opens it.
     *
     * @param expected the tables that loads have, or may have
     * @param folders others that statements may write to
     * @throws ExportFailure SETTINGS if there are no tables, or they cannot be read
     */
    public static FeedDatabase open(FeedFolder feed, List<Table> expected, EngineOptions options, List<Path> folders)
            throws IOException {
        try {
            LoadedTables loaded = LoadedTables.read(feed.tables(), expected);
            if (loaded.loads().isEmpty()) {
                throw new MartException("There are no tables in " + feed.tables()
                        + ". Build them of the exports that are there: tables " + feed.path());
            }
            Engine engine = Engine.open(options, true);
            try {
                return fill(engine, feed, loaded, folders);
            } catch (SQLException | RuntimeException refused) {
                engine.close();
                throw refused;
            }
        } catch (MartException unusable) {
            throw new ExportFailure(FailureClass.SETTINGS, unusable.getMessage() + ". Nothing was changed.");
        } catch (SQLException unreadable) {
            throw new ExportFailure(
                    FailureClass.SETTINGS,
                    "The tables of %s cannot be read (%s). verify says which file is damaged. Nothing was changed."
                            .formatted(feed.path(), Engine.reason(unreadable, false)),
                    unreadable);
        }
    }

    private static FeedDatabase fill(Engine engine, FeedFolder feed, LoadedTables loaded, List<Path> folders)
            throws SQLException {
        for (Map.Entry<String, LoadedTables.Contents> table : loaded.tables().entrySet()) {
            engine.table(table.getKey(), table.getValue());
        }
        MartSet set = feed.marts().orElse(null);
        for (MartSet.BuiltMart mart : set == null ? List.<MartSet.BuiltMart>of() : set.marts()) {
            if (!loaded.tables().containsKey(mart.name())) {
                engine.view(
                        mart.name(), mart.about(), List.of(feed.martsFolder().resolve(mart.part())));
            }
        }
        List<Path> reachable = new ArrayList<>(folders);
        reachable.add(feed.tables());
        reachable.add(feed.martsFolder());
        engine.confine(reachable);
        return new FeedDatabase(engine, feed, set, warning(set, loaded));
    }

    private static String warning(MartSet set, LoadedTables loaded) {
        return set == null || set.loads().equals(loaded.loads())
                ? null
                : "The marts are not made of the loads that are there now. Build them again with: marts";
    }

    /** What whoever asks must know of the marts: that they are of other loads. */
    public Optional<String> warning() {
        return Optional.ofNullable(warning);
    }

    /** Whether the marts are others now than those that it was opened with. */
    public boolean isOutrun() {
        return !Optional.ofNullable(marts).equals(feed.marts());
    }

    /** For any statement. Of a query that computes something, an error in the midst of the rows looks like their end: make a table of it first. */
    public Connection connection() {
        return engine.connection();
    }

    /** The tables and marts by name, with what they hold. */
    public Map<String, String> tables() throws SQLException {
        return engine.tables();
    }

    /** How many rows a table has. */
    public long count(String table) throws SQLException {
        return engine.count(table);
    }

    /** Writes the answer to a query into a new Parquet file. */
    public void writeParquet(String query, Path file) throws SQLException {
        engine.writeParquet(query, file);
    }

    @Override
    public void close() throws IOException {
        try {
            engine.close();
        } finally {
            temporary.close();
        }
    }
}
