package io.github.bcdacamel;

import io.github.bcdacamel.doctor.Check;
import io.github.bcdacamel.doctor.Findings;
import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.export.Progress;
import io.github.bcdacamel.export.Traffic;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.ledger.Ledger;
import io.github.bcdacamel.settings.RateLimit;
import io.github.bcdacamel.settings.Settings;
import java.io.FileNotFoundException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/** The routes, running: settings and beans bound, the ledger open. Start and stop belong to the command that uses it. */
public final class Application implements AutoCloseable {

    private static final String PACKAGED_ROUTES = "classpath:routes/*.camel.yaml";

    private static final String EVERY_ROUTE = "*";

    private static final int SECONDS_TO_INTERRUPT = 2;

    private final Main camel = new Main();
    private final Ledger ledger;
    private Progress progress;
    private boolean closed;

    private Application(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Starts the routes. When that fails nothing is left running, and the reason is thrown. */
    public static Application start(Settings settings, PrintStream terminal, boolean isTerminal) throws Exception {
        return start(settings, false, terminal, isTerminal, EVERY_ROUTE);
    }

    /** Starts only routes that wait for a call, with a ledger that nobody keeps: nothing begins by itself. */
    public static Application startToAsk(Settings settings) throws Exception {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return start(settings, true, nowhere, false, "direct:*");
    }

    private static Application start(
            Settings settings, boolean memoryLedger, PrintStream terminal, boolean isTerminal, String routes)
            throws Exception {
        Clock clock = Clock.systemUTC();
        String worker = worker();
        Ledger ledger = memoryLedger
                ? Ledger.open("jdbc:h2:mem:" + worker, "", "", worker)
                : Ledger.open(
                        settings.text("bcda.ledger.url"),
                        settings.text("bcda.ledger.user"),
                        settings.text("bcda.ledger.password"),
                        worker);
        Application application = new Application(ledger);
        try {
            Traffic traffic = new Traffic();
            application.progress = new Progress(terminal, isTerminal, traffic, clock);
            application.configure(settings, worker, application.progress, traffic, clock);
            application.camel.addInitialProperty("camel.main.route-filter-include-pattern", routes);
            application.startRoutes(settings);
            application.requireRoutes(settings);
            return application;
        } catch (Exception refused) {
            application.close();
            throw refused;
        }
    }

    /** One export of the feed, resumed or new; returns when it has ended. */
    public Outcome export(String feed) {
        try (var template = camel.getCamelContext().createProducerTemplate()) {
            Exchange exchange = template.send("direct:export", begin -> begin.setVariable("feed", feed));
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            return exchange.getVariable("outcome", Outcome.class);
        } catch (Exception unhandled) {
            return new io.github.bcdacamel.export.Outcomes().failed(unhandled, null);
        }
    }

    /** What BCDA says to questions that start nothing. A question that was not put has no check. */
    public List<Check> ask(String feed, boolean hasCredentials) throws Exception {
        try (var template = camel.getCamelContext().createProducerTemplate()) {
            Exchange exchange = template.send("direct:check-bcda", begin -> {
                begin.setVariable("feed", feed);
                begin.setVariable("hasCredentials", hasCredentials);
            });
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            return Stream.of("metadataFindings", "tokenFindings", "attributionFindings")
                    .map(name -> exchange.getVariable(name, Findings.class))
                    .filter(Objects::nonNull)
                    .flatMap(findings -> findings.checks().stream())
                    .toList();
        }
    }

    /** Shows no more progress, so that what the command says next is the last line. */
    public void endProgress() {
        progress.end();
    }

    /** Stops without waiting for downloads to end: what is partial is continued by the next run. */
    public void interrupt() {
        camel.getCamelContext().getShutdownStrategy().setTimeout(SECONDS_TO_INTERRUPT);
        Thread closing = new Thread(this::close, "closing");
        closing.setDaemon(true);
        closing.start();
        try {
            // Camel's queue waits for a download that hangs, until its stall-timeout.
            closing.join(Duration.ofSeconds(2 * SECONDS_TO_INTERRUPT + 1).toMillis());
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
        ledger.close();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            camel.stop();
            ledger.close();
        }
    }

    private void configure(Settings settings, String worker, Progress progress, Traffic traffic, Clock clock) {
        Properties properties = settings.forCamel();
        RateLimit rate = settings.rate("bcda.rate-limit");
        Duration lease = settings.duration("bcda.ledger.lease");
        properties.setProperty("bcda.rate-limit.requests", String.valueOf(rate.requests()));
        properties.setProperty(
                "bcda.rate-limit.time", String.valueOf(rate.time().toMillis()));
        properties.setProperty(
                "bcda.ledger.heartbeat", String.valueOf(lease.dividedBy(3).toMillis()));
        properties.setProperty("bcda.user-agent", "bcda-camel/" + Version.TEXT);
        properties.setProperty("camel.variable.worker", worker);
        properties.setProperty(
                "camel.variable.queuedAhead", String.valueOf(settings.number("bcda.download.parallelism")));
        properties.setProperty("camel.variable.leaseSeconds", String.valueOf(Math.max(1, lease.toSeconds())));
        properties.setProperty("camel.main.routes-include-pattern", routes(settings));
        // The command has its own hook; Camel's would wait for downloads that hang.
        camel.setShutdownStrategy(new SimpleMainShutdownStrategy());
        camel.setDefaultPropertyPlaceholderLocation("false");
        camel.setInitialProperties(properties);
        camel.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeInitialize(BaseMainSupport main) {
                // The environment and -D are in the settings already, checked and in Camel's forms.
                PropertiesComponent placeholders =
                        (PropertiesComponent) main.getCamelContext().getPropertiesComponent();
                placeholders.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
                placeholders.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
            }
        });
        camel.bind("ledger", ledger.database());
        Beans.of(settings, progress, traffic, clock).forEach(camel::bind);
    }

    private void startRoutes(Settings settings) throws Exception {
        try {
            camel.start();
        } catch (Exception refused) {
            for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
                    throw noRoutes(settings);
                }
            }
            throw refused;
        }
    }

    private static String routes(Settings settings) {
        String pattern = settings.text("bcda.routes");
        return pattern.isEmpty() ? PACKAGED_ROUTES : pattern;
    }

    /** Camel starts with a pattern that matches nothing, and does nothing. */
    private void requireRoutes(Settings settings) {
        if (camel.getCamelContext().getRoute("export") == null) {
            throw noRoutes(settings);
        }
    }

    private static ExportFailure noRoutes(Settings settings) {
        return new ExportFailure(
                FailureClass.SETTINGS,
                "No route 'export' was found in " + routes(settings) + " (bcda.routes). Nothing was started. Name the"
                        + " folder that holds all route files, such as file:/app/routes/*.camel.yaml, or leave it"
                        + " empty for the routes in the jar.");
    }

    /** New at every start, so that a process never takes the leases of a dead one for its own. */
    private static String worker() {
        return ManagementFactory.getRuntimeMXBean().getName() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
    }
}
