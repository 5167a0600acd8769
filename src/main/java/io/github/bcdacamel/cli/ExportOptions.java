package io.github.bcdacamel.cli;

import io.github.bcdacamel.app.LoggingSetup;
import io.github.bcdacamel.settings.Settings;
import io.github.bcdacamel.settings.SettingsException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options of the commands that export: settings, and how much they log. */
final class ExportOptions extends SettingsOptions {

    private static final String LEVEL = "bcda.log.level";
    private static final String FORMAT = "bcda.log.format";

    @ArgGroup
    private Detail detail = new Detail();

    static final class Detail {

        @Option(
                names = {"-q", "--quiet"},
                description = "Log warnings and errors only, and show no progress (bcda.log.level = warn).")
        private boolean quiet;

        @Option(
                names = {"-v", "--verbose"},
                description = "Also log details, such as each delivered file (bcda.log.level = debug).")
        private boolean verbose;
    }

    @Override
    Map<String, String> overrides() {
        return detail.quiet ? Map.of(LEVEL, "warn") : detail.verbose ? Map.of(LEVEL, "debug") : Map.of();
    }

    /** Whether a bar may stand on the terminal: not among lines of JSON. */
    static boolean showsBar(Settings settings) {
        return !settings.text(LEVEL).equals("warn") && !settings.text(FORMAT).equals("json");
    }

    /** Sets up the log; fails if a feed lacks credentials. */
    static void prepare(Settings settings, List<String> feeds, boolean terminal) {
        LoggingSetup.configure(settings.text(FORMAT), settings.text(LEVEL), terminal);
        List<String> missing = feeds.stream()
                .flatMap(feed -> settings.forFeed(feed).missingCredentials().stream())
                .toList();
        if (!missing.isEmpty()) {
            throw new SettingsException(missing);
        }
    }
}
