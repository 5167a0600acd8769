package io.github.bcdacamel.profile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Profiles files in a bounded number of threads and merges what they found. Holds one line a thread, and counts. */
public final class Profiler {

    private final ProfileLimits limits;
    private final int threads;

    public Profiler(ProfileLimits limits, int threads) {
        this.limits = limits;
        this.threads = threads;
    }

    /** One profile of all files. The first file that cannot be read ends it. */
    public Profile profile(List<NdjsonFile> files) throws IOException {
        Queue<NdjsonFile> left = new ConcurrentLinkedQueue<>(files);
        Profile whole = new Profile(limits);
        ExecutorService workers = Executors.newFixedThreadPool(threads, work -> new Thread(work, "profile"));
        try {
            List<Future<Void>> done = new ArrayList<>();
            for (int i = 0; i < Math.min(threads, files.size()); i++) {
                done.add(workers.submit(() -> work(left, whole)));
            }
            for (Future<Void> one : done) {
                one.get();
            }
            return whole;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("The data profile was interrupted.", stopped);
        } finally {
            left.clear();
            workers.shutdownNow();
        }
    }

    private Void work(Queue<NdjsonFile> left, Profile whole) throws IOException {
        FileProfiler profiler = new FileProfiler(limits);
        for (NdjsonFile file = left.poll(); file != null; file = left.poll()) {
            Profile part = profiler.profile(file);
            synchronized (whole) {
                whole.merge(part);
            }
        }
        return null;
    }
}
