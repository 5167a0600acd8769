package io.github.bcdacamel.control;

import static io.github.bcdacamel.testing.ControlServer.FEED;
import static io.github.bcdacamel.testing.ControlServer.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bcdacamel.testing.ControlServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The control API over HTTP, with a feed that exports from a simulator. */
class ControlApiTest {

    private static final String NONE = FEED + "/exports/20200101T000000Z";

    @TempDir
    private Path folder;

    @Nested
    class WithAnExport {

        private ControlServer control;

        @BeforeEach
        void serve() throws Exception {
            control = ControlServer.in(folder, options -> options);
        }

        @AfterEach
        void stop() throws Exception {
            control.close();
        }

        @Test
        void an_export_that_is_kicked_off_is_delivered_and_its_receipt_is_the_one_that_landed() throws Exception {
            String export = control.kickOff("incremental");

            JsonNode delivered = control.await(export, "finished");

            assertThat(delivered.at("/progress/delivered")).isEqualTo(delivered.at("/progress/files"));
            assertThat(delivered.get("exitCode").intValue()).isZero();
            Path landed =
                    folder.resolve("data/default").resolve(delivered.get("id").textValue());
            assertThat(control.get(export + "/receipt").body())
                    .isEqualTo(Files.readString(landed.resolve("receipt.json")));
            assertThat(control.json("/api/v1/feeds").at("/feeds/0/since")).isEqualTo(delivered.get("transactionTime"));
        }

