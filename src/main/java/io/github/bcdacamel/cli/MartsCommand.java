package io.github.bcdacamel.cli;

import io.github.bcdacamel.app.MartSettings;
import io.github.bcdacamel.marts.FeedFolder;
import io.github.bcdacamel.marts.MartBuilder;
import io.github.bcdacamel.marts.MartSet;
import io.github.bcdacamel.settings.Settings;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Builds the marts of a feed, as each export does it. */
@Command(
        name = "marts",
        description = {
            "Builds the marts of a feed: tables that SQL makes of the tables of all its exports.",
            "They come into marts/ beside the exports, with report.html, a page about the population. Those that are there already are not built again."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:built, or there already",
            " 2:wrong usage, no tables, or a mart that cannot be built of them",
            "14:the marts cannot be written"
        })
public final class MartsCommand implements Callable<Integer> {

    @Option(names = "--again", description = "Build them even if they are there already.")
    private boolean again;

    @Mixin
    private FeedOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Settings feed = options.feed();
        FeedFolder folder = options.folder(feed);
        MartBuilder builder = MartSettings.builder(feed)
                .orElseThrow(() -> FeedOptions.wrong("There are no marts to build: bcda.marts.build is none, or"
                        + " bcda.tables.format is without parquet, or bcda.tables.views has tables of your own and"
                        + " bcda.marts.sql no marts."));
        boolean terminal = System.console() != null;
        PrintWriter err = spec.commandLine().getErr();
        Consumer<String> begun = mart -> show(err, terminal, "Mart " + mart);
        MartSet set;
        try {
            // Whoever asks for it has it tried, however many builds have died.
            set = again || folder.marts().isEmpty() || builder.isDue(folder)
                    ? builder.build(folder, begun)
                    : folder.marts().orElseThrow();
        } finally {
            show(err, terminal, "");
        }
        PrintWriter out = spec.commandLine().getOut();
        String row = "%-28s %14s %16s%n";
        out.printf(row, "Mart", "Rows", "Bytes");
        for (MartSet.BuiltMart mart : set.marts()) {
            out.printf(Locale.ROOT, row, mart.name(), number(mart.rows()), number(mart.bytes()));
        }
        out.printf("Of %s load%s%n", number(set.loads().size()), set.loads().size() == 1 ? "" : "s");
        out.println(folder.martsFolder());
        folder.report().ifPresent(page -> out.println("Population report: " + page));
        out.flush();
        return 0;
    }

    /** In the place of what was shown before. */
    private static void show(PrintWriter err, boolean terminal, String line) {
        if (terminal) {
            err.print("\r\033[K" + line);
            err.flush();
        }
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
