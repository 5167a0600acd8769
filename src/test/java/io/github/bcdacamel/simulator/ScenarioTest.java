package io.github.bcdacamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest {

    @ParameterizedTest
    @CsvSource({
        "cut-body, cut-body=50%@data*always",
        "cut-body=100, cut-body=100@data*always",
        "cut-body@data:3, cut-body=50%@data:3*always",
        "cut-body@data:Patient*2, cut-body=50%@data:Patient*2",
        "cut-body=50%@data:3*1, cut-body=50%@data:3*1",
        "cut-body*1each, cut-body=50%@data*1each",
        "spurious-404, spurious-404@status*1",
        "spurious-404*always, spurious-404@status*always",
        "'status=503,2@token*3', 'status=503,2@token*3'",
        "'status=503,date+5', 'status=503,date+5@status*always'",
        "progress=In Progress (100%), progress=In Progress (100%)@status*always",
        "job-url={base}/elsewhere, job-url={base}/elsewhere@kick-off*always",
        "expires-in=none@token, expires-in=none@token*always",
        "hostile-url=http://someone@127.0.0.1:1/a@status*2, hostile-url=http://someone@127.0.0.1:1/a@status*2"
    })
    void a_scenario_says_what_where_and_how_often(String text, String whole) {
        Scenario scenario = Scenario.parse(text);

        assertThat(scenario).hasToString(whole);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void every_fault_has_a_usual_form_that_reads_back(Fault fault) {
        Scenario usual = Scenario.of(fault);

        assertThat(Scenario.parse(usual.toString())).hasToString(usual.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Cut-Body",
                "cut-body@nowhere",
                "cut-body*often",
                "cut-body*-1",
                "cut-body*1*2",
                "cut-body *1",
                "=50%",
                "@data",
                "no-such-fault"
            })
    void what_is_no_scenario_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Scenario.parse(text));
    }

    @Test
    void an_unknown_fault_is_named_and_the_list_of_all_is_pointed_at() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.parse("cut-boddy"))
                .withMessageContaining("'cut-boddy'")
                .withMessageContaining("--list-scenarios");
    }

    @Test
    void a_share_of_the_body_is_rounded_and_never_beyond_its_end() {
        Scenario half = Scenario.of(Fault.CUT_BODY).with("50%");
        Scenario far = Scenario.of(Fault.CUT_BODY).with("1000");

        assertThat(half.position(3)).isEqualTo(2);
        assertThat(far.position(10)).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"200ms, PT0.2S", "5s, PT5S", "20m, PT20M", "24h, PT24H"})
    void a_duration_has_one_unit(String text, Duration duration) {
        assertThat(Scenario.of(Fault.SLOW_ANSWER).with(text).duration()).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "s", "1d", "1.5s", "-1s"})
    void what_is_no_duration_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.of(Fault.SLOW_ANSWER).with(text).duration());
    }
}
