package io.github.bcdacamel.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.bcdacamel.app.Application;
import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.simulator.SimulatedRequest;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.MetricsScrape;
import io.github.bcdacamel.testing.SimulatedSettings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The metrics of a process agree with the receipt, and with what the simulator has seen. */
class MeteredExportsTest {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final String EOB = ",type=\"ExplanationOfBenefit\"";

    @TempDir
    private Path folder;

    @Test
    void delivered_files_bytes_and_records_are_those_of_the_receipt() throws Exception {
        try (Simulator simulator = simulator();
                Application application = start(simulator)) {
            Outcome outcome = application.export("default");

            MetricsScrape scraped = MetricsScrape.of(application);
            var files = outcome.receipt().files();
            assertThat(scraped.value("bcda_files_total{feed=\"default\"" + EOB + "}"))
                    .isEqualTo(files.size());
            assertThat(scraped.value("bcda_records_total{feed=\"default\"" + EOB + "}"))
                    .isEqualTo(files.stream().mapToLong(file -> file.lines()).sum());
            assertThat(scraped.value("bcda_delivered_bytes_total{feed=\"default\"" + EOB + "}"))
                    .isEqualTo(files.stream().mapToLong(file -> file.bytes()).sum());
        }
    }

    @Test
    void requests_are_counted_by_status_as_the_simulator_counts_them() throws Exception {
        try (Simulator simulator = simulator("status=429,0@status*2", "token-lifetime=1s@token");
                Application application = start(simulator)) {
            application.export("default");

            MetricsScrape scraped = MetricsScrape.of(application);
            for (int status : new int[] {200, 202, 429}) {
                assertThat(scraped.value("bcda_requests_seconds_count{feed=\"default\",status=\"" + status + "\"}"))
                        .as("answers %s", status)
                        .isPositive()
                        .isEqualTo(simulator.requests().stream()
                                .filter(request -> request.status() == status)
                                .count());
            }
        }
    }

    @Test
    void tokens_are_counted_as_the_simulator_counts_them() throws Exception {
        try (Simulator simulator = simulator("expired-token@status*1");
                Application application = start(simulator)) {
            application.export("default");

            long bought = simulator.requests().stream()
                    .map(SimulatedRequest::path)
                    .filter(path -> path.equals("/auth/token"))
                    .count();
            assertThat(bought).isEqualTo(2);
            assertThat(MetricsScrape.of(application).value("bcda_token_renewals_total{feed=\"default\"}"))
                    .isEqualTo(bought);
        }
    }

    @Test
    void an_attempt_that_is_made_again_is_a_retry() throws Exception {
        try (Simulator simulator = simulator("cut-body=50%@data:1*1");
                Application application = start(simulator)) {
            application.export("default");

            assertThat(MetricsScrape.of(application).value("bcda_retries_total{feed=\"default\"}"))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_file_without_another_attempt_has_failed_and_its_export_stays_open() throws Exception {
        try (Simulator simulator = simulator("cut-gzip=50%@data:1");
                Application application = start(simulator, "bcda.download.attempts", "1")) {
            application.export("default");

            MetricsScrape scraped = MetricsScrape.of(application);
            assertThat(scraped.value("bcda_files_failed_total{class=\"file\",feed=\"default\"}"))
                    .isEqualTo(1);
            assertThat(scraped.value("bcda_exports_total{class=\"file\",feed=\"default\",outcome=\"open\"}"))
                    .isEqualTo(1);
            assertThat(scraped.value("bcda_export_open{feed=\"default\"}")).isEqualTo(1);
            assertThat(scraped.value("bcda_export_files{feed=\"default\",state=\"failed\"}"))
                    .isEqualTo(1);
            assertThat(scraped.value("bcda_files_expire_seconds{feed=\"default\"}"))
                    .isCloseTo(24 * 3600.0, within(120.0));
        }
    }

    @Test
    void a_success_sets_the_clocks() throws Exception {
        try (Simulator simulator = simulator();
                Application application = start(simulator)) {
            MetricsScrape before = MetricsScrape.of(application);
            assertThat(before.value("bcda_last_success_age_seconds{feed=\"default\"}"))
                    .isNaN();

            Outcome outcome = application.export("default");

            MetricsScrape scraped = MetricsScrape.after(application, "bcda_last_success_age_seconds{feed=\"default\"}");
            assertThat(scraped.value("bcda_last_success_age_seconds{feed=\"default\"}"))
                    .isBetween(-1.0, 120.0);
            assertThat(scraped.value("bcda_since_seconds{feed=\"default\"}"))
                    .isCloseTo(
                            Instant.parse(outcome.receipt().job().transactionTime())
                                            .toEpochMilli()
                                    / 1000.0,
                            within(0.01));
            assertThat(scraped.value("bcda_export_duration_seconds_count{feed=\"default\"}"))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_job_that_failed_is_an_export_that_failed() throws Exception {
        try (Simulator simulator = simulator("job-failed@status");
                Application application = start(simulator)) {
            application.export("default");

            assertThat(MetricsScrape.of(application)
                            .value("bcda_exports_total{class=\"job\",feed=\"default\",outcome=\"failed\"}"))
                    .isEqualTo(1);
        }
    }

    @Test
    void metrics_say_nothing_of_exports_addresses_or_people() throws Exception {
        try (Simulator simulator = simulator();
                Application application = start(simulator)) {
            Outcome outcome = application.export("default");

            assertThat(application.metrics())
                    .doesNotContain(outcome.folder().getFileName().toString())
                    .doesNotContain("http:")
                    .doesNotContain("1S00");
        }
    }

    @Test
    void a_healthy_process_is_up_with_every_check() throws Exception {
        try (Simulator simulator = simulator();
                Application application = start(simulator, "bcda.health.min-free-space", "1KB")) {
            assertThat(application.health().live().up()).isTrue();
            assertThat(application.health().ready().json()).contains("\"ledger\"", "\"routes/default\"");
            assertThat(application.health().well().json())
                    .startsWith("{\"status\":\"UP\"")
                    .contains("\"freshness/default\"", "\"credentials/default\"", "\"disk/default\"");
        }
    }

    @Test
    void a_server_that_is_away_leaves_the_process_ready() throws Exception {
        Simulator gone = simulator();
        gone.close();
        try (Application application = start(gone, "bcda.export.attempts", "1")) {
            application.export("default");

            assertThat(application.health().ready().up()).isTrue();
        }
    }

    private static Simulator simulator(String... scenarios) throws Exception {
        return Simulator.start(SimulatorOptions.defaults()
                .withEnrollees(2)
                .withEnrolleesPerFile(1)
                .withTypes("ExplanationOfBenefit")
                .withProgressSteps(1)
                .withScenarios(scenarios));
    }

    private Application start(Simulator simulator, String... more) throws Exception {
        return Application.start(SimulatedSettings.of(simulator, folder, more), NOWHERE, false);
    }
}
