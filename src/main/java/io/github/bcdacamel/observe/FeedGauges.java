package io.github.bcdacamel.observe;

import io.github.bcdacamel.ledger.FeedStatistics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What the gauges of a feed show; not a number while it is unknown, which Prometheus keeps apart from nought. */
final class FeedGauges {

    static final List<String> STATES = List.of("pending", "verified", "delivered", "failed");

    private final Supplier<Optional<FeedStatistics>> figures;
    private final Duration fileLife;
    private final Clock clock;

    FeedGauges(Supplier<Optional<FeedStatistics>> figures, Duration fileLife, Clock clock) {
        this.figures = figures;
        this.fileLife = fileLife;
        this.clock = clock;
    }

    double lastSuccessAge() {
        return known(feed -> feed.lastSuccess() == null ? Double.NaN : seconds(feed.lastSuccess(), clock.instant()));
    }

    double since() {
        return known(feed -> feed.since() == null ? Double.NaN : feed.since().toEpochMilli() / 1000.0);
    }

    double open() {
        return known(feed -> feed.open() ? 1 : 0);
    }

    double files(String state) {
        return known(feed -> switch (state) {
            case "pending" -> feed.pending();
            case "verified" -> feed.verified();
            case "delivered" -> feed.delivered();
            default -> feed.failed();
        });
    }

    double filesExpire() {
        return known(feed -> feed.manifestAt() == null
                ? Double.NaN
                : seconds(clock.instant(), feed.manifestAt().plus(fileLife)));
    }

    private double known(ToDoubleFunction<FeedStatistics> value) {
        return figures.get().map(feed -> value.applyAsDouble(feed)).orElse(Double.NaN);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
