package io.github.bcdacamel.cli;

import io.github.bcdacamel.tables.load.BuildProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Shows how far a load is: on a terminal in one line that changes, else in a line every 30 seconds. */
final class LoadProgress implements BuildProgress {

    private static final Duration ON_A_TERMINAL = Duration.ofMillis(200);
    private static final Duration IN_A_LOG = Duration.ofSeconds(30);

    private final PrintWriter out;
    private final boolean terminal;
    private final String what;
    private final long size;
    private final long started = System.nanoTime();
    private long shown = started;
    private long bytes;

    /** @param size of all files, as far as it is known */
    LoadProgress(PrintWriter out, boolean terminal, String what, long size) {
        this.out = out;
        this.terminal = terminal;
        this.what = what;
        this.size = size;
    }

    @Override
    public synchronized void read(long more) {
        bytes += more;
        long now = System.nanoTime();
        if (now - shown >= (terminal ? ON_A_TERMINAL : IN_A_LOG).toNanos()) {
            shown = now;
            double megabytes = bytes / 1e6;
            String line = String.format(
                    Locale.ROOT,
                    "%s: %,.0f of %,.0f MB read, %,.0f MB/s",
                    what,
                    megabytes,
                    Math.max(size, bytes) / 1e6,
                    megabytes / ((now - started) / 1e9));
            if (terminal) {
                out.print("\r\033[K" + line);
            } else {
                out.println(line);
            }
            out.flush();
        }
    }

    /** Clears the line, so that what follows stands on its own. */
    synchronized void end() {
        if (terminal && shown != started) {
            out.print("\r\033[K");
            out.flush();
        }
    }
}
