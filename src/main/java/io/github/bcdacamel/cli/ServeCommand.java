package io.github.bcdacamel.cli;

import io.github.bcdacamel.app.Application;
import io.github.bcdacamel.app.ControlContext;
import io.github.bcdacamel.app.LoggingSetup;
import io.github.bcdacamel.settings.Settings;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The main process of a container: exports by schedule until it is stopped. */
@Command(
        name = "serve",
        description = {
            "Exports by schedule and resumes open exports by itself, until stopped.",
            "SIGTERM stops it within seconds. Verified files are kept; partial downloads resume at the next start."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 1:unexpected", " 2:wrong usage or settings", "143:stopped by SIGTERM (130 by Ctrl-C)"})
public final class ServeCommand implements Callable<Integer> {

    @Mixin
    private ExportOptions settings;

    @Override
    public Integer call() throws Exception {
        Settings read = settings.read(Map.of());
        ExportOptions.prepare(read, read.feeds(), false);
        ControlContext.check(read);
        try (Application application = Application.serve(read, System.err)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(application), "interrupted"));
            URI control = application.openControl(read);
            LoggingSetup.say(
                    System.err::println, "Serving " + described(read) + ". Status page and control API: " + control);
            Thread.currentThread().join();
        }
        return 0;
    }

    private static void stop(Application application) {
        LoggingSetup.silence();
        LoggingSetup.say(
                System.err::println, "Stopping. Verified files are kept; partial downloads resume at the next start.");
        application.interrupt();
    }

    private static String described(Settings settings) {
        return String.join(
                ", ",
                settings.feeds().stream()
                        .map(feed -> {
                            String cron = settings.forFeed(feed).text("bcda.schedule.cron");
                            return feed + " (" + (cron.isEmpty() ? "no schedule" : cron) + ")";
                        })
                        .toList());
    }
}
