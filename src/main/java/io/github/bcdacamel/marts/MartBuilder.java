package io.github.bcdacamel.marts;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.landing.DurableFiles;
import io.github.bcdacamel.landing.LandedFile;
import io.github.bcdacamel.marts.MartSet.BuiltMart;
import io.github.bcdacamel.tables.schema.Table;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/** Builds all marts of a feed out of all its loads, with the report about them, and puts them in the place of those before: all or none. */
public final class MartBuilder {

    /** The mart that says how many people joined and left with each full export. */
    private static final String ROSTERS = "population_change";

    private static final int MOST_DEATHS = 2;

    private final List<Mart> marts;
    private final List<Table> tables;
    private final EngineOptions options;
    private final boolean shared;
    private final String program;

    /**
     * @param marts each after those that it is made of
     * @param tables that loads have, or may have
     * @param shared whether the folders may be others', too
     * @throws ExportFailure SETTINGS if a mart has the name of a table
     */
    public MartBuilder(List<Mart> marts, List<Table> tables, EngineOptions options, boolean shared, String program) {
        this.marts = List.copyOf(marts);
        this.tables = List.copyOf(tables);
        this.options = options;
        this.shared = shared;
        this.program = program;
        tables.stream()
                .filter(table -> marts.stream().anyMatch(mart -> mart.name().equalsIgnoreCase(table.name())))
                .findFirst()
                .ifPresent(table -> {
                    throw new ExportFailure(
                            FailureClass.SETTINGS,
                            "The mart %s has the name of a table. Give its file (bcda.marts.sql) another name. Nothing was started."
                                    .formatted(table.name()));
                });
    }

    /** Whether there are loads whose marts are not there, or others than this program and these files would build. */
    public boolean isDue(FeedFolder feed) throws IOException {
        LoadedTables loaded = read(feed);
        return !loaded.loads().isEmpty()
                && feed.marts().filter(there -> isOf(there, loaded)).isEmpty();
    }

    private boolean isOf(MartSet there, LoadedTables loaded) {
        return there.loads().equals(loaded.loads())
                && sql(there).equals(sql())
                && there.program().equals(program);
    }

    private static Map<String, String> sql(MartSet set) {
        return set.marts().stream().collect(Collectors.toMap(BuiltMart::name, BuiltMart::sqlSha256));
    }

    private Map<String, String> sql() {
        return marts.stream().collect(Collectors.toMap(Mart::name, mart -> DigestUtils.sha256Hex(mart.text())));
    }

    /** Builds them if they are due; clears away what a build left that died. Nothing if they are there already. */
    public Optional<MartSet> buildIfDue(FeedFolder feed, Consumer<String> begun) throws IOException {
        if (!isDue(feed)) {
            feed.clear(shared);
            return Optional.empty();
        }
        try (FeedFolder.Build build = feed.begin(shared)) {
            if (!isDue(feed)) {
                // Another process has built them meanwhile.
                return Optional.empty();
            }
            if (build.deaths() >= MOST_DEATHS) {
                build.leaveUntried();
                throw new ExportFailure(
                        FailureClass.SETTINGS,
                        "No marts were built in %s: the process died in the last two builds, so no export tries it again by itself. Most likely the memory did not suffice: lower bcda.marts.memory, or give the process more. Then build them with: marts. Tables and exports are untouched, and so are the marts that were there."
                                .formatted(feed.path()));
            }
            return Optional.of(build(feed, build, begun));
        } catch (IOException refused) {
            throw refused(feed, refused);
        }
    }

    /**
     * Builds them.
     *
     * @param begun learns the name of each mart before it is built
     * @throws ExportFailure SETTINGS if a mart cannot be built of these tables, or there is no load; DESTINATION if the disk refuses.
     *     The marts that stood there stand there still
     */
    public MartSet build(FeedFolder feed, Consumer<String> begun) throws IOException {
        try (FeedFolder.Build build = feed.begin(shared)) {
            return build(feed, build, begun);
        } catch (IOException refused) {
            throw refused(feed, refused);
        }
    }

    private MartSet build(FeedFolder feed, FeedFolder.Build build, Consumer<String> begun) throws IOException {
        LoadedTables loaded = read(feed);
        if (loaded.loads().isEmpty()) {
            throw new ExportFailure(
                    FailureClass.SETTINGS,
                    "There are no tables in " + feed.tables() + " to build marts of. Build them first: tables "
                            + feed.path() + ". Nothing was changed.");
        }
        MartSet set = build(feed, build, loaded, begun);
        DurableFiles.writeWhole(build.folder().resolve(MartSet.NAME), set.json());
        build.publish();
        return set;
    }

