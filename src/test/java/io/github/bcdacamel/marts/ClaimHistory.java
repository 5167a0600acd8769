package io.github.bcdacamel.marts;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Made-up claims with a past: adjusted, cancelled and sent again, over loads that came in any order. */
final class ClaimHistory {

    private static final List<String> KINDS =
            List.of("INPATIENT", "OUTPATIENT", "SNF", "HHA", "HOSPICE", "CARRIER", "DME", "PDE");
    private static final int LOADS = 5;

    private record Line(String revenueCode, BigDecimal paid) {}

    private record Version(String claim, int number, String kind, Boolean isFinal, BigDecimal paid, List<Line> lines) {

        String source() {
            return kind.equals("PDE") ? "DDPS" : "NCH";
        }
    }

    private final List<List<Version>> claims = new ArrayList<>();
    private final Random random;

    ClaimHistory(long seed, int count) {
        random = new Random(seed);
        for (int claim = 0; claim < count; claim++) {
            String kind = KINDS.get(claim % KINDS.size());
            List<Version> versions = new ArrayList<>();
            for (int number = 0; number <= random.nextInt(4); number++) {
                versions.add(version(claim, number, kind));
            }
            claims.add(versions);
        }
    }

    /** Lines that add up to the claim's payment and such that do not, without payments, and none at all. */
    private Version version(int claim, int number, String kind) {
        int ways = random.nextInt(5);
        List<Line> lines = new ArrayList<>();
        BigDecimal sum = new BigDecimal("0.00");
        for (int i = 0; ways > 0 && i <= random.nextInt(4); i++) {
            BigDecimal paid = ways == 1 || random.nextInt(5) == 0 ? null : cents(20_000);
            sum = paid == null ? sum : sum.add(paid);
            lines.add(new Line(random.nextInt(4) == 0 ? "0001" : "0450", paid));
        }
        BigDecimal paid = ways == 2 ? cents(90_000) : ways == 3 && random.nextBoolean() ? null : sum;
        Boolean isFinal = random.nextInt(8) == 0 ? null : random.nextInt(4) > 0;
        return new Version("claim-" + claim, number, kind, isFinal, paid, lines);
    }

    private BigDecimal cents(int below) {
        return BigDecimal.valueOf(random.nextInt(below), 2);
    }

    /** Each version in one or more loads, twice in some of them. The order of the loads has nothing to do with that of the versions. */
    void sendAll(MartBench bench) throws SQLException {
        for (List<Version> versions : claims) {
            for (Version version : versions) {
                for (int times = 0; times <= random.nextInt(3); times++) {
                    send(bench, version, "2026010%dT020000Z".formatted(1 + random.nextInt(LOADS)));
                }
            }
        }
    }

    /** The newest versions alone, in one load. */
    void sendNewest(MartBench bench) throws SQLException {
        List<List<Version>> shuffled = new ArrayList<>(claims);
        Collections.shuffle(shuffled, random);
        for (List<Version> versions : shuffled) {
            send(bench, versions.get(versions.size() - 1), "20260101T020000Z");
        }
    }

    private long line;

    private void send(MartBench bench, Version version, String load) throws SQLException {
        line++;
        Boolean isFinal = version.isFinal();
        insert(
                bench,
                "claim",
                version,
                load,
                "eob_type",
                version.kind(),
                "claim_source",
                version.source(),
                "api_version",
                "v2",
                "claim_use",
                "claim",
                "is_final_action",
                isFinal,
                "status",
                isFinal == null || isFinal ? "active" : "cancelled",
                "claim_start",
                "2025-03-0" + (1 + version.number()),
                "paid_amount",
                version.kind().equals("PDE") ? null : version.paid(),
                "total_charge",
                new BigDecimal("1000.00"));
        for (int i = 0; i < version.lines().size(); i++) {
            Line each = version.lines().get(i);
            insert(
                    bench,
                    "claim_line",
                    version,
                    load,
                    "line_number",
                    i + 1,
                    "claim_source",
                    version.source(),
                    "revenue_code",
                    each.revenueCode(),
                    "charge",
                    new BigDecimal("10.00"),
                    version.kind().equals("PDE") ? "plan_paid" : "paid",
                    each.paid());
        }
        for (int rank = 1; rank <= 2 + version.number(); rank++) {
            String code = "A0" + rank + version.number();
            insert(bench, "claim_diagnosis", version, load, "seq", rank, "rank", rank, "code_nodot", code);
        }
        String contractor = "0" + version.number();
        insert(bench, "claim_value", version, load, "variable", "fi_num", "value_type", "Coding", "code", contractor);
    }

    private void insert(MartBench bench, String table, Version version, String load, Object... values)
            throws SQLException {
        List<Object> all = new ArrayList<>(List.of(
                "claim_key",
                version.claim(),
                "patient_id",
                "patient-" + version.claim().hashCode() % 7,
                "load_id",
                load,
                "source_file",
                "ndjson/ExplanationOfBenefit.0001.ndjson",
                "source_line",
                line,
                "last_updated",
                "2026-01-01 00:00:0" + version.number() + "+00"));
        Collections.addAll(all, values);
        bench.row(table, all.toArray());
    }
}
