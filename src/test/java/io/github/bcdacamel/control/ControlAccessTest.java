package io.github.bcdacamel.control;

import static io.github.bcdacamel.testing.ControlServer.FEED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bcdacamel.app.ControlContext;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.settings.Settings;
import io.github.bcdacamel.settings.SettingsLoader;
import io.github.bcdacamel.testing.ControlServer;
import io.github.bcdacamel.testing.MetricsScrape;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in to the control API and the status page, and who does not. */
@ResourceLock("refusals in the log")
class ControlAccessTest {

    private static final String FEEDS = "/api/v1/feeds";
    private static final String KICK_OFF = "{\"kind\":\"full\"}";

    @TempDir
    private Path folder;

    /** One server for all, because none of these requests changes anything. */
    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class WithPasswordAndKey {

        private ControlServer control;
        private KeyPair keys;

        @BeforeAll
        void serve(@TempDir Path folder) throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            Path key = folder.resolve("key.pem");
            String pem = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(keys.getPublic().getEncoded());
            Files.writeString(key, "-----BEGIN PUBLIC KEY-----\n" + pem + "\n-----END PUBLIC KEY-----\n");
            control = ControlServer.in(
                    folder,
                    options -> options,
                    "bcda.http.password",
                    "sesame",
                    "bcda.http.jwt-key-file",
                    key.toString(),
                    "bcda.http.jwt-audience",
                    "bcda-camel");
        }

        @AfterAll
        void stop() throws Exception {
            control.close();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"/", FEEDS, FEEDS + "/default/exports", "/api", "/observe/health", "/observe/metrics", "/x"})
        void without_credentials_nothing_is_told(String path) throws Exception {
            HttpResponse<String> answer = control.get(path);

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Basic ");
            assertThat(answer.body()).doesNotContain("default");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/observe/health/live", "/observe/health/ready"})
        void a_platform_learns_whether_the_process_is_up_and_no_more(String path) throws Exception {
            HttpResponse<String> answer = control.get(path);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
        }

        @ParameterizedTest
        @CsvSource({"bcda:sesame,200", "bcda:Sesame,401", "admin:sesame,401", "bcda:,401", "sesame,401"})
        void only_the_password_opens(String credentials, int status) throws Exception {
            assertThat(control.get(FEEDS, "Authorization", basic(credentials)).statusCode())
                    .isEqualTo(status);
        }

        @Test
        void wrong_credentials_are_counted_and_missing_ones_are_not() throws Exception {
            double before = failedLogins();

            control.get(FEEDS);
            control.get(FEEDS, "Authorization", basic("bcda:guess"));
            control.get(FEEDS, "Authorization", "Bearer guess");

            assertThat(failedLogins()).isEqualTo(before + 2);
        }

        private double failedLogins() throws Exception {
            return MetricsScrape.of(control.get("/observe/metrics", "Authorization", basic("bcda:sesame"))
                            .body())
                    .value("bcda_failed_logins_total");
        }

        @Test
        void a_token_that_the_key_proves_opens() throws Exception {
            assertThat(status(token("RS256", claims("bcda-camel", 60)))).isEqualTo(200);
        }

        @Test
        void a_token_that_has_ended_or_is_for_another_or_never_ends_does_not() throws Exception {
            assertThat(status(token("RS256", claims("bcda-camel", -60)))).isEqualTo(401);
            assertThat(status(token("RS256", claims("another", 60)))).isEqualTo(401);
            assertThat(status(token("RS256", "{\"aud\":\"bcda-camel\"}"))).isEqualTo(401);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"exp\":\"tomorrow\"",
                    "\"exp\":{}",
                    "\"exp\":99999999999,\"nbf\":\"x\"",
                    "\"exp\":99999999999,\"iat\":[]"
                })
        void a_signed_token_with_a_time_that_is_none_does_not(String time) throws Exception {
            assertThat(status(token("RS256", "{\"aud\":\"bcda-camel\"," + time + "}")))
                    .isEqualTo(401);
        }

        @Test
        void a_signed_token_that_asks_for_what_nobody_here_understands_does_not() throws Exception {
            assertThat(status(token("RS256\",\"crit\":[\"x\"],\"x\":\"y", claims("bcda-camel", 60))))
                    .isEqualTo(401);
        }

        @ParameterizedTest
        @CsvSource({"/x,404", "/api/v1/feeds/nobody/exports,404", "/observe/none,404", "/api/v1/feeds/%zz,400"})
        void what_is_not_there_is_answered_as_a_problem(String path, int status) throws Exception {
            String answer = raw(
                    control.address(),
                    "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + basic("bcda:sesame")
                            + "\r\nConnection: close\r\n\r\n");

            assertThat(answer)
                    .startsWith("HTTP/1.1 " + status)
                    .contains("application/problem+json", "\"status\":" + status);
        }

        @Test
        void a_token_that_nobody_signed_does_not() throws Exception {
            String token = token("none", claims("bcda-camel", 60));

            assertThat(status(token.substring(0, token.lastIndexOf('.') + 1))).isEqualTo(401);
        }

        @ParameterizedTest
        @CsvSource({"Origin,https://evil.example", "Origin,null", "Sec-Fetch-Site,cross-site"})
        void a_page_of_another_site_changes_nothing_whatever_its_browser_knows(String header, String value)
                throws Exception {
            HttpResponse<String> answer = control.post(
                    FEED + "/exports",
                    KICK_OFF,
                    "Content-Type",
                    "application/json",
                    "Authorization",
                    basic("bcda:sesame"),
                    header,
                    value);

            assertThat(answer.statusCode()).isEqualTo(403);
        }

        private int status(String token) throws Exception {
            return control.get(FEEDS, "Authorization", "Bearer " + token).statusCode();
        }

        private String token(String algorithm, String claims) throws Exception {
            String text = encoded("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}") + "." + encoded(claims);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        }
    }

    @Test
    void without_a_password_only_names_of_this_machine_are_answered() throws Exception {
        try (ControlServer control = ControlServer.in(folder, options -> options)) {
            assertThat(statusFor(control.address(), "evil.example:8080")).isEqualTo("403");
            assertThat(statusFor(control.address(), "localhost:8080")).isEqualTo("200");
        }
    }

    @Test
    void on_a_network_it_does_not_start_without_credentials() {
        Settings settings = new SettingsLoader(Map.of(), new Properties(), folder)
                .read(Map.of("bcda.http.host", "0.0.0.0", "bcda.http.port", "0"));

        assertThatThrownBy(() -> ControlContext.check(settings))
                .isInstanceOf(ExportFailure.class)
                .hasMessageContaining("BCDA_HTTP_PASSWORD");
    }

    @Test
    void a_port_that_is_taken_stops_the_start() throws Exception {
        try (ControlServer control = ControlServer.in(folder, options -> options)) {
            Settings settings = new SettingsLoader(Map.of(), new Properties(), folder)
                    .read(Map.of(
                            "bcda.http.port", String.valueOf(control.address().getPort())));

            assertThatThrownBy(() -> ControlContext.check(settings))
                    .isInstanceOf(ExportFailure.class)
                    .hasMessageContaining("bcda.http.port");
        }
    }

    /** A browser says what the address bar says; Java's client would not. */
    private static String statusFor(URI address, String host) throws Exception {
        return raw(address, "GET /api/v1/feeds HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .split(" ")[1];
    }

    private static String raw(URI address, String request) throws Exception {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String claims(String audience, int seconds) {
        return "{\"aud\":\"" + audience + "\",\"exp\":"
                + Instant.now().plusSeconds(seconds).getEpochSecond() + "}";
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