        @Test
        void the_data_profile_of_an_export_is_the_page_that_landed() throws Exception {
            String export = control.kickOff("incremental");
            String id = control.await(export, "finished").get("id").textValue();

            HttpResponse<String> profile = control.get(export + "/profile");

            assertThat(profile.statusCode()).isEqualTo(200);
            assertThat(profile.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
            assertThat(profile.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'")
                    .doesNotContain("script-src");
            assertThat(profile.body())
                    .isEqualTo(Files.readString(
                            folder.resolve("data/default").resolve(id).resolve("profile/profile.html")));
            assertThat(control.get("/").body()).contains(export + "/profile", "0 alarms, 0 warnings, 0 notes");
        }

        @Test
        void the_page_counts_the_rows_of_the_newest_tables(@TempDir Path other) throws Exception {
            try (ControlServer tabled = ControlServer.in(
                    other,
                    options -> options,
                    "bcda.tables.format",
                    "parquet",
                    "bcda.marts.build",
                    "population_change")) {
                tabled.await(tabled.kickOff("incremental"), "finished");

                await().untilAsserted(() -> assertThat(tabled.get("/").body())
                        .containsPattern("(?s)Tables.{0,200}?[1-9][0-9,]* rows in [1-9][0-9]* tables")
                        .containsPattern("Marts: [1-9][0-9]* marts of 1 export; [0-9]+ enrollees, 0 joined, 0 left"));
            }
        }

        @Test
        void the_population_report_of_a_feed_is_the_page_beside_its_marts(@TempDir Path other) throws Exception {
            try (ControlServer reported = ControlServer.in(
                    other,
                    options -> options,
                    "bcda.tables.format",
                    "parquet",
                    "bcda.marts.build",
                    "population_change")) {
                reported.await(reported.kickOff("incremental"), "finished");
                await().untilAsserted(() ->
                        assertThat(reported.get("/").body()).contains("\"" + FEED + "/report\">Population report"));

                HttpResponse<String> report = reported.get(FEED + "/report");

                assertThat(report.statusCode()).isEqualTo(200);
                assertThat(report.headers()
                                .firstValue("Content-Security-Policy")
                                .orElseThrow())
                        .contains("default-src 'none'")
                        .doesNotContain("script-src");
                assertThat(report.body())
                        .isEqualTo(Files.readString(other.resolve("data/default/marts/report.html")))
                        .contains("Who joined and who left");
            }
        }

        @Test
        void the_files_of_an_export_are_listed_page_by_page() throws Exception {
            String export = control.kickOff("incremental");
            long files = control.await(export, "finished").at("/progress/files").longValue();

            JsonNode first = control.json(export + "/files?limit=1");
            JsonNode second = control.json(export + "/files?limit=1&offset=1");

            assertThat(first.get("total").longValue()).isEqualTo(files).isGreaterThan(1);
            assertThat(first.get("files")).hasSize(1);
            assertThat(second.at("/files/0/name")).isNotEqualTo(first.at("/files/0/name"));
            assertThat(second.at("/files/0/sha256").textValue()).hasSize(64);
        }

        @Test
        void after_an_export_an_incremental_one_asks_from_since_and_a_full_one_for_everything() throws Exception {
            String time = control.await(control.kickOff("incremental"), "finished")
                    .get("transactionTime")
                    .textValue();

            JsonNode incremental = control.await(control.kickOffInAnotherSecond("incremental"), "finished");
            JsonNode full = control.await(control.kickOffInAnotherSecond("full"), "finished");

            assertThat(incremental.get("since").textValue()).isEqualTo(time);
            assertThat(full.get("kind").textValue()).isEqualTo("full");
            assertThat(full.has("since")).isFalse();
            assertThat(control.json(FEED + "/exports?limit=2").get("exports")).hasSize(2);
        }
    }

    /** One server for all, because none of these requests begins an export. */
    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class WithoutAnExport {

        private ControlServer control;

        @BeforeAll
        void serve(@TempDir Path empty) throws Exception {
            control = ControlServer.in(empty, options -> options);
        }

        @AfterAll
        void stop() throws Exception {
            control.close();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "GET | /api/v1/feeds/nobody/exports | 404",
                    "GET | /api/v1/feeds/No%20Body/exports | 404",
                    "GET | " + NONE + " | 404",
                    "GET | " + NONE + "/files | 404",
                    "GET | " + NONE + "/receipt | 404",
                    "GET | " + NONE + "/profile | 404",
                    "GET | " + FEED + "/report | 404",
                    "GET | /api/v1/feeds/nobody/report | 404",
                    "DELETE | " + NONE + " | 404",
                    "DELETE | " + FEED + "/exports | 405",
                    "GET | /api/v1/nothing | 404",
                    "GET | /nothing | 404",
                    "DELETE | /nothing | 404",
                    "GET | " + FEED + "/exports?limit=0 | 400",
                    "GET | " + FEED + "/exports?limit=x | 400",
                    "GET | " + FEED + "/exports?since=yesterday | 400",
                })
        void what_there_is_not_is_a_problem(String method, String path, int status) throws Exception {
            HttpResponse<String> answer = method.equals("GET") ? control.get(path) : control.delete(path);

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(JSON.readTree(answer.body()).get("status").intValue()).isEqualTo(status);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{}",
                    "null",
                    "[]",
                    "full",
                    "{\"kind\":\"everything\"}",
                    "{\"kind\":\"full\",\"since\":\"none\"}",
                    "{\"kind\":\"full\",\"kind\":\"incremental\"}",
                    "{\"kind\":\"full\"}{}",
                })
        void a_kick_off_that_is_not_as_the_contract_says_begins_nothing(String body) throws Exception {
            assertThat(control.post(FEED + "/exports", body).statusCode()).isEqualTo(400);
            assertThat(control.json(FEED + "/exports").get("exports")).isEmpty();
        }

        @Test
        void a_form_of_a_web_page_cannot_kick_off() throws Exception {
            HttpResponse<String> answer =
                    control.post(FEED + "/exports", "{\"kind\":\"full\"}", "Content-Type", "text/plain");

            assertThat(answer.statusCode()).isEqualTo(415);
        }

        @Test
        void more_than_any_request_needs_is_refused() throws Exception {
            assertThat(control.post(FEED + "/exports", " ".repeat(100_000)).statusCode())
                    .isEqualTo(413);
        }

        @Test
        void the_contract_is_served_as_it_is() throws Exception {
            assertThat(control.get("/api/v1/openapi.json").body())
                    .isEqualTo(OpenApiContract.packaged().text());
        }

        @Test
        void a_header_of_the_request_reaches_no_statement() throws Exception {
            HttpResponse<String> answer = control.get(
                    "/api/v1/feeds", "CamelSqlQuery", "drop table exports", "call", "x", "CamelHttpPath", "/");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().map()).doesNotContainKeys("camelsqlquery", "call");
        }
    }
}
