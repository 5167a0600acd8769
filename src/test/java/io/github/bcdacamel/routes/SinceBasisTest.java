package io.github.bcdacamel.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.landing.Receipt;
import io.github.bcdacamel.testing.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether an export is incremental after what it would build upon was deleted or moved, or after the ledger was lost. */
class SinceBasisTest {

    private static final String NEWEST = "select coalesce(since, 'full') from exports order by id desc limit 1";

    @TempDir
    private Path folder;

    @Test
    void an_export_upon_an_emptied_landing_is_full_and_says_so() throws Exception {
        try (LogLines log = new LogLines();
                Scene scene = new Scene(folder).set("bcda.export.since", "auto")) {
            scene.export();
            delete(scene.data());
            scene.export();
            String upon = scene.value(NEWEST);
            scene.export();
            String second = scene.value("select transaction_time from exports order by id desc limit 1");

            assertThat(upon).isEqualTo("full");
            assertThat(log.tell("stands neither in the landing")).isTrue();
            assertThat(scene.value(NEWEST)).as("The second one stands.").isNotEqualTo("full");
            assertThat(second).isNotNull();
        }
    }

    @Test
    void whoever_moves_exports_away_may_trust_the_ledger() throws Exception {
        try (Scene scene = new Scene(folder).set("bcda.export.since", "ledger")) {
            scene.export();
            String first = scene.value("select transaction_time from exports");
            delete(scene.data());
            scene.export();

            assertThat(scene.value(NEWEST)).isEqualTo(first);
        }
    }

    @Test
    void a_file_that_is_gone_from_that_export_makes_the_next_one_full() throws Exception {
        try (Scene scene = new Scene(folder).set("bcda.export.since", "auto")) {
            Path landed = scene.export().folder();
            Files.delete(landed.resolve("ndjson/ExplanationOfBenefit.0001.ndjson"));
            scene.export();

            assertThat(scene.value(NEWEST)).isEqualTo("full");
        }
    }

    @Test
    void a_new_ledger_beside_finished_exports_is_said() throws Exception {
        try (LogLines log = new LogLines();
                Scene scene = new Scene(folder).set("bcda.export.since", "auto")) {
            scene.export();
            delete(folder.resolve("state"));
            scene.export();

            assertThat(log.tell("knows no finished export, but the landing holds some"))
                    .isTrue();
            assertThat(scene.value(NEWEST)).isEqualTo("full");
        }
    }

    @Test
    void a_since_of_the_settings_that_leaves_a_gap_is_obeyed_and_said_in_the_log_and_the_receipt() throws Exception {
        try (LogLines log = new LogLines();
                Scene scene = new Scene(folder)) {
            scene.export();
            String whole = scene.value("select transaction_time from exports");
            Instant later = Instant.parse(whole).plusSeconds(3600);

            scene.restart("transaction-time=" + later.plusSeconds(3600));
            Receipt gap =
                    scene.set("bcda.export.since", later.toString()).export().receipt();
            Receipt none = scene.set("bcda.export.since", whole).export().receipt();

            assertThat(log.tell("bcda.export.since = " + later + " is later than " + whole))
                    .isTrue();
            assertThat(gap.request().since()).isEqualTo(later.toString());
            assertThat(kinds(gap)).contains("gap-before-since");
            assertThat(kinds(none)).doesNotContain("gap-before-since");
        }
    }

    private static List<String> kinds(Receipt receipt) {
        return receipt.since().remarks().stream().map(Receipt.Remark::kind).toList();
    }

    @Test
    void an_incremental_export_without_a_group_says_what_will_never_come() throws Exception {
        try (LogLines log = new LogLines();
                Scene scene = new Scene(folder)
                        .set("bcda.export.group", "")
                        .set("bcda.export.since", "2026-08-01T00:00:00Z")) {
            scene.export();

            assertThat(log.tell("never the history of enrollees that are newly attributed"))
                    .isTrue();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
