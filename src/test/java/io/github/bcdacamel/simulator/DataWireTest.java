package io.github.bcdacamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bcdacamel.simulator.Wire.Answer;
import io.github.bcdacamel.testing.MovingClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data files on the wire: framing, encodings and ranges as Go's net/http and bcda-app's v1/api.go make them. */
class DataWireTest extends SimulatorTestCase {

    private static final byte[] EMPTY_MEMBER = {
        0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff, 1, 0, 0, (byte) 0xff, (byte) 0xff, 0, 0, 0, 0, 0, 0, 0, 0
    };

    @TempDir
    private Path folder;

    @Test
    void a_gzip_download_has_exactly_the_headers_of_the_real_server() {
        start();

        Answer answer = get(file(), bearer(), GZIP);

        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(answer.headerNames())
                .containsExactly(
                        "Accept-Ranges",
                        "Connection",
                        "Content-Encoding",
                        "Content-Type",
                        "Last-Modified",
                        "Date",
                        "Transfer-Encoding");
        assertThat(answer.headerLines())
                .contains(
                        "Accept-Ranges: bytes",
                        "Connection: close",
                        "Content-Encoding: gzip",
                        "Content-Type: application/fhir+ndjson",
                        "Transfer-Encoding: chunked");
    }

    @Test
    void a_gzip_download_is_the_stored_member_and_an_empty_one_of_23_bytes() {
        start();

        Answer answer = get(file(), bearer(), GZIP);

        assertThat(answer.isWhole()).isTrue();
        assertThat(answer.gzipMembers()).hasSize(2).element(1).isEqualTo(23);
        assertThat(Arrays.copyOfRange(answer.body(), answer.body().length - 23, answer.body().length))
                .isEqualTo(EMPTY_MEMBER);
    }

    @Test
    void both_members_inflate_to_what_comes_without_an_encoding() {
        start();
        String file = file();

        Answer gzip = get(file, bearer(), GZIP);
        Answer identity = get(file, bearer());

        assertThat(gzip.inflated()).isEqualTo(identity.body());
    }

    @Test
    void without_an_encoding_the_file_is_chunked_and_has_neither_date_of_change_nor_ranges() {
        start();

        Answer answer = get(file(), bearer(), "Accept-Encoding: identity");

        assertThat(answer.headerNames()).containsExactly("Connection", "Content-Type", "Date", "Transfer-Encoding");
        assertThat(answer.isWhole()).isTrue();
    }

