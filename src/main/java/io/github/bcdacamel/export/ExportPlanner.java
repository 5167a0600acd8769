package io.github.bcdacamel.export;

import io.github.bcdacamel.ledger.Export;
import io.github.bcdacamel.ledger.ExportState;
import io.github.bcdacamel.ledger.ExportStateException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.camel.Variable;

/** Plans new exports, and says whether an open one still asks for what the settings say. */
public final class ExportPlanner {

    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    private final ExportRequest request;
    private final Clock clock;

    public ExportPlanner(ExportRequest request, Clock clock) {
        this.request = request;
        this.clock = clock;
    }

    /** What since is kept for: server, version, group, types and filter. */
    public String scope() {
        return request.scope();
    }

    /**
     * A new export, not in the ledger yet.
     *
     * @param since as {@link SinceGuard} has decided; null for everything
     */
    public Export plan(@Variable("feed") String feed, @Variable("since") String since) {
        Instant now = clock.instant();
        OffsetDateTime start = now.atOffset(ZoneOffset.UTC);
        return new Export(
                feed,
                ID.format(start),
                ExportState.REQUESTED,
                request.scope(),
                since,
                request.url(since),
                null,
                null,
                true,
                0,
                start,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                true,
                true,
                false,
                null);
    }

    /** Ids have a resolution of one second. */
    public long millisToNextId() {
        return 1000 - clock.millis() % 1000;
    }

    /** Whether BCDA has not accepted it, and the settings ask for something else by now. */
    public boolean isOutdated(@Variable("export") Export export) {
        return export.isWithoutJob() && !export.scope().equals(scope());
    }

    /** Stops a request for an export while one runs, or for a full one while another is open. */
    public void requireRequestable(Export export, boolean full) {
        if (export.driven()) {
            throw new ExportStateException("Export " + export.feed() + "/" + export.id()
                    + " is running. Wait until it has ended, or cancel it first.");
        }
        if (full && export.since() != null) {
            throw new ExportStateException("Export " + export.feed() + "/" + export.id()
                    + " is open and asks for what has changed since " + export.since()
                    + ". Cancel it first, or ask for an incremental one: that resumes it.");
        }
    }
}
