package io.github.bcdacamel.cli;

import io.github.bcdacamel.app.Application;
import io.github.bcdacamel.app.LoggingSetup;
import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.settings.Settings;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Exports each feed once, then prints what was delivered, or on standard error what went wrong, and exits with a code. */
@Command(
        name = "run",
        description = "Exports each feed once and exits. Resumes an unfinished export first.",
        exitCodeListHeading = "%nExit codes:%n")
public final class RunCommand implements Callable<Integer> {

    private static final int DEMO_PORT = 18081;

    @Mixin
    private ExportOptions settings;

    @Option(
            names = "--feed",
            paramLabel = "NAME",
            description = "The feed to export, one of bcda.feeds. Can be repeated. Default: all feeds.")
    private List<String> chosen = List.of();

    @Option(
            names = "--demo",
            description =
                    "Export synthetic claims from the built-in simulator into ./demo-data. Run it again for what has"
                            + " changed in the month after.")
    private boolean demo;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!demo) {
            return run(settings.read(Map.of()));
        }
        try (Simulator simulator = demoServer()) {
            return run(settings.read(demo(simulator.baseUrl().toString())));
        }
    }

    /** The next demo builds upon this one only if it asks the same address. */
    private Simulator demoServer() throws IOException {
        try {
            return Simulator.start(SimulatorOptions.defaults().withPort(DEMO_PORT));
        } catch (BindException taken) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "Port " + DEMO_PORT + " is taken, perhaps by another demo. The simulator takes another one,"
                                    + " so this export is full.");
            return Simulator.start(SimulatorOptions.defaults());
        }
    }

    /** These override the settings of the working folder, so that a demo asks the simulator only. */
    private static Map<String, String> demo(String simulated) {
        Map<String, String> demo = new HashMap<>(Map.of(
                "bcda.base-url",
                simulated,
                "bcda.api-url",
                simulated + "/api/{{bcda.api-version}}",
                "bcda.token-url",
                simulated + "/auth/token",
                "bcda.client-id",
                SimulatorOptions.DEFAULT_CLIENT_ID,
                "bcda.client-secret",
                SimulatorOptions.DEFAULT_CLIENT_SECRET,
                "bcda.poll.interval",
                "500ms",
                "bcda.database.url",
                "",
                "bcda.landing.dir",
                "demo-data"));
        Map.copyOf(demo).forEach((key, value) -> demo.put(key.replaceFirst("bcda", "bcda.feed.default"), value));
        demo.put("bcda.feeds", "default");
        demo.put("bcda.ledger.url", "jdbc:h2:file:./demo-data/.ledger/ledger");
        return demo;
    }

    private int run(Settings read) throws Exception {
        List<String> feeds = feeds(read);
        boolean terminal = System.console() != null && ExportOptions.showsBar(read);
        ExportOptions.prepare(read, feeds, terminal);
        AtomicBoolean over = new AtomicBoolean();
        try (Application application = Application.start(read, feeds, System.err, terminal)) {
            Thread interrupted = new Thread(() -> interrupted(application, over), "interrupted");
            Runtime.getRuntime().addShutdownHook(interrupted);
            Map<String, Outcome> outcomes = exports(application, feeds);
            if (over.getAndSet(true)) {
                // Ctrl-C or SIGTERM: the hook prints the last line, and the JVM exits with the signal's code.
                Thread.currentThread().join();
            }
            Runtime.getRuntime().removeShutdownHook(interrupted);
            outcomes.forEach((feed, outcome) ->
                    report(feeds.size() == 1 ? "" : "Feed " + feed + ": ", outcome, spec.commandLine()));
            FailureClass worst = worst(outcomes.values());
            return worst == null ? 0 : worst.exitCode();
        }
    }

    private static FailureClass worst(Collection<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::failure).reduce(null, FailureClass::worst);
    }

    private List<String> feeds(Settings read) {
        for (String feed : chosen) {
            if (!read.feeds().contains(feed)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no feed '" + feed + "'. bcda.feeds declares " + String.join(", ", read.feeds())
                                + ".");
            }
        }
        return chosen.isEmpty() ? read.feeds() : chosen.stream().distinct().toList();
    }

    /** All at once, because an export mostly waits for BCDA. The worst comes last: its message must be the last line. */
    private static Map<String, Outcome> exports(Application application, List<String> feeds)
            throws InterruptedException {
        Map<String, Outcome> ended = new ConcurrentHashMap<>();
        List<Thread> threads = new ArrayList<>();
        for (String feed : feeds) {
            Thread thread = new Thread(() -> ended.put(feed, application.export(feed)), "export-" + feed);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        FailureClass worst = worst(ended.values());
        Map<String, Outcome> worstLast = new LinkedHashMap<>();
        feeds.stream()
                .sorted(Comparator.comparing(
                        feed -> worst != null && ended.get(feed).failure() == worst))
                .forEach(feed -> worstLast.put(feed, ended.get(feed)));
        return worstLast;
    }

    /** @param whose empty where there is only one feed */
    private static void report(String whose, Outcome outcome, CommandLine terminal) {
        PrintWriter out = terminal.getOut();
        if (outcome.isDelivered()) {
            out.print(whose.isEmpty() ? "" : whose + System.lineSeparator());
            out.print(ReceiptTable.of(outcome.receipt()));
            outcome.places().forEach(out::println);
            out.flush();
        } else if (outcome.failure() == null) {
            out.println(whose + outcome.message());
        }
        if (outcome.failure() != null) {
            LoggingSetup.fail(terminal.getErr()::println, whose + lastLine(outcome.failure(), outcome.message()));
        }
    }

    private static String lastLine(FailureClass failure, String message) {
        return message.replaceAll("\\s*\\R\\s*", " ") + " (exit code " + failure.exitCode() + ")";
    }

    private static void interrupted(Application application, AtomicBoolean over) {
        if (!over.getAndSet(true)) {
            LoggingSetup.silence();
            application.endProgress();
            LoggingSetup.say(
                    System.err::println,
                    "Interrupted. Verified files are kept; partial downloads resume on the next run.");
            application.interrupt();
        }
    }
}