    @Test
    void a_range_is_ignored_without_an_encoding() {
        start();
        String file = file();

        Answer answer = get(file, bearer(), "Range: bytes=0-9");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(get(file, bearer()).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip;q=0", "deflate, gzip", "x-gzip"})
    void every_encoding_that_contains_gzip_is_gzip(String encoding) {
        start();

        Answer answer = get(file(), bearer(), "Accept-Encoding: " + encoding);

        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    }

    @Test
    void a_range_is_of_the_encoded_bytes_without_the_empty_member() {
        start();
        String file = file();
        byte[] member = firstMember(get(file, bearer(), GZIP));

        Answer answer = get(file, bearer(), GZIP, "Range: bytes=50-");

        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 206 Partial Content");
        assertThat(answer.headerNames())
                .containsExactly(
                        "Accept-Ranges",
                        "Connection",
                        "Content-Encoding",
                        "Content-Range",
                        "Content-Type",
                        "Last-Modified",
                        "Date",
                        "Content-Length");
        assertThat(answer.header("Content-Range")).isEqualTo("bytes 50-" + (member.length - 1) + "/" + member.length);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(member, 50, member.length));
    }

    @Test
    void a_range_may_have_an_end() {
        start();
        String file = file();
        byte[] member = firstMember(get(file, bearer(), GZIP));

        Answer answer = get(file, bearer(), GZIP, "Range: bytes=0-99");

        assertThat(answer.header("Content-Range")).isEqualTo("bytes 0-99/" + member.length);
        assertThat(answer.body()).isEqualTo(Arrays.copyOf(member, 100));
    }

    @Test
    void a_range_past_the_end_cannot_be_satisfied_and_drags_the_empty_member_along() {
        start();
        String file = file();
        int size = firstMember(get(file, bearer(), GZIP)).length;

        Answer answer = get(file, bearer(), GZIP, "Range: bytes=99999999-");

        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 416 Requested Range Not Satisfiable");
        assertThat(answer.headerLines())
                .contains(
                        "Content-Range: bytes */" + size,
                        "Content-Type: text/plain; charset=utf-8",
                        "X-Content-Type-Options: nosniff",
                        "Content-Length: 56");
        assertThat(answer.body()).startsWith("invalid range: failed to overlap\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(answer.body()).endsWith(EMPTY_MEMBER);
    }

    @Test
    void a_range_is_served_while_the_file_is_the_same() {
        start();
        String file = file();
        String version = get(file, bearer(), GZIP).header("Last-Modified");

        Answer answer = get(file, bearer(), GZIP, "Range: bytes=10-", "If-Range: " + version);

        assertThat(answer.status()).isEqualTo(206);
    }

    @Test
    void the_whole_file_comes_when_it_is_not_the_same_any_more() {
        start();

        Answer answer = get(file(), bearer(), GZIP, "Range: bytes=10-", "If-Range: Fri, 01 Jan 2010 00:00:00 GMT");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.gzipMembers()).hasSize(2);
    }

    @Test
    void head_is_not_allowed() {
        start();

        Answer answer = send("HEAD", file(), bearer(), GZIP);

        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 405 Method Not Allowed");
        assertThat(answer.header("Allow")).isEqualTo("GET");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void a_file_that_the_job_does_not_have_is_a_job_not_found() {
        start();
        file();

        Answer answer = get("/data/1/no-such-file.ndjson", bearer(), GZIP);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text())
                .isEqualTo("{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\","
                        + "\"code\":\"not-found\",\"diagnostics\":\"Job not found\"}]}");
    }

    @Test
    void a_file_of_a_job_that_never_was_is_not_found_in_plain_text() {
        start();

        Answer answer = get("/data/4711/a.ndjson", bearer(), GZIP);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(answer.text()).isEqualTo("Not Found\n");
    }

    @Test
    void a_file_of_a_job_that_was_cleaned_up_is_not_found_in_json_and_in_text() {
        MovingClock clock = movingClock();
        start(options().withClock(clock));
        String file = file();
        clock.advance(Duration.ofHours(36));

        Answer answer = get(file, bearer(), GZIP);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/fhir+json");
        assertThat(answer.text())
                .isEqualTo("{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\","
                        + "\"code\":\"not-found\"}]}Not Found\n");
        assertThat(answer.body()).hasSize(95);
    }

    @Test
    void a_file_without_a_token_is_unauthorized() {
        start();

        assertThat(get(file(), GZIP).status()).isEqualTo(401);
    }

    @Test
    void the_warnings_are_stored_plain_so_they_have_a_length_and_one_member() {
        start();
        JsonNode errors = manifest(job("/api/v3/Group/all/$export")).path("error");

        Answer answer = get(path(errors.path(0)), bearer(), GZIP);

        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(answer.body().length));
        assertThat(answer.gzipMembers()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/_version", "/_health", "/api/v2/metadata", "/no/such/page", "/auth/token", "/api/v2/jobs/1"})
    void every_answer_closes_its_connection(String target) {
        start();

        Answer answer = get(target);

        assertThat(answer.header("Connection")).isEqualTo("close");
        assertThat(answer.end()).isEqualTo(Wire.End.CLOSED);
    }

    @Test
    void keys_are_sorted_so_that_the_type_stands_late() {
        start();

        List<String> lines = new String(get(file(), bearer()).body(), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            List<String> keys = new java.util.ArrayList<>();
            json(line).fieldNames().forEachRemaining(keys::add);
            assertThat(keys).isSorted();
            assertThat(line).startsWith("{\"id\"").contains("\\u0026", "Orléans");
        });
    }

    @Test
    void a_folder_is_served_byte_for_byte_in_every_version() throws IOException {
        byte[] bytes = "{\"resourceType\":\"Patient\",\"id\":\"ä\"}\n\n{ \"resourceType\" : \"Patient\" }"
                .getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("Patient-2.part.ndjson"), bytes);
        Files.writeString(folder.resolve("README.md"), "No data.");
        start(options().withDataDir(folder));

        for (String version : List.of("v1", "v2", "v3")) {
            JsonNode output =
                    manifest(job("/api/" + version + "/Group/all/$export")).path("output");

            assertThat(output).hasSize(1);
            assertThat(output.path(0).path("type").asText()).isEqualTo("Patient");
            assertThat(get(path(output.path(0)), bearer(), GZIP).inflated()).isEqualTo(bytes);
        }
    }

    @Test
    void only_the_types_asked_for_come_out_of_a_folder() throws IOException {
        Files.writeString(folder.resolve("Patient.ndjson"), "{\"resourceType\":\"Patient\"}\n");
        Files.writeString(folder.resolve("Coverage.ndjson"), "{\"resourceType\":\"Coverage\"}\n");
        start(options().withDataDir(folder));

        JsonNode output =
                manifest(job("/api/v2/Group/all/$export?_type=Coverage")).path("output");

        assertThat(items(output)).extracting(item -> item.path("type").asText()).containsExactly("Coverage");
    }

    private static byte[] firstMember(Answer answer) {
        return Arrays.copyOf(answer.body(), answer.gzipMembers().get(0));
    }

    @Test
    void a_range_may_be_the_last_bytes() {
        start();
        String file = file();
        byte[] whole = get(file, bearer(), GZIP).body();
        int stored = whole.length - EMPTY_MEMBER.length;

        Answer answer = get(file, bearer(), GZIP, "Range: bytes=-8");

        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(whole, stored - 8, stored));
    }

    @Test
    void a_file_that_has_not_changed_is_not_sent_again() {
        start();

        Answer answer = get(file(), bearer(), GZIP, "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT");

        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 304 Not Modified");
        assertThat(answer.headerNames()).containsExactly("Connection", "Last-Modified", "Date");
    }
}
