package io.github.bcdacamel.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.ledger.LedgerState;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckTest {

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "GAVE_UP, 16",
        "GAVE_UP ACCESS, 10",
        "DESTINATION ACCESS, 10",
        "GAVE_UP DESTINATION, 14",
        "ACCESS DESTINATION SETTINGS GAVE_UP, 2"
    })
    void the_worst_failure_decides(String failures, int exitCode) {
        List<Check> checks = Arrays.stream(failures.split(" "))
                .map(name -> name.isEmpty() ? Check.warn("a", "b") : Check.fail(FailureClass.valueOf(name), "a", "b"))
                .toList();

        assertThat(Check.exitCode(checks)).isEqualTo(exitCode);
    }

    @Test
    void a_check_is_one_line_whatever_was_found() {
        assertThat(Check.fail(FailureClass.ACCESS, "token", "One.\n  Two.\tThree. ")
                        .line())
                .isEqualTo("FAIL  token        One. Two. Three.");
    }

    @ParameterizedTest
    @CsvSource({"FINE, OK", "ABSENT, OK", "OLDER, OK", "IN_USE, WARN", "REFUSED, FAIL"})
    void a_ledger_in_use_is_no_failure(LedgerState.Condition condition, Check.Level level) {
        assertThat(LedgerCheck.of("jdbc:h2:file:./ledger", new LedgerState(condition, "1"))
                        .level())
                .isEqualTo(level);
    }
}
