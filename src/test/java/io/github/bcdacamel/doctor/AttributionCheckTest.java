package io.github.bcdacamel.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.doctor.Check.Level;
import io.github.bcdacamel.failures.FailureClass;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionCheckTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final String JSON = "application/json";
    private static final String BCDA = "https://api.bcda.cms.gov/api/v2";

    @ParameterizedTest
    @CsvSource({"2026-11-12, OK", "2026-10-08, OK", "2026-10-07, WARN", "2025-12-01, WARN"})
    void an_attribution_is_old_after_45_days(String day, Level level) {
        Check check = bcda("all", 200, dates(day, "2026-11-01"));

        assertThat(check.level()).isEqualTo(level);
        assertThat(check.found()).contains("Last attribution " + day, "last runout 2026-11-01");
    }

    @Test
    void runout_has_a_date_of_its_own() {
        assertThat(bcda("runout", 200, dates("2025-01-01", "2026-06-15")).level())
                .isEqualTo(Level.OK);
        assertThat(bcda("runout", 200, dates("2026-11-12", "2026-05-01")).level())
                .isEqualTo(Level.WARN);
    }

    @Test
    void an_attribution_that_is_not_among_the_dates_is_missing() {
        Check check = bcda("all", 200, "{\"ingestion_dates\":[]}");

        assertThat(check.level()).isEqualTo(Level.WARN);
        assertThat(check.found()).contains("Last attribution none", "exit code 11");
    }

    @Test
    void no_attribution_at_all_is_usual_in_january() {
        Check check = bcda("all", 404, "{}");

        assertThat(check.level()).isEqualTo(Level.WARN);
        assertThat(check.found()).contains("January", "runout");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void a_token_that_bcda_gave_and_refuses_is_a_matter_of_access(int status) {
        assertThat(bcda("all", status, "{}").failure()).isEqualTo(FailureClass.ACCESS);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 429, 500, 503})
    void any_other_answer_of_bcda_is_a_warning(int status) {
        assertThat(bcda("all", status, "nonsense").level()).isEqualTo(Level.WARN);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 403, 404, 500})
    void no_answer_of_another_server_is_amiss(int status) {
        AttributionCheck checks = new AttributionCheck("https://host/fhir", "all", NOON);

        assertThat(checks.answered(status, JSON, "{}").checks().get(0).level()).isEqualTo(Level.OK);
    }

    private static Check bcda(String group, int status, String body) {
        return new AttributionCheck(BCDA, group, NOON)
                .answered(status, JSON, body)
                .checks()
                .get(0);
    }

    private static String dates(String attribution, String runout) {
        return """
                {"ingestion_dates":[{"timestamp":"%sT12:00:00Z","type":"last_attribution_update"},
                {"timestamp":"%sT12:00:00Z","type":"last_runout_update"}]}
                """.formatted(attribution, runout);
    }
}
