package io.github.bcdacamel.app;

import io.github.bcdacamel.app.FeedContext.Purpose;
import io.github.bcdacamel.doctor.Check;
import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.health.Health;
import io.github.bcdacamel.ledger.LedgerReader;
import io.github.bcdacamel.observe.ObserveEndpoint;
import io.github.bcdacamel.settings.Settings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The program, running: the ledger open, and the routes of each feed. Start and stop belong to the command that uses it. */
public final class Application implements AutoCloseable {

    private final ProcessResources shared;
    private final Map<String, FeedContext> feeds = new LinkedHashMap<>();

    private final Health health;
    private ControlContext control;

    private Application(ProcessResources shared, Settings settings, List<String> names) {
        this.shared = shared;
        Map<String, BooleanSupplier> running = new LinkedHashMap<>();
        names.forEach(name -> running.put(
                name, () -> feeds.get(name) != null && feeds.get(name).areRunning()));
        this.health = HealthSetup.health(settings, shared, running);
    }

    /** Starts the routes of every feed, for exports on demand. When that fails nothing is left running. */
    public static Application start(Settings settings, PrintStream terminal, boolean isTerminal) throws Exception {
        return start(settings, settings.feeds(), terminal, isTerminal);
    }

    /** Starts the routes of some feeds, for exports on demand. */
    public static Application start(Settings settings, List<String> feeds, PrintStream terminal, boolean isTerminal)
            throws Exception {
        // A bar shows one feed; several would write over each other.
        return start(
                ProcessResources.open(settings),
                settings,
                feeds,
                Purpose.RUN,
                terminal,
                isTerminal && feeds.size() == 1);
    }

    /** Starts the routes of every feed, for exports by schedule as well. */
    public static Application serve(Settings settings, PrintStream terminal) throws Exception {
        return start(ProcessResources.open(settings), settings, settings.feeds(), Purpose.SERVE, terminal, false);
    }

    /** Starts only routes that wait for a call, with a ledger in memory: nothing starts by itself. */
    public static Application startToAsk(Settings settings, String feed) throws Exception {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return start(ProcessResources.inMemory(settings), settings, List.of(feed), Purpose.ASK, nowhere, false);
    }

    private static Application start(
            ProcessResources shared,
            Settings settings,
            List<String> feeds,
            Purpose purpose,
            PrintStream terminal,
            boolean isTerminal)
            throws Exception {
        LoggingSetup.keepSecrets();
        Application application = new Application(shared, settings, feeds);
        try {
            for (String feed : feeds) {
                application.feeds.put(
                        feed, FeedContext.start(settings.forFeed(feed), shared, purpose, terminal, isTerminal));
            }
            return application;
        } catch (Exception refused) {
            application.close();
            throw refused;
        }
    }

    /** One export of the feed, resumed or new; returns when it has ended. */
    public Outcome export(String feed) {
        return feeds.get(feed).export();
    }

    /** Opens the control API and the status page of these feeds. Closed with the application. */
    public URI openControl(Settings settings) throws Exception {
        control = ControlContext.start(
                settings,
                ControlBeans.of(
                        new LocalFeedCommands(settings, shared, feeds),
                        new LedgerReader(shared.ledger().askedOnce()),
                        new ObserveEndpoint(health, this::metrics),
                        shared.clock()),
                shared.meters()::loginFailed);
        return control.address();
    }

    /** The checks of doctor that ask BCDA. A request that was not sent has no check. */
    public List<Check> ask(String feed, boolean hasCredentials) throws Exception {
        return feeds.get(feed).ask(hasCredentials);
    }

    /** Whether the process is alive, can work, and does well. */
    public Health health() {
        return health;
    }

    /** Every metric, in Prometheus' text format. */
    public String metrics() {
        return shared.meters().scrape();
    }

    /** Shows no more progress, so that what the command says next is the last line. */
    public void endProgress() {
        feeds.values().forEach(FeedContext::endProgress);
    }

    /** Stops without waiting for downloads to end: what is partial is continued by the next start. */
    public void interrupt() {
        closeControl();
        forEachAtOnce(FeedContext::interrupt);
        shared.close();
    }

    @Override
    public void close() {
        closeControl();
        forEachAtOnce(FeedContext::close);
        shared.close();
    }

    private void closeControl() {
        if (control != null) {
            control.close();
        }
    }

    private void forEachAtOnce(Consumer<FeedContext> act) {
        List<Thread> threads = new ArrayList<>();
        feeds.forEach((name, routes) -> {
            Thread thread = new Thread(() -> act.accept(routes), "stopping-" + name);
            thread.start();
            threads.add(thread);
        });
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException atOnce) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
