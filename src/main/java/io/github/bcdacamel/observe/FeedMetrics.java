package io.github.bcdacamel.observe;

import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.ledger.FeedStatistics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * What is counted and measured of one feed, each with the label {@code feed}. No label has a value that a server or a
 * patient could choose: unknown resource types are {@code other}. When something is counted is left to the caller.
 */
public final class FeedMetrics {

    /** The types that BCDA exports; others have one label together, because a server could name any number of them. */
    private static final Set<String> TYPES =
            Set.of("Patient", "Coverage", "ExplanationOfBenefit", "Claim", "ClaimResponse", "OperationOutcome");

    private final MeterRegistry registry;
    private final Tags feed;
    private final Counter retries;
    private final Counter tokens;
    private final Timer exportTime;
    private final Timer fileTime;
    private LongSupplier received;

    FeedMetrics(MeterRegistry registry, String name) {
        this.registry = registry;
        this.feed = Tags.of("feed", name);
        this.retries = counter("bcda.retries", "Failed attempts at files that are retried", null, Tags.empty());
        this.tokens = counter("bcda.token.renewals", "Access tokens obtained", null, Tags.empty());
        this.exportTime = Timer.builder("bcda.export.duration")
                .description("From the opening of an export to its receipt, of those delivered")
                .tags(feed)
                .register(registry);
        this.fileTime = Timer.builder("bcda.file.duration")
                .description("Fetching and verifying a file, of attempts that succeeded")
                .tags(feed)
                .register(registry);
        // So that the first failure is an increase, not a new series.
        exports("delivered", null);
        exports("delivered", FailureClass.SERVER_ERRORS);
        exports("delivered", FailureClass.SINCE_HELD);
        exports("skipped", null);
        for (FailureClass failure : FailureClass.values()) {
            exports("failed", failure);
            exports("open", failure);
        }
        requests("none");
        requests("200");
        requests("429");
    }

    /** Encoded bytes that came over the network, those of failed attempts included. */
    public void countsReceived(LongSupplier bytes) {
        received = bytes;
        // Held by this object, because the registry holds what it asks only weakly.
        FunctionCounter.builder("bcda.received", this, meters -> meters.received.getAsLong())
                .description("Bytes of files over the network as sent, those of failed attempts included")
                .baseUnit("bytes")
                .tags(feed)
                .register(registry);
    }

    /**
     * Watches what the ledger, the disk and the calendar say.
     *
     * @param figures empty while the ledger does not answer; the gauges are then not a number
     * @param credentialsLeft seconds until the credentials end, or NaN when nobody said when they were issued
     * @param diskFree bytes on the landing's disk, or NaN
     * @param fileLife how long the server keeps the files of a job
     */
    public void watches(
            Supplier<Optional<FeedStatistics>> figures,
            DoubleSupplier credentialsLeft,
            DoubleSupplier diskFree,
            Duration fileLife,
            Clock clock) {
        gauge(
                "bcda.last.success.age",
                "seconds",
                "Since an export was last delivered completely",
                known(figures, feed -> seconds(feed.lastSuccess(), clock.instant())));
        gauge(
                "bcda.since",
                "seconds",
                "The instant the data are complete through, as Unix time",
                known(figures, feed -> seconds(Instant.EPOCH, feed.since())));
        gauge(
                "bcda.export.open",
                null,
                "1 while an export is open, running or resumable",
                known(figures, feed -> feed.open() ? 1 : 0));
        files("pending", known(figures, FeedStatistics::pending));
        files("verified", known(figures, FeedStatistics::verified));
        files("delivered", known(figures, FeedStatistics::delivered));
        files("failed", known(figures, FeedStatistics::failed));
        gauge(
                "bcda.files.expire",
                "seconds",
                "Until BCDA deletes the open export's files",
                known(
                        figures,
                        feed -> feed.manifestAt() == null
                                ? Double.NaN
                                : seconds(clock.instant(), feed.manifestAt().plus(fileLife))));
        gauge("bcda.credentials.expire", "seconds", "Until the client secret expires", credentialsLeft);
        gauge("bcda.disk.free", "bytes", "Free space on the landing's disk", diskFree);
    }

    /**
     * @param outcome delivered, failed (over), open (resumable), or skipped because one ran already
     * @param failure null when nothing failed
     */
    public void exportEnded(String outcome, FailureClass failure) {
        exports(outcome, failure).increment();
    }

    /** @param time from its opening, earlier processes included */
    public void exportDelivered(Duration time) {
        exportTime.record(time);
    }

    public void fileFetched(Duration time) {
        fileTime.record(time);
    }

    /** @param bytes decoded */
    public void fileDelivered(String type, long bytes, long records) {
        Tags tags = Tags.of("type", TYPES.contains(type) ? type : "other");
        counter("bcda.files", "Files delivered and verified", null, tags).increment();
        counter("bcda.delivered", "Bytes of delivered files, decompressed", "bytes", tags)
                .increment(bytes);
        counter("bcda.records", "Resources in delivered files", null, tags).increment(records);
    }

    public void fileTriedAgain() {
        retries.increment();
    }

    public void fileFailed(FailureClass failure) {
        counter("bcda.files.failed", "Files that failed for good in a run", null, Tags.of("class", name(failure)))
                .increment();
    }

    /** @param status the HTTP status, or 0 when no answer came @param time until the answer's head was there */
    public void answered(int status, Duration time) {
        requests(status >= 100 && status <= 599 ? String.valueOf(status) : "none")
                .record(time);
    }

    public void tokenRenewed() {
        tokens.increment();
    }

    private Timer requests(String status) {
        return Timer.builder("bcda.requests")
                .description("Requests to BCDA by the status of their answers, and the time until each began")
                .tags(feed.and("status", status))
                .register(registry);
    }

    private Counter exports(String outcome, FailureClass failure) {
        return counter(
                "bcda.exports",
                "Exports that ended in this process",
                null,
                Tags.of("outcome", outcome).and("class", name(failure)));
    }

    private static String name(FailureClass failure) {
        return failure == null ? "none" : failure.name().toLowerCase(Locale.ROOT);
    }

    private Counter counter(String name, String description, String unit, Tags tags) {
        return Counter.builder(name)
                .description(description)
                .baseUnit(unit)
                .tags(feed.and(tags))
                .register(registry);
    }

    private void gauge(String name, String unit, String description, DoubleSupplier value) {
        Gauge.builder(name, value::getAsDouble)
                .description(description)
                .baseUnit(unit)
                .tags(feed)
                .register(registry);
    }

    private void files(String state, DoubleSupplier value) {
        Gauge.builder("bcda.export.files", value::getAsDouble)
                .description("Files of the open export by their state")
                .tags(feed.and("state", state))
                .register(registry);
    }

    /** Not a number while it is unknown, which Prometheus keeps apart from zero. */
    private static DoubleSupplier known(
            Supplier<Optional<FeedStatistics>> figures, ToDoubleFunction<FeedStatistics> value) {
        return () -> figures.get().map(feed -> value.applyAsDouble(feed)).orElse(Double.NaN);
    }

    private static double seconds(Instant from, Instant to) {
        return from == null || to == null
                ? Double.NaN
                : Duration.between(from, to).toMillis() / 1000.0;
    }
}
