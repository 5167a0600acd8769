package io.github.bcdacamel.database;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.KnownFailure;
import io.github.bcdacamel.marts.CsvExtractor;
import io.github.bcdacamel.marts.EngineOptions;
import io.github.bcdacamel.marts.FeedFolder;
import io.github.bcdacamel.marts.LandedLoad;
import io.github.bcdacamel.marts.MartException;
import io.github.bcdacamel.marts.MartSet;
import io.github.bcdacamel.tables.schema.Table;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Brings what a feed has, and a PostgreSQL has not, into that: each load in a transaction with its row in {@code _load}, then all marts
 * that are others now in one. Whatever breaks off, a load is there as a whole or not at all, and who tries again goes on where it stopped.
 */
public final class DatabaseFiller {

    private final DatabaseOptions options;
    private final EngineOptions engine;
    private final List<Table> tables;
    private final boolean shared;

    /**
     * @param tables that the program knows, for what is said of them in the database
     * @param shared whether the feed's folder may be others', too
     */
    public DatabaseFiller(DatabaseOptions options, EngineOptions engine, List<Table> tables, boolean shared) {
        this.options = options;
        this.engine = engine;
        this.tables = List.copyOf(tables);
        this.shared = shared;
    }

    /**
     * Brings what is missing.
     *
     * @param begun learns of each load and mart before it is brought
     * @throws ExportFailure DATABASE_UNFILLED: what was brought before stays
     */
    public FillReport fill(FeedFolder feed, Consumer<String> begun) {
        String[] current = {""};
        Consumer<String> noted = what -> {
            current[0] = what;
            begun.accept(what);
        };
        try {
            List<LandedLoad> landed = feed.loads();
            if (landed.isEmpty()) {
                return new FillReport(options.toString(), 0, List.of(), 0, List.of(), List.of());
            }
            return fill(feed, landed, noted);
        } catch (SQLException | IOException | DatabaseException | MartException refused) {
            DatabaseException why = DatabaseFaultMapper.map(refused);
            throw KnownFailure.DATABASE_UNFILLED.failure(
                    "PostgreSQL did not get all tables and marts (bcda.database.url = %s, schema %s%s), because %s. %s. The database keeps what it had; exports and tables are untouched. The next run, or the command load-database, brings what is missing."
                            .formatted(
                                    options.place(),
                                    options.schema(),
                                    current[0].isEmpty() ? "" : ", at the " + current[0],
                                    why.getMessage(),
                                    why.action()),
                    refused instanceof SQLException ? null : refused);
        }
    }

    private FillReport fill(FeedFolder feed, List<LandedLoad> landed, Consumer<String> begun)
            throws SQLException, IOException {
        try (FillFolder folder = FillFolder.open(feed, engine.temporary(), shared);
                PostgresSession session = PostgresSession.open(options);
                CsvExtractor parquet = CsvExtractor.open(feed, engine, folder.path())) {
            PostgresSchema schema = new PostgresSchema(session, options.schema());
            PartGuard guard = new PartGuard();
            LoadFiller loads = new LoadFiller(session, schema, parquet, guard, tables, folder.path());
            MartFiller marts = new MartFiller(session, schema, parquet, guard, folder.path());
            Map<String, String> there = session.transaction(() -> {
                schema.require();
                loads.requireTables();
                return loads.there();
            });
            List<String> filled = new ArrayList<>();
            Map<String, RetypedColumnException> refused = new LinkedHashMap<>();
            long rows = 0;
            for (LandedLoad load : landed) {
                String id = load.load().loadId();
                if (!load.sha256().equals(there.get(id))) {
                    String[] at = {""};
                    Consumer<String> noted = what -> {
                        at[0] = "load " + id + ", " + what;
                        begun.accept(at[0]);
                    };
                    try {
                        Optional<Long> brought = session.transaction(() -> {
                            // Another process may have brought it meanwhile.
                            return load.sha256().equals(loads.there().get(id))
                                    ? Optional.empty()
                                    : Optional.of(loads.fill(load, noted));
                        });
                        if (brought.isPresent()) {
                            filled.add(id);
                            rows += brought.get();
                        }
                    } catch (RetypedColumnException otherType) {
                        refused.put(at[0], otherType);
                    }
                }
            }
            Optional<MartSet> set = feed.marts();
            List<String> replaced =
                    set.isEmpty() ? List.of() : session.transaction(() -> marts.fill(feed, set.get(), begun));
            requireAll(refused, begun);
            Map<String, String> gone = new TreeMap<>(there);
            landed.forEach(load -> gone.remove(load.load().loadId()));
            return new FillReport(
                    options.toString(), landed.size(), filled, rows, replaced, List.copyOf(gone.keySet()));
        }
    }

    private static void requireAll(Map<String, RetypedColumnException> refused, Consumer<String> begun) {
        for (Map.Entry<String, RetypedColumnException> first : refused.entrySet()) {
            begun.accept(first.getKey());
            int more = refused.size() - 1;
            throw new DatabaseException(
                    first.getValue().getMessage()
                            + (more == 0 ? "" : " (" + more + " more of the loads were refused for such a reason)")
                            + "; all other loads and the marts are there",
                    first.getValue().action());
        }
    }
}
