package io.github.bcdacamel.cli;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.marts.FeedFolder;
import io.github.bcdacamel.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of commands about what one feed has in the landing. */
final class FeedOptions extends SettingsOptions {

    static final String DEMO_LANDING = "demo-data";

    /** These override the settings of the working folder, as run --demo does it. */
    private static final Map<String, String> DEMO_SETTINGS = Map.of(
            "bcda.feeds",
            "default",
            "bcda.landing.dir",
            DEMO_LANDING,
            "bcda.feed.default.landing.dir",
            DEMO_LANDING,
            "bcda.database.schema",
            "bcda_demo",
            "bcda.feed.default.database.schema",
            "bcda_demo");

    @Option(
            names = "--feed",
            paramLabel = "NAME",
            description = "The feed, one of bcda.feeds. Needed where there are several.")
    private String feed;

    @Option(names = "--demo", description = "What run --demo has brought into ./demo-data.")
    private boolean demo;

    /** The settings of the feed. */
    Settings feed() {
        // Synthetic claims must not come between real ones.
        Settings all = read(demo ? DEMO_SETTINGS : Map.of());
        if (demo && feed != null) {
            throw wrong("The demo has one feed: leave out --feed or --demo.");
        }
        if (demo) {
            return all.forFeed("default");
        }
        if (feed == null && all.feeds().size() > 1) {
            throw wrong("There are several feeds: name one with --feed, such as --feed "
                    + all.feeds().get(0) + ".");
        }
        if (feed != null && !all.feeds().contains(feed)) {
            throw wrong("There is no feed '" + feed + "'; bcda.feeds has " + String.join(", ", all.feeds()) + ".");
        }
        return all.forFeed(feed == null ? all.feeds().get(0) : feed);
    }

    /** Where the feed's exports, tables and marts are. */
    FeedFolder folder(Settings feed) {
        Path landing = demo ? Path.of(DEMO_LANDING) : feed.path("bcda.landing.dir");
        Path folder = landing.resolve(demo ? "default" : feed.feed());
        if (!Files.isDirectory(folder)) {
            throw wrong(
                    "There is nothing of feed " + folder.getFileName() + " in " + landing.toAbsolutePath()
                            + (demo
                                    ? ". Run this first: run --demo."
                                    : " (bcda.landing.dir). Run an export first, or name the landing with --set bcda.landing.dir=DIR."));
        }
        return new FeedFolder(folder);
    }

    static ExportFailure wrong(String message) {
        return new ExportFailure(FailureClass.SETTINGS, message + " Nothing was changed.");
    }
}
