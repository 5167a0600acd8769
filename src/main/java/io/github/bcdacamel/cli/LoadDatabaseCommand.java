package io.github.bcdacamel.cli;

import io.github.bcdacamel.app.DatabaseSettings;
import io.github.bcdacamel.database.DatabaseFiller;
import io.github.bcdacamel.database.FillReport;
import io.github.bcdacamel.marts.FeedFolder;
import io.github.bcdacamel.settings.Settings;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings the tables and marts of a feed into PostgreSQL, as each export does it. */
@Command(
        name = "load-database",
        description = {
            "Brings the tables and marts of a feed into a PostgreSQL (bcda.database.url).",
            "What it has already is not brought again. Each load is there as a whole, or not at all."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:brought, or there already",
            " 2:wrong usage, no tables, or no database in the settings",
            "14:the database cannot be reached or refused; the message says why"
        })
public final class LoadDatabaseCommand implements Callable<Integer> {

    @Mixin
    private FeedOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings feed = options.feed();
        DatabaseFiller filler = DatabaseSettings.filler(feed)
                .orElseThrow(() -> FeedOptions.wrong("There is no database to load into: set bcda.database.url."));
        FeedFolder folder = options.folder(feed);
        PrintWriter err = spec.commandLine().getErr();
        boolean terminal = System.console() != null;
        FillReport report = filler.fill(folder, what -> {
            if (terminal) {
                // In the place of what was shown before.
                err.print("\r\033[K" + what);
                err.flush();
            }
        });
        if (terminal) {
            err.print("\r\033[K");
            err.flush();
        }
        if (report.landed() == 0) {
            throw FeedOptions.wrong(
                    "There are no tables in " + folder.tables() + ". Build them first: tables " + folder.path() + ".");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s of %s brought, %,d rows%n%s brought%n",
                number(report.loads().size()),
                counted(report.landed(), "load"),
                report.rows(),
                counted(report.marts().size(), "mart"));
        if (!report.gone().isEmpty()) {
            out.printf("Kept there, and no more in the landing: %s%n", String.join(", ", report.gone()));
        }
        out.println(report.schema());
        out.flush();
        return 0;
    }

    private static String counted(int number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
