package io.github.bcdacamel.app;

import io.github.bcdacamel.bcda.RateLimiter;
import io.github.bcdacamel.ledger.InFlightFiles;
import io.github.bcdacamel.ledger.Ledger;
import io.github.bcdacamel.ledger.LedgerStatistics;
import io.github.bcdacamel.observe.ProcessMetrics;
import io.github.bcdacamel.observe.Tracing;
import io.github.bcdacamel.settings.RateLimit;
import io.github.bcdacamel.settings.Settings;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the feeds of one process share: the ledger, the slots for downloads, and the pace towards each host, because
 * BCDA's firewall counts the requests of an address, whoever's they are.
 */
final class ProcessResources implements AutoCloseable {

    private final Clock clock = Clock.systemUTC();
    private final String worker;
    private final Ledger ledger;
    private final InFlightFiles heldFiles = new InFlightFiles();
    private final DownloadSlotPolicy slots;
    private final RateLimit rate;
    private final LedgerStatistics figures;
    private final ProcessMetrics meters = new ProcessMetrics();
    private final Tracing tracing;
    private final Map<String, RateLimiter> paces = new ConcurrentHashMap<>();

    private final AtomicBoolean closed = new AtomicBoolean();

    private ProcessResources(String worker, Ledger ledger, Tracing tracing, Settings settings) {
        this.worker = worker;
        this.ledger = ledger;
        this.tracing = tracing;
        this.slots = new DownloadSlotPolicy(settings.number("bcda.download.parallelism"), heldFiles);
        this.rate = settings.rate("bcda.rate-limit");
        this.figures = new LedgerStatistics(ledger.askedOnce(), clock);
    }

    /** Opens the ledger that the settings name. */
    static ProcessResources open(Settings settings) {
        String worker = newWorker();
        return new ProcessResources(
                worker,
                Ledger.open(
                        settings.text("bcda.ledger.url"),
                        settings.text("bcda.ledger.user"),
                        settings.text("bcda.ledger.password"),
                        settings.duration("bcda.ledger.patience"),
                        worker),
                Tracing.of(settings, worker),
                settings);
    }

    /** With a ledger in memory, for doctor. */
    static ProcessResources inMemory(Settings settings) {
        String worker = newWorker();
        return new ProcessResources(
                worker,
                Ledger.open("jdbc:h2:mem:" + worker, "", "", settings.duration("bcda.ledger.patience"), worker),
                Tracing.OFF,
                settings);
    }

    Clock clock() {
        return clock;
    }

    /** The name of this process in the rows that it holds. */
    String worker() {
        return worker;
    }

    Ledger ledger() {
        return ledger;
    }

    InFlightFiles heldFiles() {
        return heldFiles;
    }

    DownloadSlotPolicy slots() {
        return slots;
    }

    /** The state of the feeds in the ledger. */
    LedgerStatistics figures() {
        return figures;
    }

    /** What is counted and measured of the process and its feeds. */
    ProcessMetrics meters() {
        return meters;
    }

    /** Of what the feeds' routes do, where the settings ask for it. */
    Tracing tracing() {
        return tracing;
    }

    /** The one pace of all requests to the host. */
    RateLimiter pace(URI server) {
        return paces.computeIfAbsent(server.getHost(), host -> new RateLimiter(rate.requests(), rate.time(), clock));
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            ledger.close();
            tracing.close();
            meters.close();
        }
    }

    /** New at every start, so that a process never takes the leases of a dead one for its own. */
    private static String newWorker() {
        return ManagementFactory.getRuntimeMXBean().getName() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
    }
}
