package io.github.bcdacamel.routes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Exports that run several at once, because most of their time is waiting; each is run once, and tests look at what it
 * left. JUnit's own parallel execution would run other classes beside them, of which some count Camel contexts.
 */
final class Runs implements AutoCloseable {

    private static final int AT_ONCE = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(9);

    private final Path folder;
    private final long end = System.nanoTime() + PATIENCE.toNanos();
    private final Map<String, Future<Run>> runs = new HashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

    Runs(Path folder) {
        this.folder = folder;
    }

    /** Begins an export in which these things go wrong, known by their text. */
    Runs begin(String scenario) {
        return begin(scenario, new Pipeline().scenarios(scenario.split(" ")));
    }

    Runs begin(String name, Pipeline pipeline) {
        Path own = folder.resolve(Integer.toString(runs.size()));
        runs.put(name, threads.submit(() -> pipeline.run(own)));
        return this;
    }

    /** What the export of this name left, once it has ended. */
    Run of(String name) {
        try {
            return runs.get(name).get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError("The export '" + name + "' did not come to an end.", failed);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(60, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
