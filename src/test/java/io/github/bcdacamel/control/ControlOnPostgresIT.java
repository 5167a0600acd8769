package io.github.bcdacamel.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bcdacamel.simulator.Scenario;
import io.github.bcdacamel.testing.ControlServer;
import io.github.bcdacamel.testing.PostgresServer;
import io.github.bcdacamel.testing.SimulatorClient;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The control API and the page on a ledger in PostgreSQL, whose columns come in other types than H2's: one export that is
 * delivered, then one that a file holds up.
 */
@TestMethodOrder(MethodName.class)
final class ControlOnPostgresIT {

    @TempDir
    private static Path folder;

    private static ControlServer control;
    private static String delivered;
    private static String troubled;

    @BeforeAll
    static void exportTwice() throws Exception {
        control = ControlServer.in(
                folder,
                options -> options,
                "bcda.ledger.url",
                PostgresServer.database("control"),
                "bcda.ledger.user",
                PostgresServer.USER,
                "bcda.download.attempts",
                "1");
        delivered = control.kickOff("full");
        control.await(delivered, "finished");
        control.simulator().play(Scenario.parse("broken-line=1@data:1*always"));
        troubled = control.kickOffInAnotherSecond("incremental");
        SimulatorClient.await(() -> control.json(troubled).path("exitCode").asInt() == 13);
    }

    @AfterAll
    static void close() throws Exception {
        control.close();
    }

    @Test
    void feeds_and_exports_are_told_with_their_files_by_type() {
        JsonNode exports = control.json(ControlServer.FEED + "/exports").path("exports");

        assertThat(exports).hasSize(2);
        assertThat(control.json("/api/v1/feeds").path("feeds")).hasSize(1);
        assertThat(control.json(delivered).at("/progress/delivered").asInt()).isEqualTo(2);
        assertThat(control.json(troubled).at("/progress/failed").asInt()).isEqualTo(1);
    }

    @Test
    void files_are_told_page_by_page() {
        JsonNode page = control.json(troubled + "/files?limit=1&offset=1");

        assertThat(page.path("files")).hasSize(1);
        assertThat(page.path("total").asInt()).isEqualTo(2);
    }

    @Test
    void a_receipt_is_told_as_it_was_written() {
        assertThat(control.json(delivered + "/receipt").path("files")).hasSize(2);
    }

    @Test
    void the_page_shows_what_was_delivered_when_and_what_holds_the_open_export_up() throws Exception {
        assertThat(control.get("/").body())
                .contains("is not JSON", "failed, 1 attempt", "What is wrong, and what to do", "The last 2 exports");
    }

    /** The last one by its name, because it ends the export. */
    @Test
    void the_trouble_ends_when_the_export_is_cancelled() throws Exception {
        control.delete(troubled);

        assertThat(control.json(troubled).path("state").asText()).isEqualTo("cancelled");
    }
}
