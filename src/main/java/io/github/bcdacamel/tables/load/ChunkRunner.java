package io.github.bcdacamel.tables.load;

import io.github.bcdacamel.landing.DurableFiles;
import io.github.bcdacamel.tables.View;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Builds chunks in a bounded number of threads. The first one that fails ends the others. */
final class ChunkRunner {

    /** A record may be nested deep, and is read and searched by methods that call themselves. */
    private static final long STACK_BYTES = 16L << 20;

    private final List<View> views;
    private final TableOptions options;
    private final BuildProgress progress;

    ChunkRunner(List<View> views, TableOptions options, BuildProgress progress) {
        this.views = RecordOrigin.before(views);
        this.options = options;
        this.progress = progress;
    }

    private record Done(int number, Chunk.Result result) {}

    /** In the order of the chunks. */
    List<Chunk.Result> run(List<Chunk> chunks, String loadId, Path folder) throws IOException {
        ExecutorService workers =
                Executors.newFixedThreadPool(options.threads(), work -> new Thread(null, work, "tables", STACK_BYTES));
        CompletionService<Done> done = new ExecutorCompletionService<>(workers);
        try {
            // The largest first, so that no thread is left with it in the end.
            List<Chunk> largestFirst = new ArrayList<>(chunks);
            largestFirst.sort(Comparator.comparingLong(Chunk::size).reversed());
            largestFirst.forEach(chunk -> done.submit(() -> build(chunk, loadId, folder)));
            Chunk.Result[] results = new Chunk.Result[chunks.size()];
            for (int i = 0; i < results.length; i++) {
                Done one = done.take().get();
                results[one.number()] = one.result();
            }
            return Arrays.asList(results);
        } catch (ExecutionException failed) {
            throw failure(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("The build of tables was interrupted.").initCause(stopped);
        } finally {
            end(workers);
        }
    }

    private Done build(Chunk chunk, String loadId, Path folder) throws IOException {
        Path own = folder.resolve("chunk-" + chunk.number());
        DurableFiles.create(own);
        return new Done(chunk.number(), new ChunkBuilder(views, loadId, own, options, progress).build(chunk));
    }

    private static IOException failure(Throwable cause) {
        if (cause instanceof UncheckedIOException unchecked) {
            return unchecked.getCause();
        }
        if (cause instanceof IOException refused) {
            return refused;
        }
        if (cause instanceof RuntimeException fault) {
            throw fault;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IOException(cause);
    }

    /** Nobody may write into folders that are deleted next. */
    private static void end(ExecutorService workers) {
        workers.shutdownNow();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = workers.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
