package io.github.bcdacamel.export;

import io.github.bcdacamel.failures.LeaseLostException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Opens exports and reads them back. What is asked for is {@link ExportRequest}'s, what was done the ledger's. */
public final class ExportPlanner {

    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

    private final ExportRequest request;
    private final String since;
    private final Clock clock;

    /** @param since {@code auto}, {@code none} or an instant */
    public ExportPlanner(ExportRequest request, String since, Clock clock) {
        this.request = request;
        this.since = since;
        this.clock = clock;
    }

    public String scope() {
        return request.scope();
    }

    /**
     * A new export, not in the ledger yet.
     *
     * @param full whether everything is asked for, whatever the settings say; null for what they say
     * @param last the last one's transaction time, or null
     */
    public Export open(@Variable("feed") String feed, @Variable("full") Boolean full, @Body String last) {
        String from =
                switch (Boolean.TRUE.equals(full) ? "none" : since) {
                    case "none" -> null;
                    case "auto" -> last;
                    default -> since;
                };
        var now = clock.instant();
        String id = ID.format(now.atOffset(ZoneOffset.UTC));
        return new Export(
                feed,
                id,
                "requested",
                request.scope(),
                from,
                request.url(from),
                null,
                null,
                null,
                true,
                0,
                now,
                null,
                null,
                true,
                true,
                null,
                null);
    }

    /** What names an export, enough to read the rest of it. */
    public Key key(@Body Map<String, Object> row) {
        return new Key((String) row.get("feed"), (String) row.get("id"));
    }

    /** Whether BCDA has not accepted it, and the settings ask for something else by now. */
    public boolean isOutdated(@Variable("export") Export export) {
        return export.isWithoutJob() && !export.scope().equals(scope());
    }

    public Export read(@Body Map<String, Object> row) {
        return Export.of(row);
    }

    /** Stops a process that was silent beyond its lease: what it would do next, another one does. */
    public void requireOurs(Export export, int changed) {
        if (changed == 0) {
            throw new LeaseLostException(export.feed(), export.id());
        }
    }

    /** The same, where what was just read of the export tells. */
    public void requireDriven(@Variable("export") Export export) {
        requireOurs(export, export.ours() ? 1 : 0);
    }

    /** Stops a request for an export while one runs, or for a full one while another is open. */
    public void requireRequestable(Export export, boolean full) {
        if (export.driven()) {
            throw new ExportStateException("Export " + export.feed() + "/" + export.id()
                    + " runs. Wait until it is over, or cancel it first.");
        }
        if (full && export.since() != null) {
            throw new ExportStateException("Export " + export.feed() + "/" + export.id()
                    + " is open, and asks for what has changed since " + export.since()
                    + ". Cancel it first, or ask for an incremental one: that resumes it.");
        }
    }

    /** Says why an export could not be cancelled, when it was not. @param changed how many were */
    public void requireCancelled(Export export, int changed) {
        if (changed == 0) {
            throw new ExportStateException("Export " + export.feed() + "/" + export.id() + " is " + export.state()
                    + (export.state().equals("finishing") ? ": it is over in a moment." : " already."));
        }
    }

    /** The key of a row of exports. */
    public record Key(String feed, String id) {}
}
