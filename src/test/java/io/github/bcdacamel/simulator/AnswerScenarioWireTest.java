package io.github.bcdacamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.simulator.Wire.Answer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Scenarios in which BCDA, or what stands in front of it, says something else: seen from the other end of the socket. */
class AnswerScenarioWireTest extends SimulatorTestCase {

    @Test
    void an_outcome_has_the_status_and_the_text_that_were_asked_for() {
        start("outcome=400,Invalid group ID@status");

        Answer answer = get("/api/v2/jobs/1", bearer());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(text(answer)).at("/issue/0/diagnostics").textValue()).isEqualTo("Invalid group ID");
    }

    @Test
    void a_text_has_the_status_and_the_words_that_were_asked_for() {
        start("text=404,404 page not found@status");

        Answer answer = get("/api/v2/jobs/1", bearer());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(text(answer)).isEqualTo("404 page not found\n");
    }

    @Test
    void a_lost_answer_leaves_a_job() {
        start("lost-answer");

        Answer lost = kickOff("/api/v2/Patient/$export");

        assertThat(lost.end()).isEqualTo(Wire.End.CLOSED);
        assertThat(get("/api/v2/jobs/1", bearer()).status()).isEqualTo(200);
    }

    @Test
    void a_manifest_may_be_any_text() {
        start("manifest-text={\"a\":\"{base}\"}");

        assertThat(manifest(job()).path("a").textValue()).isEqualTo(base().toString());
    }

    @Test
    void an_item_may_be_listed_again() {
        start();
        int once = items(manifest(job()).path("output")).size();
        start("repeated-item=3");

        assertThat(items(manifest(job()).path("output"))).hasSize(once + 2);
    }

    @Test
    void a_write_timeout_ends_a_body_that_takes_longer() {
        start("write-timeout=200ms,1000");

        Answer answer = get(file(), bearer(), GZIP);

        assertThat(answer.body()).hasSize(200);
        assertThat(answer.isWhole()).isFalse();
    }

    @Test
    void an_archived_file_answers_in_two_forms_at_once() {
        start("archived-file");

        Answer answer = get(file(), bearer(), GZIP);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(text(answer))
                .startsWith("{\"resourceType\":\"OperationOutcome\"")
                .endsWith("}Not Found\n");
    }

    @Test
    void a_content_encoding_may_be_a_lie() {
        start("content-encoding=br");

        assertThat(get(file(), bearer(), GZIP).header("Content-Encoding")).isEqualTo("br");
    }

    @Test
    void a_line_may_have_a_byte_that_is_not_utf8() {
        start("not-utf8=1");

        assertThat(new String(get(file(), bearer(), GZIP).inflated(), StandardCharsets.ISO_8859_1))
                .startsWith("{")
                .contains("\u00ff");
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
