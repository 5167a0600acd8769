package io.github.bcdacamel.landing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.landing.LandedExport.Finding;
import io.github.bcdacamel.landing.LandedExport.Problem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerificationResultTest {

    private static final Path FOLDER = Path.of("/data/default/20261122T210406Z");

    @Test
    void a_whole_export_is_one_line_that_says_what_was_proven() {
        assertThat(new VerificationResult(FOLDER.toString(), receipt(null), List.of()).lines())
                .containsExactly(
                        "ok    " + FOLDER + ": whole, as the receipt says: 2 files, 1,234 resources, 56,789 bytes"
                                + " (and 1 error or deleted files), everything, up to 2026-11-22T21:04:05.000Z.");
    }

    @Test
    void an_export_since_a_time_says_so() {
        assertThat(new VerificationResult(FOLDER.toString(), receipt("2026-10-01T00:00:00Z"), List.of())
                        .lines()
                        .get(0))
                .contains(", since 2026-10-01T00:00:00Z, up to");
    }

    @ParameterizedTest
    @EnumSource(
            value = Problem.class,
            names = {"NOT_FINISHED"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_damage_is_a_line_with_the_file_and_what_to_do(Problem problem) {
        VerificationResult proof = proof(receipt("2026-10-01T00:00:00Z"), problem);

        assertThat(proof.isWhole()).isFalse();
        assertThat(proof.isFinished()).isTrue();
        assertThat(proof.lines())
                .singleElement()
                .asString()
                .startsWith("FAIL  " + FOLDER + ": ")
                .contains("ndjson/Patient.0001.ndjson is amiss.")
                .containsPattern("Restore|Move|Check");
    }

    @Test
    void what_is_exported_again_is_the_same_time_and_not_what_the_ledger_says() {
        assertThat(proof(receipt("2026-10-01T00:00:00Z"), Problem.CHANGED)
                        .lines()
                        .get(0))
                .contains("--set bcda.export.since=2026-10-01T00:00:00Z");
        assertThat(proof(receipt(null), Problem.CHANGED).lines().get(0)).contains("--set bcda.export.since=none");
    }

    @Test
    void an_unfinished_export_is_named_and_no_more() {
        VerificationResult proof = proof(null, Problem.NOT_FINISHED, Problem.NO_RECEIPT);

        assertThat(proof.isFinished()).isFalse();
        assertThat(proof.lines()).singleElement().asString().startsWith("warn  " + FOLDER);
    }

    private static VerificationResult proof(Receipt receipt, Problem... problems) {
        return new VerificationResult(
                FOLDER.toString(),
                receipt,
                Arrays.stream(problems)
                        .map(problem -> new Finding(
                                problem, "ndjson/Patient.0001.ndjson", "ndjson/Patient.0001.ndjson is amiss."))
                        .toList());
    }

    private static Receipt receipt(String since) {
        return Receipt.of(
                "bcda-camel",
                "default",
                "20261122T210406Z",
                new Receipt.Request("https://host/$export", "v2", "all", List.of(), since),
                new Receipt.Job("https://host/jobs/1", "2026-11-22T21:04:05.000Z", "00"),
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(
                        file("ndjson/Patient.0001.ndjson", FileKind.OUTPUT, 1000, 50_000),
                        file("ndjson/Patient.0002.ndjson", FileKind.OUTPUT, 234, 6_789),
                        file("errors/OperationOutcome.0001.ndjson", FileKind.ERROR, 3, 300)),
                Map.of());
    }

    private static Receipt.File file(String name, FileKind kind, long lines, long bytes) {
        return new Receipt.File(
                name, kind, "Patient", "https://host/a", 1, bytes, lines, "00", "00", 1, null, List.of());
    }
}
