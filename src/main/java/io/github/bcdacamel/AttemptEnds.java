package io.github.bcdacamel;

import io.github.bcdacamel.export.LivingAttempts;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;

/** Ends an attempt with the exchange that made it, however that ends: a failure while a failure is weighed ends it too. */
final class AttemptEnds extends RoutePolicySupport {

    private final LivingAttempts attempts;

    AttemptEnds(LivingAttempts attempts) {
        this.attempts = attempts;
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        attempts.end(exchange.getVariable("attemptId", String.class));
    }
}