    private static ExportFailure refused(FeedFolder feed, IOException refused) {
        if (refused instanceof InterruptedIOException || refused instanceof ClosedByInterruptException) {
            return new ExportFailure(
                    FailureClass.GAVE_UP,
                    "The build of the marts of " + feed.path()
                            + " was interrupted. Tables and exports are untouched, and so are the marts that were there. Build them with: marts.",
                    refused);
        }
        return new ExportFailure(
                FailureClass.DESTINATION,
                "The marts cannot be written into %s (%s). Tables and exports are untouched, and so are the marts that were there. Make room there and check the rights, then build again: marts."
                        .formatted(feed.path(), refused.getMessage()),
                refused);
    }

    private MartSet build(FeedFolder feed, FeedFolder.Build build, LoadedTables loaded, Consumer<String> begun)
            throws IOException {
        EngineOptions own = new EngineOptions(options.threads(), options.memory(), temporary(feed, build));
        List<BuiltMart> built = new ArrayList<>();
        String current = "";
        try (Engine engine = Engine.open(own)) {
            for (Map.Entry<String, LoadedTables.Contents> table :
                    loaded.tables().entrySet()) {
                current = table.getKey();
                engine.table(table.getKey(), table.getValue());
            }
            engine.confine(List.of(feed.tables(), build.folder()));
            for (Mart mart : marts) {
                current = mart.name();
                begun.accept(mart.name());
                built.add(build(mart, build.folder(), engine));
            }
            if (built.stream().map(BuiltMart::name).toList().containsAll(MedsLayout.MARTS)) {
                current = MedsLayout.FOLDER;
                begun.accept(current);
                new MedsLayout(program.replaceFirst("^\\S+ ", ""))
                        .write(engine.connection(), build.folder().resolve(MedsLayout.FOLDER));
            }
            ReportWriter.write(engine, build.folder(), feed.name(), program);
            current = ROSTERS;
            return new MartSet(MartSet.SCHEMA_VERSION, program, loaded.loads(), roster(built, engine), built);
        } catch (SQLException refused) {
            if (Engine.isOfDisk(refused)) {
                throw new IOException(Engine.reason(refused, true), refused);
            }
            if (Engine.isOfMemory(refused)) {
                throw new ExportFailure(
                        FailureClass.SETTINGS,
                        "The mart %s needs more memory than the %d MB that bcda.marts.memory allows. Tables and exports are untouched, and so are the marts that were there. Raise it, or lower bcda.marts.threads, then build again: marts."
                                .formatted(current, options.memory() >> 20),
                        refused);
            }
            throw new ExportFailure(
                    FailureClass.SETTINGS,
                    "The mart %s cannot be built: %s. Tables and exports are untouched, and so are the marts that were there. Mend its file (bcda.marts.sql) or leave it out (bcda.marts.build), then build again: marts."
                            .formatted(current, Engine.reason(refused, false)),
                    refused);
        }
    }

    private static MartSet.Roster roster(List<BuiltMart> built, Engine engine) throws SQLException {
        if (built.stream().noneMatch(mart -> mart.name().equals(ROSTERS))) {
            return null;
        }
        try (Statement statement = engine.connection().createStatement();
                ResultSet newest = statement.executeQuery("select load_id, total_count, joined_count, left_count from "
                        + ROSTERS + " order by data_through desc, load_id desc limit 1")) {
            return newest.next()
                    ? new MartSet.Roster(newest.getString(1), newest.getLong(2), newest.getLong(3), newest.getLong(4))
                    : null;
        }
    }

    /** Of a name that the next build knows: it clears away what one left that died. */
    private Path temporary(FeedFolder feed, FeedFolder.Build build) throws IOException {
        if (options.temporary() == null) {
            return build.temporary();
        }
        Path temporary = options.temporary()
                .resolve("bcda-marts-"
                        + DigestUtils.sha256Hex(feed.path().toString()).substring(0, 16));
        DurableFiles.deleteTree(temporary);
        return temporary;
    }

    private static BuiltMart build(Mart mart, Path folder, Engine engine) throws IOException, SQLException {
        Path part = folder.resolve(mart.name()).resolve("part-0000.parquet");
        DurableFiles.create(part.getParent());
        engine.writeParquet(mart.query(), part);
        engine.view(mart.name(), mart.about(), List.of(part));
        return new BuiltMart(
                mart.name(),
                mart.about(),
                engine.count(mart.name()),
                Files.size(part),
                LandedFile.sha256(part),
                DigestUtils.sha256Hex(mart.text()));
    }

    private LoadedTables read(FeedFolder feed) throws IOException {
        try {
            return LoadedTables.read(feed.tables(), tables);
        } catch (MartException unusable) {
            throw new ExportFailure(
                    FailureClass.SETTINGS, "No marts were built. " + unusable.getMessage() + ". Nothing was changed.");
        }
    }
}
