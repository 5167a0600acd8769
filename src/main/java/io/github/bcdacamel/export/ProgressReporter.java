package io.github.bcdacamel.export;

import io.github.bcdacamel.bcda.JobStatus;
import io.github.bcdacamel.ledger.DownloadProgress;
import io.github.bcdacamel.ledger.Export;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows a person how far an export is: a bar on a terminal, otherwise a line of the log every 30 seconds. */
public final class ProgressReporter {

    private static final Logger LOG = LoggerFactory.getLogger("bcda");

    private static final Duration PAUSE_BETWEEN_LINES = Duration.ofSeconds(30);
    private static final Duration PAUSE_ON_A_TERMINAL = Duration.ofMillis(200);
    private static final int BAR = 30;
    private static final String TABLES = "tables";

    private final PrintStream out;
    private final boolean terminal;
    private final ByteCounter traffic;
    private final Clock clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private boolean ended;

    private record Seen(Instant since, Instant lastLine, long bytesBefore) {}

    public ProgressReporter(PrintStream out, boolean terminal, ByteCounter traffic, Clock clock) {
        this.out = out;
        this.terminal = terminal;
        this.traffic = traffic;
        this.clock = clock;
    }

    public void waiting(@Variable("export") Export export, @Variable("jobStatus") JobStatus status) {
        if (status.isPending()) {
            Duration since = Duration.between(export.startedAt().toInstant(), clock.instant());
            show(
                    export,
                    "waiting",
                    "waiting for BCDA, " + words(since)
                            + (status.progress().isEmpty() ? "" : " (" + status.progress() + ")"));
        }
    }

    public void downloading(@Variable("export") Export export, @Variable("progress") DownloadProgress progress) {
        Seen start = seen.computeIfAbsent(
                export.feed() + "/" + export.id() + "/start", key -> new Seen(clock.instant(), null, traffic.bytes()));
        double seconds =
                Math.max(0.1, Duration.between(start.since(), clock.instant()).toMillis() / 1000.0);
        long left = progress.delivered() == 0
                ? -1
                : Math.round(seconds / progress.delivered() * (progress.files() - progress.delivered()));
        double megabytes = (traffic.bytes() - start.bytesBefore()) / 1e6;
        String text = "%d of %d files, %,.1f MB received, %,.1f MB/s%s%s"
                .formatted(
                        progress.delivered(),
                        progress.files(),
                        megabytes,
                        megabytes / seconds,
                        left < 0 || !progress.isUnderWay() ? "" : ", " + words(Duration.ofSeconds(left)) + " left",
                        progress.failed() == 0 ? "" : ", " + progress.failed() + " failed");
        show(export, "files", terminal ? bar(progress) + " " + text : text);
    }

    /** How much of an export's files has become tables by now. Called by several threads; a line of the log only after a while. */
    void tables(Export export, long read, long size) {
        Instant now = clock.instant();
        Seen last = seen.putIfAbsent(export.feed() + "/" + export.id() + "/" + TABLES, new Seen(now, now, 0));
        Duration pause = terminal ? PAUSE_ON_A_TERMINAL : PAUSE_BETWEEN_LINES;
        if (last != null && Duration.between(last.lastLine(), now).compareTo(pause) >= 0) {
            show(export, TABLES, "tables of %,.0f MB of %,.0f MB".formatted(read / 1e6, Math.max(read, size) / 1e6));
        }
    }

    /** Ends the bar's line, so that what follows stands on its own. */
    public void over(@Variable("export") Export export) {
        if (export != null && seen.keySet().removeIf(key -> key.startsWith(export.feed() + "/")) && terminal) {
            out.print("\r\033[K");
            out.flush();
        }
    }

    /** Shows nothing from here on. */
    public synchronized void end() {
        if (!ended && terminal) {
            out.print("\r\033[K");
        }
        ended = true;
    }

    private synchronized void show(Export export, String stage, String text) {
        if (ended) {
            return;
        }
        String line = "Export " + export.feed() + "/" + export.id() + ": " + text;
        String key = export.feed() + "/" + export.id() + "/" + stage;
        Instant now = clock.instant();
        Seen last = seen.get(key);
        if (terminal) {
            seen.put(key, new Seen(now, now, 0));
            out.print("\r\033[K" + line);
            out.flush();
        } else if (last == null || Duration.between(last.lastLine(), now).compareTo(PAUSE_BETWEEN_LINES) >= 0) {
            seen.put(key, new Seen(now, now, 0));
            LOG.info(line);
        }
    }

    private static String bar(DownloadProgress progress) {
        int done = progress.files() == 0 ? BAR : (int) (BAR * progress.delivered() / progress.files());
        return "[" + "#".repeat(done) + ".".repeat(BAR - done) + "]";
    }

    private static String words(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 120 ? seconds + " s" : seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }
}
