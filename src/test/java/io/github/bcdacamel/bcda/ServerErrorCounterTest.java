package io.github.bcdacamel.bcda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerErrorCounterTest {

    private static final String UNKNOWN_ENROLLEE =
            BcdaResponses.v1("not-found", "Error retrieving BlueButton ID for cclfBeneficiary MBI 1S00E00AA00");
    private static final String WARNING = "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"warning\","
            + "\"code\":\"processing\",\"details\":{\"text\":\"Default System-Type behavior\"}}]}";

    @Test
    void an_enrollee_bcda_does_not_know_is_counted_besides() {
        ServerErrorCounter errors = read(UNKNOWN_ENROLLEE);

        assertThat(errors.counts()).isEqualTo(Map.of("error/not-found", 1L));
        assertThat(errors.unknownEnrollees()).isEqualTo(1);
    }

    @Test
    void data_that_could_not_be_had_look_alike_and_are_no_unknown_enrollee() {
        ServerErrorCounter errors = read(BcdaResponses.v1(
                        "not-found",
                        "Error retrieving ExplanationOfBenefit for beneficiary MBI 1S00E00AA00 in ACO 7d6a3f5e"))
                .merge(read(UNKNOWN_ENROLLEE));

        assertThat(errors.counts()).isEqualTo(Map.of("error/not-found", 2L));
        assertThat(errors.unknownEnrollees()).isEqualTo(1);
    }

    @Test
    void lines_add_up_in_the_alphabets_order() {
        ServerErrorCounter errors = read(WARNING).merge(read(UNKNOWN_ENROLLEE)).merge(read(UNKNOWN_ENROLLEE));

        assertThat(errors).hasToString("{error/not-found=2, warning/processing=1}");
        assertThat(errors.total()).isEqualTo(3);
    }

    @Test
    void adding_changes_nothing_that_was_there() {
        ServerErrorCounter errors = ServerErrorCounter.NONE.add("error", "exception");

        assertThat(errors.total()).isEqualTo(1);
        assertThat(ServerErrorCounter.NONE.total()).isZero();
    }

    @Test
    void a_line_inside_a_larger_buffer_is_read() {
        byte[] buffer = ("xx" + WARNING + "\n{").getBytes(UTF_8);

        assertThat(ServerErrorCounter.readLine(buffer, 2, buffer.length - 4)).isEqualTo(read(WARNING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "7",
                "null",
                "{\"resourceType\":\"Patient\"}",
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[]}",
                "MBI 1S00E00AA00"
            })
    void a_line_that_cannot_be_read_counts_as_an_error(String line) {
        assertThat(read(line).counts()).isEqualTo(Map.of("error/unreadable", 1L));
        assertThat(read(line).unknownEnrollees()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "error,1S00E00AA00,error/other",
        "1S00E00AA00,processing,error/processing",
        "fatal,exception,fatal/exception",
        "information,informational,information/informational",
        ",,error/other"
    })
    void only_the_words_of_fhir_are_kept(String severity, String code, String counted) {
        assertThat(ServerErrorCounter.NONE.add(severity, code).counts()).containsOnlyKeys(counted);
    }

    private static ServerErrorCounter read(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        return ServerErrorCounter.readLine(bytes, 0, bytes.length);
    }
}
