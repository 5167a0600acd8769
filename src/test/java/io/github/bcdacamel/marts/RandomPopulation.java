package io.github.bcdacamel.marts;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** People with coverage, claims and drugs by chance, in the base tables of a bench. Three full exports, two of them of some of the people. */
final class RandomPopulation {

    private static final List<String> TYPES = List.of(
            "INPATIENT", "SNF", "OUTPATIENT", "OUTPATIENT", "HHA", "HOSPICE", "CARRIER", "CARRIER", "CARRIER", "DME");
    private static final List<String> CODES =
            List.of("A419", "C50911", "D649", "E119", "E119", "I10", "I10", "J449", "M1711", "O9A12", "Z7901", "U071");

    private final MartBench bench;
    private final Random random;
    private int line;

    RandomPopulation(MartBench bench, long seed) {
        this.bench = bench;
        this.random = new Random(seed);
    }

    void fill(int people, int mostClaims, int months) throws SQLException {
        bench.execute("begin transaction");
        for (int roster = 1; roster <= 3; roster++) {
            String load = "20260%d01T000000Z".formatted(roster + 3);
            bench.row(
                    "load_file",
                    "load_id",
                    load,
                    "resource_type",
                    "Patient",
                    "patient_group",
                    "all",
                    "bad_lines",
                    random.nextInt(4),
                    "records",
                    people,
                    "api_version",
                    "v3",
                    "transaction_time",
                    "2026-0%d-20 00:00:00+00".formatted(roster + 3));
            // A roster with lines that could not be read is none, so those stand in another file.
            bench.execute("update load_file set bad_lines = 0 where load_id = '%s'".formatted(load));
            bench.row(
                    "load_file",
                    "load_id",
                    load,
                    "resource_type",
                    "Coverage",
                    "bad_lines",
                    random.nextInt(4),
                    "records",
                    people);
            for (int person = 0; person < people; person++) {
                if (roster == 3 || random.nextInt(10) > 0) {
                    record("patient", load, "p" + person);
                }
            }
        }
        for (int person = 0; person < people; person++) {
            coverage("p" + person);
            for (int i = random.nextInt(mostClaims + 1); i > 0; i--) {
                claim("p" + person, LocalDate.of(2026, 6, 15).minusDays(random.nextInt(30 * months)));
            }
        }
        for (int rejected : IntStream.range(0, random.nextInt(30)).toArray()) {
            bench.row("rejected_line", "load_id", "20260601T000000Z", "line", rejected);
        }
        bench.execute("commit");
    }

    private void coverage(String person) throws SQLException {
        for (String part : List.of("A", "B", "C", "D", "DUAL")) {
            if (random.nextInt(10) < (part.length() == 1 && part.charAt(0) <= 'B' ? 9 : 2)) {
                record(
                        "coverage",
                        "20260601T000000Z",
                        person,
                        "coverage_id",
                        person + part,
                        "part",
                        part,
                        "period_start",
                        LocalDate.of(2020 + random.nextInt(7), 1, 1),
                        "dual_status_code",
                        part.equals("DUAL") ? "02" : null);
            }
        }
    }

    private void claim(String person, LocalDate day) throws SQLException {
        boolean isDrug = random.nextInt(4) == 0;
        String key = "claim-" + line;
        BigDecimal paid = BigDecimal.valueOf(random.nextInt(100000), 2);
        int fate = random.nextInt(20);
        int claim = record(
                "claim",
                "20260601T000000Z",
                person,
                "claim_key",
                key,
                "eob_type",
                isDrug ? "PDE" : TYPES.get(random.nextInt(TYPES.size())),
                "claim_source",
                isDrug ? "DDPS" : fate == 3 ? "SharedSystem" : "NCH",
                "is_final_action",
                fate == 1 ? null : fate != 2,
                "status",
                "active",
                "claim_use",
                "claim",
                "api_version",
                "v3",
                "claim_start",
                day,
                "claim_end",
                day,
                "paid_amount",
                isDrug ? null : paid,
                "billing_npi",
                random.nextInt(15) == 0 ? null : "1234567893");
        if (random.nextInt(20) > 0) {
            child(
                    "claim_line",
                    claim,
                    person,
                    key,
                    "line_number",
                    1,
                    "ndc",
                    isDrug ? "9999901%04d".formatted(random.nextInt(8)) : null,
                    "total_drug_cost",
                    isDrug ? paid : null,
                    "paid",
                    isDrug ? null : random.nextInt(10) > 0 ? paid : BigDecimal.ONE);
        }
        for (int i = isDrug ? 0 : random.nextInt(4); i > 0; i--) {
            child(
                    "claim_diagnosis",
                    claim,
                    person,
                    key,
                    "seq",
                    i,
                    "rank",
                    i,
                    "icd_version",
                    "10",
                    "code_nodot",
                    CODES.get(random.nextInt(CODES.size())));
        }
    }

    private int record(String table, String load, String person, Object... more) throws SQLException {
        line++;
        insert(table, load, line, person, more);
        return line;
    }

    private void child(String table, int of, String person, String key, Object... more) throws SQLException {
        Object[] values = new Object[more.length + 2];
        values[0] = "claim_key";
        values[1] = key;
        System.arraycopy(more, 0, values, 2, more.length);
        insert(table, "20260601T000000Z", of, person, values);
    }

    private void insert(String table, String load, int number, String person, Object... more) throws SQLException {
        Object[] values = new Object[more.length + 8];
        Object[] first = {"load_id", load, "source_file", "f", "source_line", number, "patient_id", person};
        System.arraycopy(first, 0, values, 0, 8);
        System.arraycopy(more, 0, values, 8, more.length);
        bench.row(table, values);
    }
}
