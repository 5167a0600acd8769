package io.github.bcdacamel.export;

import io.github.bcdacamel.landing.LandedExport;
import io.github.bcdacamel.landing.Landing;
import io.github.bcdacamel.ledger.Destination;
import io.github.bcdacamel.ledger.SinceBasis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says from when on the next export may ask, and what an operator should know about it. An incremental export is worth
 * something only beside the data it builds upon, so the export that since rests on must stand in the landing, or be
 * proven at a destination of the settings; else everything is asked for again. When since advances is {@link
 * SincePolicy}'s matter.
 */
public final class SinceGuard {

    private static final Logger LOG = LoggerFactory.getLogger("bcda");

    private final ExportRequest request;
    private final String setting;
    private final Landing landing;
    private final List<Destination> destinations;

    /** @param setting bcda.export.since */
    public SinceGuard(ExportRequest request, String setting, Landing landing, List<Destination> destinations) {
        this.request = request;
        this.setting = setting;
        this.landing = landing;
        this.destinations = List.copyOf(destinations);
    }

    /** @param since null for a full export @param warnings sentences, each about what is not as one would think */
    public record Finding(String since, List<String> warnings) {}

    /** From when on the export that is planned asks; null for everything. Warnings are logged. */
    public String since(
            @Variable("feed") String feed, @Variable("full") Boolean full, @Variable("basis") SinceBasis basis) {
        if (Boolean.TRUE.equals(full)) {
            return null;
        }
        Finding finding = judge(feed, basis);
        finding.warnings().forEach(warning -> LOG.warn("Feed {}: {}", feed, warning));
        return finding.since();
    }

    public Finding judge(String feed, SinceBasis basis) {
        List<String> warnings = new ArrayList<>();
        String since =
                switch (setting) {
                    case "none" -> null;
                    case "auto", "ledger" -> continued(feed, basis, warnings);
                    default -> setting(basis, warnings);
                };
        if (since != null && request.group().isEmpty()) {
            warnings.add("bcda.export.group is empty (Patient/$export), and the export asks for changes since " + since
                    + ": BCDA sends only updates then, and never the history of enrollees that are newly attributed."
                    + " With bcda.export.group = all it sends their history as well.");
        }
        return new Finding(since, warnings);
    }

    private String setting(SinceBasis basis, List<String> warnings) {
        if (SincePolicy.isAfter(setting, basis.transactionTime())) {
            warnings.add("bcda.export.since = " + setting + " is later than " + basis.transactionTime()
                    + ", up to which export " + basis.exportId() + " holds the data: no export asks for what changed"
                    + " between. With auto the next export continues without a gap.");
        }
        return setting;
    }

    private String continued(String feed, SinceBasis basis, List<String> warnings) {
        if (basis.exportId() == null) {
            if (basis.emptyLedger()) {
                newestLanded(feed, warnings);
            }
            return null;
        }
        if (setting.equals("ledger") || stands(feed, basis)) {
            return basis.transactionTime();
        }
        warnings.add("Export " + basis.exportId() + ", which the _since timestamp " + basis.transactionTime()
                + " rests on, stands neither in the landing (" + landing.folder(feed, basis.exportId())
                + ") nor at a destination of bcda.destination, so the next export asks for everything. If it was moved on"
                + " purpose, set bcda.export.since to ledger.");
        return null;
    }

    private boolean stands(String feed, SinceBasis basis) {
        boolean elsewhere = basis.provenAt().stream()
                .anyMatch(place -> !place.name().equals("file") && destinations.contains(place));
        try {
            return elsewhere || LandedExport.stands(landing.folder(feed, basis.exportId()));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private void newestLanded(String feed, List<String> warnings) {
        try {
            LandedExport.newestIn(landing.folder(feed, "x").getParent())
                    .ifPresent(newest -> warnings.add("The ledger (bcda.ledger.url) knows no finished export, but the"
                            + " landing holds some, the newest is " + newest
                            + ". The next export asks for everything. If the ledger was lost, restore it, or set"
                            + " bcda.export.since once to the transaction time in that export's receipt."));
        } catch (IOException unreadable) {
            warnings.add(
                    "The landing cannot be read (" + landing.folder(feed, "x").getParent() + ").");
        }
    }
}
