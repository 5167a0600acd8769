package io.github.bcdacamel.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Keeps the data files in a temporary folder that {@link #close} deletes. Each file is written once, as a stream, and shared by
 * all jobs. The caller decides what a file holds.
 */
final class DataFileStore implements AutoCloseable {

    /** Writes a file's NDJSON and returns how many lines it has. */
    @FunctionalInterface
    interface Content {
        long writeTo(OutputStream out) throws IOException;
    }

    private static final long CLOSING_SECONDS = 5;

    private final Path folder;
    private final AtomicInteger number = new AtomicInteger();
    private final Map<Object, CompletableFuture<StoredFile>> files = new ConcurrentHashMap<>();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
                Thread thread = new Thread(task, "simulator-files");
                thread.setDaemon(true);
                return thread;
            });

    DataFileStore() throws IOException {
        this.folder = Files.createTempDirectory("bcda-simulator");
    }

    /** The file with this key; a new one is written in the background. */
    CompletableFuture<StoredFile> get(Object key, Content content) {
        return files.computeIfAbsent(key, one -> CompletableFuture.supplyAsync(() -> store(content), threads));
    }

    Path newPath() {
        return folder.resolve(number.incrementAndGet() + ".gz");
    }

    private StoredFile store(Content content) {
        Path path = newPath();
        try (GzipWriter out = new GzipWriter(Files.newOutputStream(path))) {
            long lines = content.writeTo(out);
            out.finish();
            return new StoredFile(path, Files.size(path), out.decodedSize(), lines);
        } catch (IOException e) {
            throw new UncheckedIOException("The simulator could not store a data file in " + folder + ".", e);
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        try {
            // What is being written notices the interruption at its next byte.
            threads.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> stored = Files.list(folder)) {
            for (Path path : stored.toList()) {
                Files.deleteIfExists(path);
            }
        }
        Files.deleteIfExists(folder);
    }
}
