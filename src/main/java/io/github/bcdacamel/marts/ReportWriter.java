package io.github.bcdacamel.marts;

import io.github.bcdacamel.failures.FaultPlace;
import io.github.bcdacamel.landing.DurableFiles;
import io.github.bcdacamel.marts.report.PopulationReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the page about the population beside the marts. Whatever becomes of it, the marts are built. */
final class ReportWriter {

    private static final Logger LOG = LoggerFactory.getLogger("bcda");

    private ReportWriter() {}

    /** @param engine with all tables and marts */
    static void write(Engine engine, Path folder, String feed, String program) {
        try {
            String page =
                    PopulationReport.of(engine.connection(), engine.tables().keySet(), feed, program);
            DurableFiles.writeWhole(folder.resolve(PopulationReport.NAME), page.getBytes(StandardCharsets.UTF_8));
        } catch (SQLException | IOException | RuntimeException unmade) {
            LOG.warn(
                    "Feed {} has no population report ({}). Its marts are built. Look at the marts that it is made of (report_…), then build again: marts --again",
                    feed,
                    unmade instanceof SQLException refused ? Engine.reason(refused, false) : FaultPlace.of(unmade));
        }
    }
}
