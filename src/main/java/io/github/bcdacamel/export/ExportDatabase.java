package io.github.bcdacamel.export;

import io.github.bcdacamel.database.DatabaseFiller;
import io.github.bcdacamel.database.FillReport;
import io.github.bcdacamel.html.DisplayFormat;
import io.github.bcdacamel.landing.Landing;
import io.github.bcdacamel.ledger.Export;
import io.github.bcdacamel.marts.FeedFolder;
import java.util.Optional;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database that gets the tables and marts of a feed after each of its exports. Whatever becomes of it, the export is finished. */
public final class ExportDatabase {

    private static final Logger LOG = LoggerFactory.getLogger("bcda");

    private final Optional<DatabaseFiller> filler;
    private final Landing landing;

    /** @param filler nothing where there is no such database */
    public ExportDatabase(Optional<DatabaseFiller> filler, Landing landing) {
        this.filler = filler;
        this.landing = landing;
    }

    /**
     * Brings what it lacks, of this export and of earlier ones, and says so.
     *
     * @throws io.github.bcdacamel.failures.ExportFailure DATABASE_UNFILLED
     */
    public void fill(@Variable("export") Export export) {
        if (filler.isEmpty()) {
            return;
        }
        FillReport report = filler.get().fill(new FeedFolder(landing.feed(export.feed())), what -> {});
        if (report.isNews()) {
            LOG.info(
                    "Feed {} is in PostgreSQL, {}: {} with {} and {} were brought{}",
                    export.feed(),
                    report.schema(),
                    DisplayFormat.count(report.loads().size(), "load", "loads"),
                    DisplayFormat.count(report.rows(), "row", "rows"),
                    DisplayFormat.count(report.marts().size(), "mart", "marts"),
                    gone(report));
        }
    }

    private static String gone(FillReport report) {
        return report.gone().isEmpty()
                ? ""
                : ". It keeps "
                        + DisplayFormat.count(report.gone().size(), "load", "loads")
                        + " that the landing has no more";
    }
}
