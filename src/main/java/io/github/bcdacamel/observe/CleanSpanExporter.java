package io.github.bcdacamel.observe;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/** Sends spans as {@link CleanSpan}s, and says once in a while that the collector did not take them. */
final class CleanSpanExporter implements SpanExporter {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger("bcda");
    private static final long BETWEEN_WARNINGS = Duration.ofMinutes(10).toNanos();

    /** Held here, because the JDK forgets the levels of loggers that nobody holds. It would say it in its own form, each time. */
    private static final Logger OWN_WORDS = Logger.getLogger("io.opentelemetry");

    private final SpanExporter exporter;
    private final String collector;
    private final AtomicLong lastWarning = new AtomicLong(System.nanoTime() - BETWEEN_WARNINGS);

    /** @param collector its host, for the log */
    CleanSpanExporter(SpanExporter exporter, String collector) {
        OWN_WORDS.setLevel(Level.OFF);
        this.exporter = exporter;
        this.collector = collector;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode sent = exporter.export(
                spans.stream().map(span -> (SpanData) new CleanSpan(span)).toList());
        sent.whenComplete(() -> {
            if (!sent.isSuccess()) {
                warn(spans.size());
            }
        });
        return sent;
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private void warn(int spans) {
        long now = System.nanoTime();
        long last = lastWarning.get();
        if (now - last >= BETWEEN_WARNINGS && lastWarning.compareAndSet(last, now)) {
            LOG.warn(
                    "The collector of traces at {} did not take {} spans; they are dropped, and exports"
                            + " continue. Check"
                            + " bcda.traces.url and bcda.traces.headers. This is logged at most every ten minutes.",
                    collector,
                    spans);
        }
    }
}
