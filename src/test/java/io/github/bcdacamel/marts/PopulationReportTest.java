package io.github.bcdacamel.marts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.marts.report.Deduction;
import io.github.bcdacamel.marts.report.PopulationReport;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page says what SQL says, and nothing of single people. */
@Tag("long")
class PopulationReportTest {

    private static final String[] MARTS = {
        "report_month",
        "report_member",
        "report_claim",
        "report_condition",
        "report_drug_month",
        "report_drug",
        "report_standing",
        "report_quality",
        "population_change"
    };
    private static final String CLAIMS = "Claims by month and setting";

    @TempDir
    private Path folder;

    private MartBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new MartBench();
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    @Test
    void the_numbers_are_those_of_sql() throws Exception {
        new RandomPopulation(bench, 1).fill(150, 40, 10);

        ReportPage page = page();

        assertThat(page.table(CLAIMS)).hasSize(25);
        holds(
                page.table(CLAIMS),
                "select strftime(claim_end, '%b %Y'), eob_type, count(*) from current_claim where standing = 'final' and eob_type <> 'PDE' group by all",
                type -> 1
                        + List.of("INPATIENT", "SNF", "OUTPATIENT", "HHA", "HOSPICE", "CARRIER", "DME")
                                .indexOf(type),
                60);
        holds(
                page.table("Paid by month and setting"),
                "select strftime(claim_end, '%b %Y'), 'all', '$' || format('{:,}', cast(round(sum(paid_amount)) as bigint)) from current_claim where standing = 'final' and eob_type <> 'PDE' group by all",
                type -> 8,
                10);
        holds(
                page.table("People by month and coverage"),
                "select strftime(year_month, '%b %Y'), part, count(*) from (select year_month, 'members' as part from patient_month where part_a or part_b or part_c or part_d union all select year_month, 'a' from patient_month where part_a union all select year_month, 'd' from patient_month where part_d union all select year_month, 'dual' from patient_month where dual) m group by all",
                part -> List.of("", "members", "a", "b", "c", "d", "dual").indexOf(part),
                24);
        holds(
                page.table("Drugs by month"),
                "select strftime(claim_start, '%b %Y'), 'fills', count(*) from current_claim join current_claim_line using (claim_key) where current_claim.standing = 'final' and eob_type = 'PDE' group by all",
                what -> 1,
                8);
        holds(
                page.table("People and claims by chapter of ICD-10-CM"),
                "select 'E00–E89 Endocrine, nutritional and metabolic diseases', 'people', count(distinct c.patient_id) from current_claim c join current_claim_diagnosis d using (claim_key) where c.standing = 'final' and code_nodot like 'E%'",
                what -> 1,
                1);
        holds(
                page.table("Drugs by people"),
                "select ndc, 'people', count(distinct c.patient_id) from current_claim c join current_claim_line l using (claim_key) where c.standing = 'final' and eob_type = 'PDE' group by all",
                what -> 1,
                8);
        holds(
                page.table("People by full export"),
                "select strftime(data_through, '%Y-%m-%d'), 'all', total_count from population_change union all select strftime(data_through, '%Y-%m-%d'), 'left', left_count from population_change where first_count = 0",
                what -> what.equals("all") ? 1 : 4,
                5);
        holds(
                page.table("Claims by standing"),
                "select case standing when 'final' then 'Final: these count in all sums' when 'unknown' then 'Unknown finality: CMS does not say' when 'partial' then 'Partially adjudicated' else '-' end, 'n', count(*) from current_claim group by all",
                what -> 1,
                3);
        holds(
                page.table("What to look at"),
                "select 'Final claims without lines', 'n', count(*) from current_claim c where standing = 'final' and not exists (select 1 from current_claim_line l where l.claim_key = c.claim_key)",
                what -> 1,
                1);
    }

    /** Whether a table has what a query says: the row's name, what leads to the column, and the value. */
    private void holds(
            List<List<String>> table, String query, java.util.function.ToIntFunction<String> column, int least)
            throws SQLException {
        int held = 0;
        for (List<String> said : rows(query)) {
            List<String> row = table.stream()
                    .filter(one -> one.get(0).replace(" *", "").equals(said.get(0)))
                    .findFirst()
                    .orElse(null);
            if (row != null) {
                String shown = row.get(column.applyAsInt(said.get(1)));
                if (shown.matches("[$0-9].*")) {
                    assertThat(shown.replace(",", ""))
                            .as(said + " in " + row)
                            .isEqualTo(said.get(2).replace(",", ""));
                    held++;
                }
            }
        }
        assertThat(held).as(query).isGreaterThanOrEqualTo(least);
    }

