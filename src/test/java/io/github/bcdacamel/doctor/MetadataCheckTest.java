package io.github.bcdacamel.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.doctor.Check.Level;
import io.github.bcdacamel.failures.FailureClass;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataCheckTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final String DATE = "Sun, 22 Nov 2026 12:00:00 GMT";
    private static final String JSON = "application/fhir+json";
    private static final String HTML = "text/html";

    @ParameterizedTest
    @CsvSource({"v1, 3.0.1, OK", "v2, 4.0.1, OK", "v3, 4.0.1, OK", "v2, 3.0.1, WARN", "v1, 4.0.1, WARN"})
    void the_version_of_fhir_belongs_to_the_version_of_the_api(String version, String fhir, Level level) {
        CheckResult findings = checks(version).answered(200, DATE, JSON, statement(fhir));

        assertThat(metadata(findings).level()).isEqualTo(level);
        assertThat(metadata(findings).found()).contains(fhir);
    }

    @Test
    void a_version_that_is_no_version_is_not_shown() {
        CheckResult findings = checks("v2").answered(200, DATE, JSON, statement("\\u001b[31mred"));

        assertThat(metadata(findings).found()).doesNotContain("red").contains("unknown version");
    }

    @ParameterizedTest
    @CsvSource({
        "200, text/html, <html>Welcome</html>, SETTINGS",
        "200, application/json, {}, SETTINGS",
        "200, application/json, not json, SETTINGS",
        "200, application/json, '', SETTINGS",
        "302, text/plain, '', SETTINGS",
        "404, text/plain, 404 page not found, SETTINGS",
        "403, text/html, <html>403</html>, ACCESS",
        "401, application/json, {}, ACCESS",
        "403, application/json, {}, ACCESS",
        "429, application/json, {}, GAVE_UP",
        "503, text/html, <html>503</html>, GAVE_UP"
    })
    void what_is_no_statement_has_the_class_of_its_cause(
            int status, String contentType, String body, FailureClass failure) {
        assertThat(metadata(checks("v2").answered(status, DATE, contentType, body))
                        .failure())
                .isEqualTo(failure);
    }

    @Test
    void the_firewall_is_told_from_bcda() {
        assertThat(metadata(checks("v2").answered(403, DATE, HTML, "<html/>")).found())
                .contains("allow list");
    }

    @Test
    void an_answer_of_any_kind_proves_that_the_server_is_reachable() {
        assertThat(checks("v2").answered(503, DATE, HTML, "<html/>").checks().get(0))
                .isEqualTo(Check.ok(
                        "reachable", "https://host/api/v2/metadata answers over TLS, with a trusted certificate."));
    }

    @Test
    void nothing_more_is_asked_while_the_firewall_shuts_us_out() {
        assertThat(checks("v2").answered(429, DATE, JSON, "{}").open()).isFalse();
        assertThat(checks("v2").answered(503, DATE, JSON, "{}").open()).isTrue();
    }

    @Test
    void an_unknown_host_is_unreachable() {
        CheckResult findings = checks("v2").silent(new UnknownHostException("host"));

        assertThat(findings.open()).isFalse();
        assertThat(findings.checks())
                .singleElement()
                .satisfies(check -> assertThat(check.failure()).isEqualTo(FailureClass.GAVE_UP))
                .satisfies(check -> assertThat(check.found()).contains("https://host/api/v2/metadata", "DNS"));
    }

    @Test
    void a_wrong_certificate_is_a_matter_of_settings() {
        SSLHandshakeException fault = new SSLHandshakeException("refused");
        fault.initCause(new CertificateExpiredException("expired"));

        assertThat(checks("v2").silent(fault).checks().get(0).failure()).isEqualTo(FailureClass.SETTINGS);
    }

    private static MetadataCheck checks(String version) {
        return new MetadataCheck("https://host/api/" + version, version, new ClockCheck(NOON));
    }

    private static Check metadata(CheckResult findings) {
        return findings.checks().get(2);
    }

    private static String statement(String fhirVersion) {
        return "{\"resourceType\":\"CapabilityStatement\",\"fhirVersion\":\"" + fhirVersion + "\"}";
    }
}
