package io.github.bcdacamel;

import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.settings.Settings;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One export, then the end: its table on standard output, why it is not whole on standard error, and an exit code. */
@Command(
        name = "run",
        description = "Brings one export, resuming an unfinished one first, and exits.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:delivered and verified, also when there was nothing new",
            " 1:unexpected",
            " 2:wrong usage or settings",
            "10:credentials or access refused",
            "11:BCDA has nothing to export now, or refuses the request",
            "12:the job failed, expired or was cancelled",
            "13:a file could not be fetched or verified",
            "14:the destination refused",
            "15:delivered, but BCDA reported errors (bcda.export.on-server-errors = fail)",
            "16:gave up waiting; the next run goes on"
        })
final class RunCommand implements Callable<Integer> {

    private static final String DEFAULT_FEED = "default";

    @Mixin
    private SettingsOptions settings;

    @Option(
            names = "--feed",
            paramLabel = "NAME",
            defaultValue = DEFAULT_FEED,
            description = "The feed to export. The only one is '${DEFAULT-VALUE}'.")
    private String feed;

    @Option(
            names = "--demo",
            description = "Export from the embedded simulator, with synthetic claims, into ./demo-data.")
    private boolean demo;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!demo) {
            return run(settings.read(Map.of()));
        }
        try (Simulator simulator = Simulator.start(SimulatorOptions.defaults())) {
            String simulated = simulator.baseUrl().toString();
            return run(settings.read(Map.of(
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
                    "bcda.landing.dir",
                    "demo-data",
                    "bcda.ledger.url",
                    "jdbc:h2:file:./demo-data/.ledger/ledger")));
        }
    }

    private int run(Settings read) throws Exception {
        if (!feed.equals(DEFAULT_FEED)) {
            throw new ParameterException(
                    spec.commandLine(), "There is no feed '" + feed + "'. The only one is '" + DEFAULT_FEED + "'.");
        }
        read.requireCredentials();
        boolean terminal = System.console() != null;
        Logging.configure(read.text("bcda.log.format"), terminal);
        AtomicBoolean over = new AtomicBoolean();
        try (Application application = Application.start(read, System.err, terminal)) {
            Thread interrupted = new Thread(() -> interrupted(application, over), "interrupted");
            Runtime.getRuntime().addShutdownHook(interrupted);
            Outcome outcome = application.export(feed);
            if (over.getAndSet(true)) {
                // Ctrl-C or SIGTERM: the hook speaks, and the JVM ends with its own code.
                Thread.currentThread().join();
            }
            Runtime.getRuntime().removeShutdownHook(interrupted);
            report(outcome, System.out, System.err);
            return outcome.exitCode();
        }
    }

    private static void report(Outcome outcome, PrintStream out, PrintStream err) {
        if (outcome.isDelivered()) {
            out.print(ReceiptTable.of(outcome.receipt()));
            out.println(outcome.folder());
        } else if (outcome.failure() == null) {
            out.println(outcome.message());
        }
        if (outcome.failure() != null) {
            err.println(lastLine(outcome.failure(), outcome.message()));
        }
    }

    private static String lastLine(FailureClass failure, String message) {
        return message.replaceAll("\\s*\\R\\s*", " ") + " (exit code " + failure.exitCode() + ")";
    }

    private static void interrupted(Application application, AtomicBoolean over) {
        if (!over.getAndSet(true)) {
            Logging.quiet();
            application.endProgress();
            System.err.println(
                    "Interrupted. What is verified keeps its name, what is partial is continued: the next run"
                            + " goes on from here.");
            application.interrupt();
        }
    }
}
