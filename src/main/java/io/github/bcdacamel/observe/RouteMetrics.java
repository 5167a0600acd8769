package io.github.bcdacamel.observe;

import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.ledger.Export;
import io.github.bcdacamel.ledger.ExportFile;
import io.github.bcdacamel.ledger.RetryDecision;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Counts what the routes have done, when one of them has ended, so that no route holds a step for it and a replaced
 * route is counted all the same. What is counted is {@link FeedMetrics}'.
 */
public final class RouteMetrics implements RoutePolicyFactory {

    private final FeedMetrics meters;
    private final Clock clock;

    /** The routes at whose end something is counted. */
    private final Map<String, BiConsumer<Exchange, Duration>> counted = Map.of(
            "export", this::exported,
            "fetch-file", this::fetched,
            "deliver-file", this::delivered,
            "handle-file-failure", this::setBack,
            "send", this::answered,
            "renew-token", this::renewed);

    public RouteMetrics(FeedMetrics meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String route, NamedNode definition) {
        BiConsumer<Exchange, Duration> count = counted.get(route);
        return count == null ? null : new Stopwatch("bcda.begun." + route, count);
    }

    private void exported(Exchange exchange, Duration time) {
        Outcome outcome = exchange.getVariable("outcome", Outcome.class);
        if (outcome == null) {
            meters.exportEnded("skipped", null);
            return;
        }
        String left = outcome.isDelivered() ? "delivered" : outcome.closes() ? "failed" : "open";
        meters.exportEnded(left, outcome.failure());
        if (outcome.isDelivered()) {
            Export export = exchange.getVariable("export", Export.class);
            meters.exportDelivered(Duration.between(export.startedAt().toInstant(), clock.instant()));
        }
    }

    private void fetched(Exchange exchange, Duration time) {
        if (exchange.getException() == null) {
            meters.fileFetched(time);
        }
    }

    private void delivered(Exchange exchange, Duration time) {
        if (exchange.getException() == null) {
            ExportFile file = exchange.getVariable("file", ExportFile.class);
            meters.fileDelivered(
                    file.type(), file.received().bytes(), file.received().lines());
        }
    }

    private void setBack(Exchange exchange, Duration time) {
        RetryDecision setback = exchange.getVariable("retryDecision", RetryDecision.class);
        boolean ours = Boolean.TRUE.equals(exchange.getVariable("released", Boolean.class));
        if (setback == null || !ours || setback.stopsExport()) {
            return;
        }
        if (setback.exitCode() == null) {
            meters.fileTriedAgain();
        } else {
            meters.fileFailed(FailureClass.of(setback.exitCode()));
        }
    }

    private void answered(Exchange exchange, Duration time) {
        Integer status = exchange.getException() == null
                ? exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class)
                : null;
        meters.answered(status == null ? 0 : status, time);
    }

    private void renewed(Exchange exchange, Duration time) {
        if (exchange.getException() == null) {
            meters.tokenRenewed();
        }
    }

    private static final class Stopwatch extends RoutePolicySupport {

        private final String begun;
        private final BiConsumer<Exchange, Duration> count;

        private Stopwatch(String begun, BiConsumer<Exchange, Duration> count) {
            this.begun = begun;
            this.count = count;
        }

        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            exchange.setProperty(begun, System.nanoTime());
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            Long start = (Long) exchange.removeProperty(begun);
            if (start != null) {
                count.accept(exchange, Duration.ofNanos(System.nanoTime() - start));
            }
        }
    }
}
