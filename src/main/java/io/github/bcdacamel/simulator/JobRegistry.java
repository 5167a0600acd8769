package io.github.bcdacamel.simulator;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** All jobs of this simulator, by their ids, which count from 1. */
final class JobRegistry {

    /** BFD's nightly load, which v1 and v2 take as the transaction time; with microseconds, as BCDA has them. */
    private static final LocalTime LAST_LOAD = LocalTime.of(3, 12, 45, 123_456_000);

    private final int progressSteps;
    private final JobFilePlanner files;
    private final Clock clock;
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, Job> jobs = new ConcurrentHashMap<>();

    JobRegistry(int progressSteps, JobFilePlanner files, Clock clock) {
        this.progressSteps = progressSteps;
        this.files = files;
        this.clock = clock;
    }

    Job make(String requestUrl, JobFilePlanner.Order order) {
        int id = lastId.incrementAndGet();
        Job job = new Job(
                id,
                order.apiVersion(),
                requestUrl,
                clock.instant(),
                transactionTime(order.apiVersion()),
                progressSteps,
                files.make(id, order));
        jobs.put(id, job);
        return job;
    }

    Optional<Job> find(int id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** In no order, as BCDA lists them. */
    List<Job> all() {
        return List.copyOf(jobs.values());
    }

    private Instant transactionTime(int apiVersion) {
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        if (apiVersion == 3) {
            return now.toInstant();
        }
        ZonedDateTime load = now.with(LAST_LOAD);
        return (load.isAfter(now) ? load.minusDays(1) : load).toInstant();
    }
}
