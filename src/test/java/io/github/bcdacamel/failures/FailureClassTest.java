package io.github.bcdacamel.failures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureClassTest {

    @ParameterizedTest
    @CsvSource({
        "UNEXPECTED,1",
        "SETTINGS,2",
        "ACCESS,10",
        "REFUSED,11",
        "JOB,12",
        "FILE,13",
        "DESTINATION,14",
        "SERVER_ERRORS,15",
        "SINCE_HELD,18",
        "GAVE_UP,16",
        "HELD_BACK,17"
    })
    void exit_codes_are_the_contract(FailureClass failureClass, int code) {
        assertThat(failureClass.exitCode()).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource
    void every_class_is_the_worst_of_itself_and_of_no_failure(FailureClass failureClass) {
        assertThat(FailureClass.worst(failureClass, failureClass)).isEqualTo(failureClass);
        assertThat(FailureClass.worst(null, failureClass)).isEqualTo(failureClass);
        assertThat(FailureClass.worst(failureClass, null)).isEqualTo(failureClass);
    }

    @Test
    void a_refused_secret_is_worse_than_reported_errors_whichever_feed_comes_first() {
        assertThat(FailureClass.worst(FailureClass.ACCESS, FailureClass.SERVER_ERRORS))
                .isEqualTo(FailureClass.ACCESS);
        assertThat(FailureClass.worst(FailureClass.SERVER_ERRORS, FailureClass.ACCESS))
                .isEqualTo(FailureClass.ACCESS);
    }

    @Test
    void what_a_person_must_fix_is_worse_than_what_the_next_run_fixes() {
        assertThat(FailureClass.worst(FailureClass.HELD_BACK, FailureClass.GAVE_UP))
                .isEqualTo(FailureClass.HELD_BACK);
        assertThat(FailureClass.worst(FailureClass.SERVER_ERRORS, FailureClass.GAVE_UP))
                .isEqualTo(FailureClass.GAVE_UP);
        assertThat(FailureClass.worst(FailureClass.FILE, FailureClass.DESTINATION))
                .isEqualTo(FailureClass.DESTINATION);
    }

    @ParameterizedTest
    @EnumSource
    void every_class_has_a_sentence(FailureClass failureClass) {
        assertThat(failureClass.meaning()).endsWith(".");
    }
}
