package io.github.bcdacamel.app;

import io.github.bcdacamel.Version;
import io.github.bcdacamel.doctor.Check;
import io.github.bcdacamel.doctor.CheckResult;
import io.github.bcdacamel.export.ByteCounter;
import io.github.bcdacamel.export.FailureClassifier;
import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.export.ProgressReporter;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.settings.Settings;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes of one feed, running in a Camel context of their own, so that every setting and every placeholder is the
 * feed's. What feeds have in common is {@link ProcessResources}'s.
 */
final class FeedContext implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FeedContext.class);

    private static final int SECONDS_TO_INTERRUPT = 2;

    private final CamelRuntime camel = new CamelRuntime();
    private final Settings settings;
    private final ProgressReporter progress;
    private final Map<String, Object> beans = new LinkedHashMap<>();
    private boolean closed;

    /** What the routes are started for. */
    enum Purpose {
        /** Exports on demand. */
        RUN,
        /** Exports on demand and by schedule. */
        SERVE,
        /** The checks of doctor: only routes that wait for a call. */
        ASK
    }

    private FeedContext(Settings settings, ProgressReporter progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Starts the routes. When that fails nothing is left running, and the reason is thrown. */
    static FeedContext start(
            Settings settings, ProcessResources shared, Purpose purpose, PrintStream terminal, boolean isTerminal)
            throws Exception {
        ByteCounter traffic = new ByteCounter();
        FeedContext routes =
                new FeedContext(settings, new ProgressReporter(terminal, isTerminal, traffic, shared.clock()));
        try {
            routes.configure(shared, purpose, traffic);
            routes.startCamel();
            routes.requireRoutes();
            return routes;
        } catch (Exception refused) {
            routes.close();
            throw refused;
        }
    }

    /** One export, resumed or new; returns when it has ended. */
    Outcome export() {
        try (var template = camel.getCamelContext().createProducerTemplate()) {
            Exchange exchange = template.send("direct:export", begin -> begin.setVariable("feed", settings.feed()));
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            return exchange.getVariable("outcome", Outcome.class);
        } catch (Exception unhandled) {
            return new FailureClassifier().classify(unhandled, null);
        }
    }

    /** Calls one of the routes, and returns when it has ended; what it failed with is in the exchange. */
    Exchange call(String route, Map<String, Object> variables) {
        try (var template = camel.getCamelContext().createProducerTemplate()) {
            return template.send("direct:" + route, begin -> variables.forEach(begin::setVariable));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The checks of doctor that ask BCDA. A request that was not sent has no check. */
    List<Check> ask(boolean hasCredentials) throws Exception {
        try (var template = camel.getCamelContext().createProducerTemplate()) {
            Exchange exchange = template.send("direct:check-bcda", begin -> {
                begin.setVariable("feed", settings.feed());
                begin.setVariable("hasCredentials", hasCredentials);
            });
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            return Stream.of("metadataFindings", "tokenFindings", "attributionFindings")
                    .map(name -> exchange.getVariable(name, CheckResult.class))
                    .filter(Objects::nonNull)
                    .flatMap(findings -> findings.checks().stream())
                    .toList();
        }
    }

    /** Shows no more progress, so that what the command says next is the last line. */
    void endProgress() {
        progress.end();
    }

    /** Stops without waiting for downloads to end: what is partial is continued by the next start. */
    void interrupt() {
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
    }

    /** Whether every route that was started still runs. */
    boolean areRunning() {
        CamelContext context = camel.getCamelContext();
        return context != null
                && context.isStarted()
                && context.getRoutes().stream()
                        .allMatch(route -> context.getRouteController()
                                .getRouteStatus(route.getId())
                                .isStarted());
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            camel.stop();
            closeBeans();
        }
    }

    private void closeBeans() {
        for (Object bean : beans.values()) {
            if (bean instanceof AutoCloseable open) {
                try {
                    open.close();
                } catch (Exception atTheEnd) {
                    LOG.debug("A bean did not close.", atTheEnd);
                }
            }
        }
    }

    private void configure(ProcessResources shared, Purpose purpose, ByteCounter traffic) {
        Properties properties = settings.forCamel();
        Duration lease = settings.duration("bcda.ledger.lease");
        properties.setProperty(
                "bcda.ledger.heartbeat", String.valueOf(lease.dividedBy(3).toMillis()));
        String cron = settings.text("bcda.schedule.cron");
        properties.setProperty("bcda.feed", settings.feed());
        properties.setProperty("bcda.schedule.active", String.valueOf(purpose == Purpose.SERVE && !cron.isEmpty()));
        // In an endpoint's address a blank is a plus.
        properties.setProperty("bcda.schedule.quartz", cron.replace(' ', '+'));
        properties.setProperty("bcda.serving", String.valueOf(purpose == Purpose.SERVE));
        properties.setProperty(
                "camel.main.name", settings.forCamel().getProperty("camel.main.name") + "-" + settings.feed());
        properties.setProperty("bcda.s3.used", String.valueOf(S3Beans.areUsed(settings)));
        properties.setProperty("bcda.user-agent", "bcda-camel/" + Version.TEXT);
        properties.setProperty("camel.main.routes-include-pattern", RouteLocator.pattern(settings));
        properties.setProperty("camel.main.route-filter-include-pattern", purpose == Purpose.ASK ? "direct:*" : "*");
        camel.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeInitialize(BaseMainSupport main) {
                shared.tracing().trace(main.getCamelContext(), settings.feed());
            }
        });
        beans.put("meters", HealthSetup.meters(settings, shared, traffic));
        beans.putAll(FeedBeans.of(settings, shared, progress, traffic));
        camel.configure(properties, beans);
    }

    private void startCamel() throws Exception {
        try {
            camel.start();
        } catch (Exception refused) {
            for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
                    throw noRoutes();
                }
            }
            throw refused;
        }
    }

    /** Camel starts with a pattern that matches nothing, and does nothing. */
    private void requireRoutes() {
        if (camel.getCamelContext().getRoute("export") == null) {
            throw noRoutes();
        }
        RouteLocator.require(camel.getCamelContext(), settings);
    }

    private ExportFailure noRoutes() {
        return new ExportFailure(
                FailureClass.SETTINGS,
                "No route 'export' was found in " + RouteLocator.pattern(settings)
                        + " (bcda.routes). Nothing was started. Name the"
                        + " folder that holds all route files, such as file:/app/routes/*.camel.yaml, or leave it"
                        + " empty for the routes in the jar.");
    }
}
