package io.github.bcdacamel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bcdacamel.failures.SecretMask;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final String SECRET = "hunter2-the-secret";

    @TempDir
    private Path folder;

    private Sources sources;

    @BeforeEach
    void start() {
        sources = new Sources(folder);
    }

    @Test
    void the_defaults_are_the_contract_of_the_design() {
        Settings settings = sources.read();

        assertThat(settings.address("bcda.base-url")).isEqualTo(URI.create("https://sandbox.bcda.cms.gov"));
        assertThat(settings.rate("bcda.rate-limit")).isEqualTo(new RateLimit(900, Duration.ofMinutes(5)));
        assertThat(settings.duration("bcda.poll.interval")).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.duration("bcda.poll.max-interval")).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.duration("bcda.poll.timeout")).isEqualTo(Duration.ofHours(24));
        assertThat(settings.duration("bcda.download.stall-timeout")).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.number("bcda.download.parallelism")).isEqualTo(5);
        assertThat(settings.number("bcda.download.attempts")).isEqualTo(5);
        assertThat(settings.list("bcda.export.types")).isEmpty();
        assertThat(settings.path("bcda.landing.dir")).isEqualTo(Path.of("data"));
    }

    @Test
    void all_errors_are_reported_at_once() {
        sources.commandLine("bcda.api-version", "v9")
                .commandLine("bcda.poll.interval", "soon")
                .commandLine("bcda.exprot.group", "all")
                .environment("BCDA_DOWNLOAD_PARALELLISM", "3");

        SettingsException refused = catchThrowableOfType(SettingsException.class, sources::read);

        assertThat(refused.errors())
                .hasSize(4)
                .anyMatch(error -> error.startsWith("bcda.api-version = v9: expected one of v1, v2, v3"))
                .anyMatch(error -> error.startsWith("bcda.poll.interval = soon: expected a duration"))
                .anyMatch(error -> error.contains("Did you mean bcda.export.group?"))
                .anyMatch(error -> error.contains("Did you mean BCDA_DOWNLOAD_PARALLELISM?"));
    }

    @Test
    void the_message_counts_the_errors_and_says_that_nothing_was_started() {
        sources.commandLine("bcda.auth", "x").commandLine("bcda.destination", "X");

        assertThatThrownBy(sources::read)
                .hasMessageStartingWith("2 settings are wrong; nothing was started:")
                .hasMessageContaining("bcda.auth = x")
                .hasMessageContaining("bcda.destination = X");
    }

    @Test
    void a_key_that_resembles_none_gets_no_guess() {
        sources.commandLine("bcda.xylophone-quartet", "1");

        assertThatThrownBy(sources::read)
                .hasMessageContaining("bcda.xylophone-quartet is not a setting.")
                .hasMessageNotContaining("Did you mean");
    }

    @Test
    void a_slash_at_the_end_of_an_address_does_not_become_two() {
        sources.commandLine("bcda.base-url", "https://bcda.example.org/");

        Settings settings = sources.read();

        assertThat(settings.address("bcda.api-url")).isEqualTo(URI.create("https://bcda.example.org/api/v2"));
        assertThat(settings.address("bcda.token-url")).isEqualTo(URI.create("https://bcda.example.org/auth/token"));
    }

    @Test
    void a_server_that_is_named_by_its_api_alone_gives_the_tokens_too() {
        sources.commandLine("bcda.api-url", "http://localhost:8080/fhir/");

        Settings settings = sources.read();

        assertThat(settings.address("bcda.base-url")).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(settings.address("bcda.api-url")).isEqualTo(URI.create("http://localhost:8080/fhir"));
        assertThat(settings.address("bcda.token-url")).isEqualTo(URI.create("http://localhost:8080/auth/token"));
    }

    @Test
    void the_addresses_follow_base_url_and_version() {
        sources.commandLine("bcda.base-url", "https://bcda.example.org").commandLine("bcda.api-version", "v3");

        Settings settings = sources.read();

        assertThat(settings.address("bcda.api-url")).isEqualTo(URI.create("https://bcda.example.org/api/v3"));
        assertThat(settings.address("bcda.token-url")).isEqualTo(URI.create("https://bcda.example.org/auth/token"));
    }

    @Test
    void a_reference_may_lead_to_another_reference() {
        sources.commandLine("bcda.token-url", "{{bcda.api-url}}/token");

        assertThat(sources.read().address("bcda.token-url"))
                .isEqualTo(URI.create("https://sandbox.bcda.cms.gov/api/v2/token"));
    }

    @Test
    void the_queue_is_resolved_for_camel() {
        sources.commandLine("bcda.download.parallelism", "7");

        assertThat(sources.read().forCamel().getProperty("bcda.download.queue")).contains("concurrentConsumers=7&");
    }

    @Test
    void a_reference_does_not_reach_the_secret() {
        sources.environment("BCDA_CLIENT_SECRET", SECRET).commandLine("bcda.landing.dir", "{{bcda.client-secret}}");

        assertThat(sources.read().text("bcda.landing.dir")).doesNotContain(SECRET);
    }

    @Test
    void a_secret_that_looks_like_a_reference_stays_as_it_is() {
        sources.environment("BCDA_CLIENT_SECRET", "{{bcda.base-url}}");

        assertThat(sources.read().text("bcda.client-secret")).isEqualTo("{{bcda.base-url}}");
    }

    @Test
    void camel_is_not_told_the_secret() {
        sources.environment("BCDA_CLIENT_SECRET", SECRET);

        assertThat(sources.read().forCamel().toString()).doesNotContain(SECRET, "bcda.client-secret=");
    }

    @Test
    void camel_is_told_durations_in_milliseconds() {
        assertThat(sources.read().forCamel())
                .containsEntry("bcda.http.connect-timeout", "10000")
                .containsEntry("bcda.poll.timeout", "86400000");
    }

    @Test
    void a_message_keeps_for_itself_a_secret_of_the_wrong_form() {
        sources.environment("BCDA_CLIENT_SECRET", SECRET + "\nsecond line");

        assertThatThrownBy(sources::read)
                .hasMessageContaining("bcda.client-secret: expected one line.")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void a_message_about_another_setting_keeps_the_secret_for_itself() {
        sources.environment("BCDA_CLIENT_SECRET", SECRET)
                .commandLine("bcda.client-secert", SECRET)
                .commandLine("bcda.api-url", "{{bcda.client-secret}}");

        assertThatThrownBy(sources::read).hasMessageNotContaining(SECRET);
    }

    @Test
    void an_address_with_a_password_is_refused_without_repeating_it() {
        sources.commandLine("bcda.base-url", "https://me:" + SECRET + "@bcda.example.org");

        assertThatThrownBy(sources::read)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("bcda.base-url")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void http_to_another_machine_is_refused_for_every_address() {
        sources.commandLine("bcda.base-url", "http://bcda.example.org");

        SettingsException refused = catchThrowableOfType(SettingsException.class, sources::read);

        assertThat(refused.errors())
                .hasSize(3)
                .allMatch(error -> error.contains("http:// to another machine would send the secret"));
    }

    @Test
    void the_longest_pause_is_not_below_the_first() {
        sources.commandLine("bcda.poll.interval", "2m");

        assertThatThrownBy(sources::read).hasMessageContaining("bcda.poll.max-interval is below bcda.poll.interval.");
    }

    @Test
    void a_type_filter_needs_v3() {
        sources.commandLine("bcda.export.type-filter", "ExplanationOfBenefit?outcome=complete");

        assertThatThrownBy(sources::read).hasMessageContaining("needs bcda.api-version = v3");
    }

    @Test
    void a_type_filter_is_accepted_with_v3() {
        sources.commandLine("bcda.export.type-filter", "ExplanationOfBenefit?outcome=complete")
                .commandLine("bcda.api-version", "v3");

        assertThatCode(sources::read).doesNotThrowAnyException();
    }

    @Test
    void missing_credentials_are_both_reported_with_their_variables() {
        Settings settings = sources.read();

        assertThat(settings.missingCredentials())
                .hasSize(2)
                .anySatisfy(error -> assertThat(error).contains("BCDA_CLIENT_ID"))
                .anySatisfy(error -> assertThat(error).contains("BCDA_CLIENT_SECRET"));
    }

    @Test
    void an_open_server_needs_no_credentials() {
        Settings settings = sources.commandLine("bcda.auth", "none").read();

        assertThat(settings.missingCredentials()).isEmpty();
    }

    @Test
    void given_credentials_are_enough() {
        Settings settings = sources.environment("BCDA_CLIENT_ID", "id")
                .environment("BCDA_CLIENT_SECRET", SECRET)
                .read();

        assertThat(settings.missingCredentials()).isEmpty();
    }

    @Test
    void messages_may_repeat_a_duration_as_it_was_written() {
        assertThat(sources.commandLine("bcda.poll.timeout", "90m").read().written("bcda.poll.timeout"))
                .isEqualTo("90m");
    }

    @Test
    void a_setting_that_is_asked_for_by_another_kind_is_a_mistake_of_ours() {
        Settings settings = sources.read();

        assertThatThrownBy(() -> settings.duration("bcda.api-version"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bcda.api-version");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "camel.component.http.follow-redirects               | true    | carry the token",
                "camel.component.http.followRedirects                | TRUE    | carry the token",
                "camel.component.http.content-compression-disabled   | false   | verified as they come",
                "camel.component.http.automatic-retries-disabled     | false   | one owner",
                "camel.component.http.cookie-management-disabled     | false   | travel with the next request",
                "camel.component.http.log-http-activity              | true    | to the log",
                "camel.component.http.oauth2-client-id               | me      | rely on its default",
                "camel.component.http.x509-hostname-verifier         | #noop   | verified",
                "camel.ssl.trust-all-certificates                    | true    | verified",
                "camel.main.stream-caching-enabled                   | true    | in memory",
                "camel.main.routes-include-pattern                   | a.yaml  | bcda.routes",
                "camel.main.autoStartup                              | false   | bcda.routes",
                "camel.context.stream-caching                        | true    | past these checks",
                "camel.main.duration-max-seconds                     | 60      | middle of an export",
                "camel.main.tracing                                  | true    | use simulate",
                "camel.trace.enabled                                 | true    | use simulate",
                "camel.main.dev-console-enabled                      | true    | look into exports",
                "camel.main.profile                                  | dev     | consoles",
                "camel.server.enabled                                | true    | access control",
                "camel.management.enabled                            | true    | access control",
                "camel.main.cloud-properties-location                | /run    | BCDA_CONFIG",
                "camel.main.autoConfigurationFailFast                | false   | BCDA_CONFIG"
            })
    void a_setting_of_camel_that_undoes_a_promise_stops_the_start(String key, String value, String reason) {
        sources.commandLine(key, value);

        assertThatThrownBy(sources::read)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(key + " is refused, because ")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "camel.component.http.follow-redirects, false",
        "camel.component.http.connections-per-route, 300",
        "camel.component.http.proxy-host, proxy.example.org",
        "camel.main.shutdown-timeout, 10",
        "camel.main.tracing, false",
        "camel.main.auto-startup, true",
        "camel.main.duration-max-seconds, 0",
        "camel.server.enabled, false",
        "camel.main.profile, prod",
        "camel.beans.mine, #class:org.example.Mine"
    })
    void other_settings_of_camel_are_camels_business(String key, String value) {
        assertThat(sources.commandLine(key, value).read().forCamel()).containsEntry(key, value);
    }

    @Test
    void a_secret_of_camel_or_of_an_operators_route_is_told_nowhere() {
        sources.commandLine("camel.component.http.proxy-auth-password", "the-password-of-the-proxy")
                .commandLine("claims.warehouse.token", "the-token-of-the-warehouse")
                .read();

        assertThat(SecretMask.mask("the-password-of-the-proxy the-token-of-the-warehouse"))
                .isEqualTo("(hidden) (hidden)");
    }
}
