package io.github.bcdacamel.marts.report;

import io.github.bcdacamel.html.DisplayFormat;
import io.github.bcdacamel.html.HtmlRenderer;
import io.github.bcdacamel.marts.report.MartRows.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/**
 * What the marts say of the population, as one page for people: self-contained, without scripts, without ids, and without counts below 11.
 * The numbers are those of the marts {@code report_…}; how it looks is the template's, {@code marts/report/report.jte}.
 */
public final class PopulationReport {

    /** The name of the file. */
    public static final String NAME = "report.html";

    private PopulationReport() {}

    /**
     * The page.
     *
     * @param dataThrough null if nobody knows
     * @param people in the newest full export, or that they are too few; null if there was none
     */
    record Model(String feed, Instant dataThrough, long loads, String people, String program, List<Section> sections) {

        String through() {
            return dataThrough == null ? "not known" : DisplayFormat.time(dataThrough);
        }
    }

    /** @param there the tables and marts of the connection */
    public static String of(Connection connection, Set<String> there, String feed, String program) throws SQLException {
        MartRows marts = new MartRows(connection, there);
        Row loads = marts.of("select max(transaction_time) as through, count(distinct load_id) as loads from load_file")
                .get(0);
        Section population = PopulationSection.of(marts);
        List<Section> sections = List.of(
                MemberSection.of(marts),
                ClaimSection.of(marts),
                ConditionSection.of(marts),
                DrugSection.of(marts),
                population,
                QualitySection.of(marts));
        Instant through = loads.values().get("through") instanceof OffsetDateTime time ? time.toInstant() : null;
        return HtmlRenderer.render(
                "marts/report/report.jte",
                new Model(
                        feed,
                        through,
                        loads.count("loads"),
                        PopulationSection.newest(population).orElse(null),
                        program,
                        sections));
    }
}
