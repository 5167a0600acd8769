package io.github.bcdacamel.export;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FaultPlace;
import io.github.bcdacamel.html.DisplayFormat;
import io.github.bcdacamel.landing.Landing;
import io.github.bcdacamel.ledger.Export;
import io.github.bcdacamel.marts.FeedFolder;
import io.github.bcdacamel.marts.MartBuilder;
import io.github.bcdacamel.marts.MartSet;
import java.io.IOException;
import java.util.Optional;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The marts of a feed, built again when an export has brought tables. Whatever becomes of them, the export is finished. */
public final class ExportMarts {

    private static final Logger LOG = LoggerFactory.getLogger("bcda");

    private final Optional<MartBuilder> builder;
    private final Landing landing;
    private final boolean landingKeeps;

    /**
     * @param builder nothing where no marts are wanted
     * @param landingKeeps without which there are the tables of the newest export only, and no marts
     */
    public ExportMarts(Optional<MartBuilder> builder, Landing landing, boolean landingKeeps) {
        this.builder = builder;
        this.landing = landing;
        this.landingKeeps = landingKeeps;
    }

    /** Builds them unless they are there already, and says so; says why where they cannot be built. */
    public void build(@Variable("export") Export export) {
        FeedFolder feed = new FeedFolder(landing.feed(export.feed()));
        if (builder.isEmpty() || !landingKeeps) {
            if (feed.marts().isPresent()) {
                LOG.warn(
                        "Feed {}: the marts in {} are of earlier exports, and with these settings none are built (bcda.marts.build,"
                                + " bcda.landing.keep). Delete that folder if nobody needs it.",
                        export.feed(),
                        feed.martsFolder());
            }
            return;
        }
        try {
            builder.get()
                    .buildIfDue(feed, mart -> {})
                    .ifPresent(built -> LOG.info(
                            "Feed {} has marts: {} of {}{}, see {}{}",
                            export.feed(),
                            DisplayFormat.count(built.marts().size(), "mart", "marts"),
                            DisplayFormat.count(built.loads().size(), "load", "loads"),
                            roster(built, export),
                            feed.martsFolder(),
                            feed.report()
                                    .map(page -> " and the population report " + page.getFileName())
                                    .orElse("")));
        } catch (ExportFailure known) {
            LOG.warn("Feed {}: {}", export.feed(), known.getMessage());
        } catch (IOException | RuntimeException unbuilt) {
            LOG.warn(
                    "Feed {} has no new marts: a fault of the program ({}). The export is finished, and its tables are"
                            + " untouched. Build them with: marts",
                    export.feed(),
                    FaultPlace.of(unbuilt));
        }
    }

    private static String roster(MartSet built, Export export) {
        MartSet.Roster roster = built.roster();
        return roster == null || !roster.loadId().equals(export.id()) ? "" : "; " + roster.words();
    }
}
