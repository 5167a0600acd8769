package io.github.bcdacamel.bcda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bcdacamel.failures.FailureClass;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private final AddressGuard addresses = new AddressGuard(
            URI.create("https://api.bcda.cms.gov"), List.of("api.bcda.cms.gov", "files.cms.gov", "cdn.cms.gov:8443"));
    private final AddressGuard onThisMachine = new AddressGuard(URI.create("http://127.0.0.1:8081"), List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.bcda.cms.gov/data/42/afd22dfa-c239-4063-8882-eb2712f9f638.ndjson",
                "https://api.bcda.cms.gov/data/42/afd22dfa-c239-4063-8882-eb2712f9f638-error.ndjson",
                "https://api.bcda.cms.gov/api/v2/jobs/42",
                "https://API.BCDA.CMS.GOV:443/api/v2/jobs/42",
                "HTTPS://api.bcda.cms.gov/api/v2/jobs/42",
                "https://api.bcda.cms.gov/api/v1/fhir/Job/8b1c/$status",
                "https://files.cms.gov/key?X-Amz-Signature=abc%2Bdef&X-Amz-Expires=3600",
                "https://cdn.cms.gov:8443/a,b;c=(1)/..d/e..f",
                "https://files.cms.gov"
            })
    void addresses_of_allowed_hosts_pass_unchanged(String address) {
        assertThat(addresses.check(address)).isEqualTo(address);
        assertThat(passes(addresses, address)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "   ",
                // Other hosts that look alike.
                "https://evil.example/data/42/a.ndjson",
                "https://api.bcda.cms.gov.evil.example/data/42/a.ndjson",
                "https://api.bcda.cms.gov@evil.example/data/42/a.ndjson",
                "https://evil.example#@api.bcda.cms.gov/",
                "https://evil.example\\@api.bcda.cms.gov/",
                "https://api.bcda.cms.gov./data/42/a.ndjson",
                "https://xapi.bcda.cms.gov/data",
                "https://cms.gov/data",
                "https://api_bcda.cms.gov/data",
                "https://api.bcda.cms.gov%2eevil.example/data",
                "https://api.bcda.cms.gov%00.evil.example/data",
                "https://\u0430pi.bcda.cms.gov/data",
                "https://169.254.169.254/latest/meta-data",
                "https://2130706433/",
                "https://[::1]/",
                "https:///data/42",
                "https:/data/42",
                "https:data",
                // User info, fragments.
                "https://user@api.bcda.cms.gov/data",
                "https://user:pass@api.bcda.cms.gov/data",
                "https://@api.bcda.cms.gov/data",
                "https://api.bcda.cms.gov/data#part",
                "https://api.bcda.cms.gov/data#",
                // Other schemes and ports.
                "http://api.bcda.cms.gov/data/42/a.ndjson",
                "ftp://api.bcda.cms.gov/a",
                "file:///etc/passwd",
                "file:/etc/passwd",
                "jar:https://api.bcda.cms.gov/a!/b",
                "javascript:alert(1)",
                "//api.bcda.cms.gov/data",
                "/data/42/a.ndjson",
                "data/42/a.ndjson",
                "https://api.bcda.cms.gov:8443/data",
                "https://api.bcda.cms.gov:80/data",
                "https://api.bcda.cms.gov:/data",
                "https://api.bcda.cms.gov:0443/data",
                "https://api.bcda.cms.gov:99999/data",
                "https://cdn.cms.gov/data",
                "https://files.cms.gov:8443/data",
                // What Camel would read as its own.
                "https://api.bcda.cms.gov/data/{{bcda.client-secret}}",
                "https://api.bcda.cms.gov/data?x={{bcda.client-secret}}",
                "https://api.bcda.cms.gov/data/%7B%7Bbcda.client-secret%7D%7D",
                "https://api.bcda.cms.gov/data?x=%7b%7bbcda.client-secret%7d%7d",
                "https://api.bcda.cms.gov/data/${header.Authorization}",
                "https://api.bcda.cms.gov/data?x=RAW(secret)",
                "https://api.bcda.cms.gov/data?x=raw(secret)",
                "https://api.bcda.cms.gov/data?x=%52AW%28secret)",
                // Ways out of the path.
                "https://api.bcda.cms.gov/data/../auth/token",
                "https://api.bcda.cms.gov/data/./a",
                "https://api.bcda.cms.gov/data/..",
                "https://api.bcda.cms.gov/data/..;x=1/auth",
                "https://api.bcda.cms.gov/data/%2e%2e/auth/token",
                "https://api.bcda.cms.gov/data/.%2E/auth/token",
                "https://api.bcda.cms.gov/data/%252e%252e/auth/token",
                "https://api.bcda.cms.gov/data/..%2fauth/token",
                "https://api.bcda.cms.gov/data%2F..%2Fauth",
                "https://api.bcda.cms.gov/data/a%5cb",
                "https://api.bcda.cms.gov/data/a%3fb",
                "https://api.bcda.cms.gov/data/a%23b",
                // What no URL has.
                "https://api.bcda.cms.gov/data/a b",
                " https://api.bcda.cms.gov/data",
                "https://api.bcda.cms.gov/data ",
                "https://api.bcda.cms.gov/data\r\nX-Evil: 1",
                "https://api.bcda.cms.gov/data%0d%0aX-Evil:%201",
                "https://api.bcda.cms.gov/data?x=%0a",
                "https://api.bcda.cms.gov/data%00",
                "https://api.bcda.cms.gov/data\u0000",
                "https://api.bcda.cms.gov/data\t",
                "https://api.bcda.cms.gov/data/a\\b",
                "https://api.bcda.cms.gov/data/\"a\"",
                "https://api.bcda.cms.gov/data/'a'",
                "https://api.bcda.cms.gov/data/<a>",
                "https://api.bcda.cms.gov/data/a|b",
                "https://api.bcda.cms.gov/data/a^b`",
                "https://api.bcda.cms.gov/data/\u00e9",
                "https://api.bcda.cms.gov/data/\u202e",
                "https://api.bcda.cms.gov/data/[a]",
                "https://api.bcda.cms.gov/data/%",
                "https://api.bcda.cms.gov/data/%2",
                "https://api.bcda.cms.gov/data/%zz",
                "https://api.bcda.cms.gov/data/%5g"
            })
    void no_other_address_gets_a_request_or_the_token(String address) {
        assertThat(catchThrowableOfType(AddressRefusedException.class, () -> addresses.check(address)))
                .isNotNull();
        assertThat(passes(addresses, address)).isFalse();
    }

    @Test
    void an_address_may_have_two_thousand_characters_and_no_more() {
        String longest = "https://api.bcda.cms.gov/" + "a".repeat(1975);

        assertThat(passes(addresses, longest)).isTrue();
        assertThat(passes(addresses, longest + "a")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8081/data/42/a.ndjson, true",
        "http://127.0.0.1:8082/data/42/a.ndjson, false",
        "http://127.0.0.1/data/42/a.ndjson, false",
        "http://127.0.0.2:8081/data/42/a.ndjson, false",
        "http://localhost:8081/data/42/a.ndjson, false",
        "http://api.bcda.cms.gov/data, false",
    })
    void plain_http_passes_only_to_the_very_server_on_this_machine(String address, boolean passes) {
        assertThat(passes(onThisMachine, address)).isEqualTo(passes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8081", "http://127.0.0.1", "http://[::1]:8081", "https://example.org/fhir"})
    void a_base_url_is_https_or_on_this_machine(String baseUrl) {
        assertThat(passes(new AddressGuard(URI.create(baseUrl), List.of()), baseUrl))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.bcda.cms.gov",
                "http://127.0.0.1.evil.example",
                "http://localhost.evil.example",
                "ftp://x",
                "api.bcda.cms.gov",
                "https:/x"
            })
    void another_base_url_is_refused(String baseUrl) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AddressGuard(URI.create(baseUrl), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://files.cms.gov", "files.cms.gov/data", "*.cms.gov", "a b", "user@host"})
    void an_allowed_host_is_a_host_with_or_without_a_port(String entry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AddressGuard(URI.create("https://api.bcda.cms.gov"), List.of(entry)));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v2/jobs/42, https://api.bcda.cms.gov/api/v2/jobs/42",
        "https://api.bcda.cms.gov/api/v2/jobs/42, https://api.bcda.cms.gov/api/v2/jobs/42",
        "//files.cms.gov/jobs/42, https://files.cms.gov/jobs/42",
        "status?job=42, https://api.bcda.cms.gov/api/v2/Group/all/status?job=42",
    })
    void a_relative_location_belongs_to_the_request(String location, String resolved) {
        assertThat(addresses.resolve(location, "https://api.bcda.cms.gov/api/v2/Group/all/$export?_type=Patient"))
                .isEqualTo(resolved);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "//evil.example/jobs/42",
                "../../../auth/token",
                "/%2e%2e/jobs",
                "https://evil.example/jobs/42",
                "http://api.bcda.cms.gov/api/v2/jobs/42",
                "/jobs/{{secret}}",
                "/jobs/4 2",
                ":",
                "/jobs#1"
            })
    void a_location_is_guarded_like_every_address(String location) {
        assertThat(catchThrowableOfType(
                        AddressRefusedException.class,
                        () -> addresses.resolve(location, "https://api.bcda.cms.gov/api/v2/Group/all/$export")))
                .isNotNull();
    }

    @Test
    void a_refusal_is_a_failure_of_the_job_and_shows_no_query() {
        AddressRefusedException refused = catchThrowableOfType(
                AddressRefusedException.class,
                () -> addresses.check("https://user:hidden@evil.example/data\n?signature=hidden#hidden"));

        assertThat(refused.failureClass()).isEqualTo(FailureClass.JOB);
        assertThat(refused.redactedAddress()).isEqualTo("https://evil.example/data\\u000a");
        assertThat(refused.reason()).isEqualTo("it has control characters");
        assertThat(refused).hasMessageContaining("bcda.download.allowed-hosts").hasMessageNotContaining("hidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "\n\u202e\u0000\u0000"})
    void what_is_shown_of_an_address_is_short_and_plain(String start) {
        assertThat(AddressGuard.redacted(start + "\u00e9".repeat(5000))).matches("[!-~]{1,220}");
    }

    private static boolean passes(AddressGuard guard, String address) {
        try {
            return guard.check(address).equals(address);
        } catch (AddressRefusedException refused) {
            return false;
        }
    }
}
