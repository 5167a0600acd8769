package io.github.bcdacamel.cli;

import io.github.bcdacamel.app.LoggingSetup;
import io.github.bcdacamel.app.MartSettings;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.landing.DurableFiles;
import io.github.bcdacamel.landing.PassingFolder;
import io.github.bcdacamel.marts.Engine;
import io.github.bcdacamel.marts.FeedDatabase;
import io.github.bcdacamel.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies all tables and marts of a feed into one file that every DuckDB opens. */
@Command(
        name = "export-database",
        description = "Writes all tables and marts of a feed into one file that any DuckDB 1.4 or later opens.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:written", " 2:wrong usage, or no tables", "14:the file cannot be written"})
public final class ExportDatabaseCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The file, such as claims.duckdb.")
    private Path file;

    @Option(names = "--replace", description = "Replace the file if it is there.")
    private boolean replace;

    @Mixin
    private FeedOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Settings feed = options.feed();
        Path target = file.toAbsolutePath().normalize();
        if (!replace && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw FeedOptions.wrong(file + " exists. Name a new file, or add --replace.");
        }
        // Whole or not there: the engine makes the file as it fills it.
        Path folder = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
        Path partial = folder.resolve("database");
        long rows = 0;
        Map<String, String> tables;
        try (PassingFolder passing = new PassingFolder(folder);
                FeedDatabase database = FeedDatabase.open(
                        options.folder(feed),
                        MartSettings.tables(feed),
                        MartSettings.engine(feed),
                        List.of(passing.path()))) {
            database.warning()
                    .ifPresent(text -> LoggingSetup.say(spec.commandLine().getErr()::println, text));
            DurableFiles.create(folder);
            tables = database.tables();
            execute(database, "attach " + Engine.literal(partial.toString()) + " as copied");
            for (Map.Entry<String, String> table : tables.entrySet()) {
                String name = "copied." + Engine.quoted(table.getKey());
                execute(database, "create table " + name + " as select * from " + Engine.quoted(table.getKey()));
                if (!table.getValue().isEmpty()) {
                    execute(database, "comment on table " + name + " is " + Engine.literal(table.getValue()));
                }
                rows += database.count(table.getKey());
            }
            execute(database, "detach copied");
            if (database.isOutrun()) {
                throw new ExportFailure(
                        FailureClass.DESTINATION,
                        file
                                + " was not written: the marts of the feed were replaced while they were copied. Try again."
                                + " Nothing was changed.");
            }
            DurableFiles.keepPrivate(partial);
            DurableFiles.sync(partial);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            DurableFiles.sync(target.getParent());
        } catch (SQLException | IOException refused) {
            String why = refused instanceof SQLException sql ? Engine.reason(sql, false) : refused.getMessage();
            throw new ExportFailure(
                    FailureClass.DESTINATION,
                    "%s cannot be written (%s). Make room there and check the rights. Nothing was changed."
                            .formatted(file, why),
                    refused);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%,d rows in %,d tables, %,d bytes%n%s%n",
                rows,
                tables.size(),
                Files.size(target),
                target);
        out.flush();
        return 0;
    }

    private static void execute(FeedDatabase database, String sql) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.execute(sql);
        }
    }
}
