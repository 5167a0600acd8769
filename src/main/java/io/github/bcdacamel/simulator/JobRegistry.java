package io.github.bcdacamel.simulator;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** All jobs of this simulator, by their ids, which count from 1. */
final class JobRegistry {

    private final int progressSteps;
    private final ExportSource source;
    private final JobFilePlanner files;
    private final Clock clock;
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, Job> jobs = new ConcurrentHashMap<>();

    JobRegistry(int progressSteps, ExportSource source, JobFilePlanner files, Clock clock) {
        this.progressSteps = progressSteps;
        this.source = source;
        this.files = files;
        this.clock = clock;
    }

    Job make(String requestUrl, ExportOrder order) {
        int id = lastId.incrementAndGet();
        Instant transactionTime = source.transactionTime(order);
        Job job = new Job(
                id,
                order.apiVersion(),
                requestUrl,
                clock.instant(),
                transactionTime,
                progressSteps,
                files.make(id, order, transactionTime));
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
}
