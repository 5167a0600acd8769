package io.github.bcdacamel.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.testing.LogLines;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One export whose manifest is odd in ways that cost no data: what is done, and that it is told. */
@org.junit.jupiter.api.parallel.Isolated("Reads the log")
class OddManifestTest {

    private static LogLines log;
    private static Run run;

    @BeforeAll
    static void exportOnce(@TempDir Path folder) throws Exception {
        log = new LogLines();
        run = new Pipeline()
                .scenarios("repeated-item=3", "count=lost", "checksum=bare", "error-file=2")
                .run(folder);
    }

    @AfterAll
    static void close() {
        log.close();
    }

    @Test
    void nothing_of_it_is_a_failure() {
        assertThat(run.exitCode()).as(run.outcome().message()).isZero();
        assertThat(run.findings()).isEmpty();
    }

    @Test
    void a_file_that_is_listed_again_is_fetched_and_landed_once_and_told() {
        assertThat(run.files()).extracting(row -> row.get("url")).doesNotHaveDuplicates();
        assertThat(run.requestsFor(1)).hasSize(1);
        assertThat(log.tell("the manifest lists 2 files again")).isTrue();
    }

    @Test
    void a_wrong_count_of_an_error_file_is_a_warning() {
        assertThat(run.names()).contains("errors/OperationOutcome.0001.ndjson");
        assertThat(log.tell("the manifest counts 14 for errors/OperationOutcome.0001.ndjson, which has 2 lines"))
                .isTrue();
    }

    @Test
    void a_checksum_without_its_algorithm_is_told() {
        assertThat(log.tell("gives 2 files a checksum that is no \"sha256:\"")).isTrue();
    }
}
