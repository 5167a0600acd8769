package io.github.bcdacamel.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
    void no_log_at_any_level_holds_a_secret_a_token_or_a_line_of_data() {
        try (LogSearch log = LogSearch.begin(Level.ALL);
                Runs runs = new Runs(folder)) {
            SCENARIOS.forEach(runs::begin);
            SCENARIOS.forEach(runs::of);

            assertThat(log.found()).isEmpty();
            assertThat(log.events()).as("Everything was listened to.").isGreaterThan(10_000);
        }
    }
}
