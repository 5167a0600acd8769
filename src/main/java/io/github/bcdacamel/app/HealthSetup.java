package io.github.bcdacamel.app;

import io.github.bcdacamel.export.ByteCounter;
import io.github.bcdacamel.health.CredentialExpiry;
import io.github.bcdacamel.health.DiskSpace;
import io.github.bcdacamel.health.Health;
import io.github.bcdacamel.health.Health.Question;
import io.github.bcdacamel.health.HealthChecker;
import io.github.bcdacamel.observe.FeedMetrics;
import io.github.bcdacamel.observe.RouteMetrics;
import io.github.bcdacamel.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Wires the meters and the health checks of feeds to what the process shares. */
final class HealthSetup {

    /** BCDA deletes a job's files 24 hours after the job has ended. */
    private static final Duration FILE_LIFE = Duration.ofHours(24);

    private HealthSetup() {}

    /** What counts in the feed's routes. */
    static RouteMetrics meters(Settings settings, ProcessResources shared, ByteCounter traffic) {
        FeedMetrics meters = shared.meters().feed(settings.feed());
        meters.countsReceived(traffic::bytes);
        meters.watches(
                () -> shared.figures().of(settings.feed()),
                credentials(settings, shared)::secondsLeft,
                new DiskSpace(settings.path("bcda.landing.dir"))::freeBytes,
                FILE_LIFE,
                shared.clock());
        return new RouteMetrics(meters, shared.clock());
    }

    /** @param feeds whether the routes of each feed run */
    static Health health(Settings settings, ProcessResources shared, Map<String, BooleanSupplier> feeds) {
        Instant started = shared.clock().instant();
        Health health = new Health()
                .with(Question.READY, HealthChecker.ledger(shared.ledger().askedOnce()));
        feeds.forEach((feed, running) -> {
            Settings own = settings.forFeed(feed);
            health.with(Question.READY, HealthChecker.routes(feed, running))
                    .with(
                            Question.WELL,
                            HealthChecker.freshness(
                                    feed,
                                    own.duration("bcda.health.max-age"),
                                    started,
                                    () -> shared.figures().of(feed),
                                    shared.clock()))
                    .with(Question.WELL, HealthChecker.credentials(feed, credentials(own, shared)))
                    .with(
                            Question.WELL,
                            HealthChecker.disk(
                                    feed,
                                    new DiskSpace(own.path("bcda.landing.dir")),
                                    own.size("bcda.health.min-free-space")));
        });
        return health;
    }

    static CredentialExpiry credentials(Settings settings, ProcessResources shared) {
        return new CredentialExpiry(settings.day("bcda.client-secret-issued"), shared.clock());
    }
}
