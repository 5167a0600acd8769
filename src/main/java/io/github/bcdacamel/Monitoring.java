package io.github.bcdacamel;

import io.github.bcdacamel.export.Traffic;
import io.github.bcdacamel.health.Checks;
import io.github.bcdacamel.health.Credentials;
import io.github.bcdacamel.health.Disk;
import io.github.bcdacamel.health.Health;
import io.github.bcdacamel.health.Health.Question;
import io.github.bcdacamel.metrics.FeedMeters;
import io.github.bcdacamel.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Wires the meters and the health checks of feeds to what the process shares. */
final class Monitoring {

    /** BCDA deletes a job's files 24 hours after the job has ended. */
    private static final Duration FILE_LIFE = Duration.ofHours(24);

    private Monitoring() {}

    /** What counts in the feed's routes. */
    static RouteMeters meters(Settings settings, Shared shared, Traffic traffic) {
        FeedMeters meters = shared.meters().feed(settings.feed());
        meters.countsReceived(traffic::bytes);
        meters.watches(
                () -> shared.figures().of(settings.feed()),
                credentials(settings, shared)::secondsLeft,
                new Disk(settings.path("bcda.landing.dir"))::freeBytes,
                FILE_LIFE,
                shared.clock());
        return new RouteMeters(meters, shared.clock());
    }

    /** @param feeds whether the routes of each feed run */
    static Health health(Settings settings, Shared shared, Map<String, BooleanSupplier> feeds) {
        Instant started = shared.clock().instant();
        Health health =
                new Health().with(Question.READY, Checks.ledger(shared.ledger().askedOnce()));
        feeds.forEach((feed, running) -> {
            Settings own = settings.forFeed(feed);
            health.with(Question.READY, Checks.routes(feed, running))
                    .with(
                            Question.WELL,
                            Checks.freshness(
                                    feed,
                                    own.duration("bcda.health.max-age"),
                                    started,
                                    () -> shared.figures().of(feed),
                                    shared.clock()))
                    .with(Question.WELL, Checks.credentials(feed, credentials(own, shared)))
                    .with(
                            Question.WELL,
                            Checks.disk(
                                    feed,
                                    new Disk(own.path("bcda.landing.dir")),
                                    own.size("bcda.health.min-free-space")));
        });
        return health;
    }

    static Credentials credentials(Settings settings, Shared shared) {
        return new Credentials(settings.day("bcda.client-secret-issued"), shared.clock());
    }
}
