package io.github.bcdacamel.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.landing.ExportLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Every logger of ours, of Camel, of HttpClient and of the ledger at its lowest level, while exports go right and wrong. */
@Isolated("Listens to the loggers of all")
class SilentLogTest {

    private static final List<String> SCENARIOS = List.of(
            "progress=Pending",
            "echoed-credentials=401@token",
            "echoed-credentials=400@kick-off",
            "echoed-credentials=403@data:1",
            "error-file=2",
            "expired-token@data:2*1",
            "refused-token",
            "broken-line=2@data:1",
            "cut-body=50%@data:1*1",
            "cut-line@data:1",
            "hostile-url",
            "job-failed",
            "status=503,0@data:1");

    @TempDir
    private Path folder;

    @Test
    void nothing_that_is_logged_at_any_level_told_or_stored_holds_a_secret_a_token_or_a_line_of_data() {
        try (LogSearch log = LogSearch.begin(Level.ALL);
                Runs runs = new Runs(folder)) {
            SCENARIOS.forEach(runs::begin);
            SCENARIOS.forEach(runs::of);

            assertThat(log.found()).isEmpty();
            SCENARIOS.forEach(scenario -> assertThat(toldBy(runs.of(scenario)))
                    .as(scenario)
                    .isNotEmpty()
                    .allSatisfy(told -> assertThat(LogSearch.secretsIn(told)).isEmpty()));
            assertThat(log.events()).as("Everything was listened to.").isGreaterThan(10_000);
        }
    }

    /** What the command and the hook say, what the ledger keeps of it, and the log that lands. */
    private static List<String> toldBy(Run run) {
        List<String> told = new ArrayList<>();
        told.add(run.outcome().message());
        run.exports().forEach(row -> told.add(String.valueOf(row)));
        run.files().forEach(row -> told.add(String.valueOf(row)));
        if (!run.exports().isEmpty() && Files.exists(run.folder().resolve(ExportLog.NAME))) {
            try {
                told.add(Files.readString(run.folder().resolve(ExportLog.NAME)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return told;
    }
}
