package io.github.bcdacamel.failures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultPlaceTest {

    @Test
    void a_fault_is_told_by_its_kind_and_place_and_never_by_its_words() {
        IllegalStateException fault = new IllegalStateException("1EG4-TE5", new RuntimeException("1EG4-TE5"));

        assertThat(FaultPlace.of(fault))
                .startsWith("java.lang.IllegalStateException at " + FaultPlaceTest.class.getName())
                .doesNotContain("1EG4");
    }

    @Test
    void one_without_a_place_is_told_by_its_kind() {
        IllegalStateException fault = new IllegalStateException("1EG4-TE5");
        fault.setStackTrace(new StackTraceElement[0]);

        assertThat(FaultPlace.of(fault)).isEqualTo("java.lang.IllegalStateException");
    }
}
