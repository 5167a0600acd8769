package io.github.bcdacamel.cli;

import io.github.bcdacamel.app.LoggingSetup;
import io.github.bcdacamel.app.TableSettings;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.SecretMask;
import io.github.bcdacamel.settings.Settings;
import io.github.bcdacamel.tables.load.Load;
import io.github.bcdacamel.tables.load.Load.LoadedTable;
import io.github.bcdacamel.tables.load.TableBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Builds tables of exports that are there, and of any NDJSON files. Changes nothing of what it reads. */
@Command(
        name = "tables",
        description = {
            "Builds query-ready tables of finished exports, or of a folder of NDJSON files.",
            "PATH is the folder of an export, of a feed, or the landing: tables come into tables/ beside the exports.",
            "Or a folder of files such as Patient.ndjson or Claim.0001.ndjson.gz: they come into ./tables."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:built",
            " 2:wrong usage, a ViewDefinition that cannot be used, or nothing at this path that tables can be made of",
            "13:built, but some lines are no records; or a file cannot be read",
            "14:the tables cannot be written"
        })
public final class TablesCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "What to build tables of.")
    private List<String> paths;

    @Option(names = "--to", paramLabel = "DIR", description = "The folder for the tables, instead of the usual one.")
    private Path to;

    @Mixin
    private SettingsOptions settings;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Settings read = settings.read(Map.of());
        TableBuilder builder = TableSettings.builder(read)
                .orElseThrow(() -> LoadSource.wrong("bcda.tables.format is none: there is no form to build tables in."
                        + " Set it, such as --set bcda.tables.format=parquet."));
        PrintWriter err = spec.commandLine().getErr();
        List<LoadSource> sources = new ArrayList<>();
        for (String path : paths) {
            sources.addAll(LoadSource.of(path, to, link -> passOver(err, link, "it is a link")));
        }
        requireDifferent(sources);
        List<LoadSource> possible =
                sources.stream().filter(source -> source.refused() == null).toList();
        for (LoadSource source : sources) {
            if (source.refused() != null) {
                passOver(err, source.place(), source.refused());
            }
        }
        if (possible.isEmpty()) {
            throw LoadSource.wrong("No tables were built.");
        }
        long rejected = 0;
        for (LoadSource source : possible) {
            rejected += build(builder, source).rejectedLines();
        }
        if (rejected > 0) {
            LoggingSetup.fail(
                    err::println,
                    count(rejected, "line") + " could not be read; the table rejected_line says which (exit code "
                            + FailureClass.FILE.exitCode() + ").");
            return FailureClass.FILE.exitCode();
        }
        return 0;
    }

    private static void passOver(PrintWriter err, Path what, String why) {
        LoggingSetup.say(err::println, what + " is passed over: " + why + ".");
    }

    /** Two of one id would take each other's place. */
    private static void requireDifferent(List<LoadSource> sources) {
        Map<Path, Path> places = new HashMap<>();
        for (LoadSource source : sources) {
            Path file = source.tables().resolve(Load.fileName(source.about().loadId()));
            Path other = places.put(file.toAbsolutePath().normalize(), source.place());
            if (other != null) {
                throw LoadSource.wrong(other + " and " + source.place() + " would be the same load, " + file
                        + ". Build them one after the other, each with a --to of its own.");
            }
        }
    }

    private Load build(TableBuilder builder, LoadSource source) throws IOException {
        boolean terminal = System.console() != null;
        LoadProgress progress = new LoadProgress(
                spec.commandLine().getErr(),
                terminal,
                "Tables of " + source.about().loadId(),
                source.size());
        Load load;
        try {
            load = builder.build(source.tables(), source.about(), source.files(), progress);
        } finally {
            progress.end();
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(SecretMask.mask(summary(load)));
        out.println(source.tables().resolve(Load.fileName(load.loadId())).toAbsolutePath());
        out.flush();
        return load;
    }

    private static String summary(Load load) {
        String row = "%-28s %14s %16s%n";
        StringBuilder text = new StringBuilder(row.formatted("Table", "Rows", "Bytes"));
        for (LoadedTable table : load.tables()) {
            text.append(row.formatted(table.name(), number(table.rows()), number(table.bytes())));
        }
        text.append("%s in %s%n".formatted(count(load.records(), "record"), count(load.files(), "file")));
        if (load.otherRecords() > 0) {
            text.append("%s of types without a table%n".formatted(count(load.otherRecords(), "record")));
        }
        if (load.rejectedValues() > 0) {
            text.append(
                    "%s no column could take: table rejected_value%n".formatted(count(load.rejectedValues(), "value")));
        }
        return text.toString();
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