    private List<List<String>> rows(String query) throws SQLException {
        return bench.query("select " + "concat_ws('|', #1, #2, #3) from (" + query + ") q").stream()
                .map(row -> List.of(row.split("\\|")))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9})
    void of_few_people_no_small_count_is_shown_and_none_can_be_found_out(int seed) throws Exception {
        new RandomPopulation(bench, seed).fill(seed * seed, 8, seed);

        ReportPage page = page();

        Deduction reader = new Deduction();
        grid(reader, page.table(CLAIMS));
        parts(reader, "condition", page.table("People and claims by chapter of ICD-10-CM"), 1);
        parts(reader, "claims of condition", page.table("People and claims by chapter of ICD-10-CM"), 2);
        column(reader, "fills", page.table("Drugs by month"), 1);
        column(reader, "drug", page.table("Drugs by people"), 2);
        column(reader, "standing", page.table("Claims by standing"), 1);
        for (List<String> month : page.table("People by month and coverage")) {
            int all = reader.cell(month.get(0), month.get(1));
            for (int part = 2; part < month.size(); part++) {
                if (!month.get(part).equals("not told")) {
                    reader.sum(
                            all,
                            List.of(
                                    reader.cell(month + " " + part, month.get(part)),
                                    reader.implied(month + " without " + part)));
                }
            }
        }
        rosters(reader, page.table("People by full export"));
        for (List<String> check : page.table("What to look at")) {
            int found = reader.cell(check.get(0), check.get(1));
            if (!check.get(2).isEmpty()) {
                reader.sum(reader.cell("of", check.get(2)), List.of(found, reader.implied("not " + check.get(0))));
            }
        }
        assertThat(reader.found()).isEmpty();
        assertThat(amountsOfHidden(page)).isEmpty();
    }

    private static void grid(Deduction reader, List<List<String>> rows) {
        List<List<Integer>> columns = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            List<String> row = rows.get(r);
            List<Integer> cells = new ArrayList<>();
            for (int c = 1; c < row.size(); c++) {
                cells.add(reader.cell(row.get(0) + " " + c, row.get(c)));
                if (r == 0) {
                    columns.add(new ArrayList<>());
                }
                columns.get(c - 1).add(cells.get(c - 1));
            }
            reader.sum(cells.get(cells.size() - 1), cells.subList(0, cells.size() - 1));
        }
        columns.forEach(column -> reader.sum(column.get(column.size() - 1), column.subList(0, column.size() - 1)));
    }

    /** Rows that add up to the last one. */
    private static void column(Deduction reader, String name, List<List<String>> rows, int column) {
        if (!rows.isEmpty()) {
            List<Integer> cells = rows.stream()
                    .map(row -> reader.cell(name + " " + row, row.get(column)))
                    .toList();
            reader.sum(cells.get(cells.size() - 1), cells.subList(0, cells.size() - 1));
        }
    }

    /** Rows of which each is some of the last one. */
    private static void parts(Deduction reader, String name, List<List<String>> rows, int column) {
        if (!rows.isEmpty()) {
            int all = reader.cell(name, rows.get(rows.size() - 1).get(column));
            for (List<String> row : rows.subList(0, rows.size() - 1)) {
                reader.sum(
                        all, List.of(reader.cell(name + row, row.get(column)), reader.implied(name + " not " + row)));
            }
        }
    }

    private static void rosters(Deduction reader, List<List<String>> rows) {
        int before = -1;
        for (List<String> row : rows) {
            int all = reader.cell("roster " + row, row.get(1));
            if (!row.get(2).isEmpty()) {
                int stayed = reader.cell("stayed " + row, row.get(3));
                reader.sum(all, List.of(reader.cell("joined " + row, row.get(2)), stayed));
                reader.sum(before, List.of(stayed, reader.cell("left " + row, row.get(4))));
            }
            before = all;
        }
    }

    /** Where an amount is shown and its count is not. */
    private static List<String> amountsOfHidden(ReportPage page) {
        List<String> found = new ArrayList<>();
        List<List<String>> counts = page.table(CLAIMS);
        List<List<String>> amounts = page.table("Paid by month and setting");
        for (int r = 0; r < counts.size(); r++) {
            for (int c = 1; c < counts.get(r).size(); c++) {
                if (counts.get(r).get(c).matches("[<≥].*")
                        && !amounts.get(r).get(c).equals("not shown")) {
                    found.add(amounts.get(r) + " " + c);
                }
            }
        }
        for (List<String> drug : page.table("Drugs by month")) {
            if (drug.get(1).matches("[<≥].*") && (drug.get(2) + drug.get(3)).contains("$")) {
                found.add(drug.toString());
            }
        }
        return found;
    }

    @Test
    void few_people_with_many_claims_are_hidden_as_well() throws Exception {
        new RandomPopulation(bench, 10).fill(6, 400, 3);

        ReportPage page = page();

        assertThat(page.table(CLAIMS).stream().flatMap(List::stream).filter(cell -> cell.matches("[1-9][0-9,]*")))
                .isEmpty();
        assertThat(page.table("Claims by standing").stream().map(row -> row.get(1)))
                .allMatch(cell -> cell.matches("0|<11|≥11"));
        assertThat(page.html()).doesNotContainPattern("\\$[1-9][0-9,]*<");
    }

    @Test
    void no_chart_draws_what_its_table_hides() throws Exception {
        new RandomPopulation(bench, 4).fill(14, 6, 4);

        ReportPage page = page();

        Set<String> drawn = new HashSet<>();
        Pattern.compile("<title>([^<]*): ([^<]*)</title>")
                .matcher(page.html())
                .results()
                .forEach(title -> drawn.add(title.group(2)));
        assertThat(drawn).noneMatch(text -> text.matches("&lt;.*|≥.*|[1-9]|10|not shown"));
    }

    @Test
    void hostile_texts_are_texts() throws Exception {
        new RandomPopulation(bench, 1).fill(60, 20, 3);
        bench.execute("update claim_line set ndc = '<script>alert(1)</script>' where ndc is not null");
        bench.row(
                "code_dictionary",
                "system",
                "http://hl7.org/fhir/sid/ndc",
                "code",
                "<script>alert(1)</script>",
                "display",
                "\"><img src=x onerror=alert(2)>");
        bench.run(MARTS);

        String html = PopulationReport.of(bench.connection(), Set.of(martsAnd("load_file")), "a<b>\"'&c", "p<i>");

        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;", "a&lt;b&gt;");
        assertThat(html).doesNotContain("<script", "<img", "a<b>", "p<i>");
    }

    @Test
    void an_empty_feed_has_a_page_that_says_so() throws Exception {
        ReportPage page = page();

        assertThat(page.html())
                .contains(
                        "No coverage was exported so far.",
                        "No final claim falls in the months of this report.",
                        "There was no full export of everybody attributed so far");
        closed(page.html());
    }

    @Test
    void what_is_made_of_marts_that_are_not_there_is_left_out_with_the_reason() throws Exception {
        new RandomPopulation(bench, 1).fill(60, 20, 3);
        bench.run(MARTS);

        String html = PopulationReport.of(
                bench.connection(), Set.of("load_file", "report_month", "report_claim"), "default", "test");

        assertThat(html)
                .contains("Left out: it is made of marts that were not built (report_drug_month, report_drug).");
        assertThat(ReportPage.of(html).tables()).containsOnlyKeys(CLAIMS, "Paid by month and setting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v3"})
    @EnabledIf("hasSamples")
    void of_the_sample_records_of_cms_no_id_is_in_the_page(String version) throws Exception {
        bench.samples(folder, version);

        String html = page().html();

        closed(html);
        assertThat(html).doesNotContain("<script", "<link", "src=", "@import");
        for (String ids : List.of(
                "select patient_id from patient",
                "select claim_key from claim",
                "select value from patient_identifier",
                "select name_family from patient where name_family is not null")) {
            for (String id : bench.query(ids)) {
                assertThat(html).as(ids).doesNotContain(">" + id + "<");
            }
        }
    }

    static boolean hasSamples() {
        return MartBench.hasSamples();
    }

    private static void closed(String html) {
        for (String element : List.of(
                "ul", "li", "details", "summary", "div", "section", "table", "figure", "svg", "g", "rect", "p", "tr",
                "span", "i")) {
            assertThat(html.split("<" + element + "[ >]", -1))
                    .as(element)
                    .hasSameSizeAs(html.split("</" + element + ">", -1));
        }
    }

    private static String[] martsAnd(String table) {
        return IntStream.rangeClosed(0, MARTS.length)
                .mapToObj(i -> i < MARTS.length ? MARTS[i] : table)
                .toArray(String[]::new);
    }

    private ReportPage page() throws SQLException {
        bench.run(MARTS);
        return ReportPage.of(
                PopulationReport.of(bench.connection(), Set.of(martsAnd("load_file")), "default", "bcda-camel test"));
    }
}
