package io.github.bcdacamel.cli;

import io.github.bcdacamel.app.LoggingSetup;
import io.github.bcdacamel.app.MartSettings;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.SecretMask;
import io.github.bcdacamel.landing.DurableFiles;
import io.github.bcdacamel.landing.PassingFolder;
import io.github.bcdacamel.marts.Engine;
import io.github.bcdacamel.marts.FeedDatabase;
import io.github.bcdacamel.marts.ReadStatement;
import io.github.bcdacamel.settings.Settings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers SQL over all tables and marts of a feed. Changes nothing of them. */
@Command(
        name = "query",
        description = {
            "Answers SQL over all tables and marts of a feed, with the embedded DuckDB.",
            "Without SQL it lists them, with their rows and what they hold."
        },
        footerHeading = "%nExample:%n",
        footer = "  query \"select eob_type, count(*), sum(paid_amount) from current_claim group by eob_type\"",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:answered",
            " 2:wrong usage, no tables, or SQL that DuckDB refuses",
            "14:the file for the answer cannot be written"
        })
public final class QueryCommand implements Callable<Integer> {

    /** Short answers, which no table can be made of. Comments may stand before. */
    private static final Pattern OF_THE_ENGINE = Pattern.compile(
            "^(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/)*(describe|show|explain|summarize)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** How the answer is written. */
    enum Format {
        TABLE,
        CSV,
        JSON,
        PARQUET
    }

    @ArgGroup
    private Sql sql;

    static final class Sql {

        @Parameters(arity = "1", paramLabel = "SQL", description = "A statement, in DuckDB's SQL.")
        private String text;

        @Option(
                names = {"-f", "--file"},
                paramLabel = "FILE",
                description = "A file with the statement.")
        private Path file;
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, csv, json or parquet. Default: table.")
    private Format format;

    @Option(names = "--out", paramLabel = "FILE", description = "A new file for the answer; needed for parquet.")
    private Path out;

    @Mixin
    private FeedOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Settings feed = options.feed();
        String statement = sql == null ? null : statement();
        if (statement == null && (out != null || format != Format.TABLE)) {
            throw FeedOptions.wrong("The list of tables goes to the terminal as it is. Say what to select.");
        }
        if (format == Format.PARQUET && out == null) {
            throw FeedOptions.wrong("Parquet is written into a file: name one with --out FILE.");
        }
        if (out != null && Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
            throw FeedOptions.wrong(out + " exists. Name a new file.");
        }
        // Whole or not there, and nobody else's.
        Path target = out == null ? null : out.toAbsolutePath().normalize();
        Path folder =
                target == null ? null : target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
        try (PassingFolder passing = folder == null ? null : new PassingFolder(folder);
                FeedDatabase database = FeedDatabase.open(
                        options.folder(feed),
                        MartSettings.tables(feed),
                        MartSettings.engine(feed),
                        folder == null ? List.of() : List.of(passing.path()))) {
            database.warning()
                    .ifPresent(text -> LoggingSetup.say(spec.commandLine().getErr()::println, text));
            if (statement == null) {
                list(database);
            } else if (folder == null) {
                answer(database, statement, spec.commandLine().getOut());
            } else {
                write(database, statement, folder, target);
            }
            return 0;
        } catch (SQLException refused) {
            return refused(Engine.reason(refused, true), FailureClass.SETTINGS);
        }
    }

    private int refused(String why, FailureClass end) {
        LoggingSetup.fail(
                spec.commandLine().getErr()::println, SecretMask.mask(why) + " (exit code " + end.exitCode() + ")");
        return end.exitCode();
    }

    private void write(FeedDatabase database, String statement, Path folder, Path target) throws SQLException {
        try {
            if (!Files.isDirectory(target.getParent())) {
                throw new IOException("there is no folder " + target.getParent());
            }
            DurableFiles.create(folder);
            Path partial = folder.resolve("answer");
            if (format == Format.PARQUET) {
                database.writeParquet(statement, partial);
                DurableFiles.keepPrivate(partial);
            } else {
                try (PrintWriter file = new PrintWriter(new BufferedWriter(
                        Channels.newWriter(DurableFiles.createFile(partial), StandardCharsets.UTF_8)))) {
                    answer(database, statement, file);
                    if (file.checkError()) {
                        throw new IOException("the disk refused it");
                    }
                }
            }
            DurableFiles.sync(partial);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw new ExportFailure(
                    FailureClass.DESTINATION,
                    "%s cannot be written (%s). Name another file, make room, or check the rights. Nothing was changed."
                            .formatted(out, refused.getMessage()),
                    refused);
        }
    }

    private String statement() throws IOException {
        String text = sql.text;
        if (sql.file != null) {
            if (!Files.isRegularFile(sql.file)) {
                throw FeedOptions.wrong(sql.file + " is no file.");
            }
            text = Files.readString(sql.file);
        }
        try {
            return ReadStatement.of(text);
        } catch (IllegalArgumentException refused) {
            throw FeedOptions.wrong(refused.getMessage());
        }
    }

    private void list(FeedDatabase database) throws SQLException {
        PrintWriter terminal = spec.commandLine().getOut();
        String row = "%-28s %14s  %s%n";
        terminal.printf(row, "Table or mart", "Rows", "What it holds");
        for (Map.Entry<String, String> table : database.tables().entrySet()) {
            terminal.printf(
                    Locale.ROOT,
                    row,
                    table.getKey(),
                    String.format(Locale.ROOT, "%,d", database.count(table.getKey())),
                    table.getValue());
        }
        terminal.flush();
    }

    private void answer(FeedDatabase database, String statement, PrintWriter to) throws IOException, SQLException {
        try (Statement asked = database.connection().createStatement()) {
            String whole = statement;
            if (!OF_THE_ENGINE.matcher(statement).find()) {
                // The driver takes an error in the midst of a stream for its end, so nothing may be left to compute by
                // then.
                asked.execute("create temp table \"_answer\" as " + statement);
                whole = "select * from temp.\"_answer\" order by rowid";
            }
            try (ResultSet rows = asked.executeQuery(whole)) {
                AnswerWriter.of(format, to).write(rows);
                to.flush();
            }
        }
    }
}
