package io.github.bcdacamel.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.PackagedProgram;
import io.github.bcdacamel.testing.SimulatorClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a new user meets who got something wrong, or whom BCDA refuses: one clear message, one code, nothing landed. Samples
 * of the whole program; every refusal is in the fault matrix. One that cannot start and one that BCDA refuses are processes
 * of their own; the others are called in this one.
 */
@Execution(ExecutionMode.CONCURRENT)
final class RefusedRunIT {

    private static final SimulatorOptions FEW = SimulatorOptions.defaults().withEnrollees(1);

    @TempDir
    private Path working;

    private PackagedProgram program;

    @Test
    void without_credentials_nothing_is_started() throws Exception {
        program = PackagedProgram.in(working.resolve("working"));

        PackagedProgram.Ended ended = program.run().endsWith(2);

        assertThat(ended.err()).contains("BCDA_CLIENT_ID", "BCDA_CLIENT_SECRET");
        program.landed().isEmpty();
    }

    @Test
    void a_wrong_secret_is_named_as_such() throws Exception {
        try (Simulator simulator =
                Simulator.start(FEW.withCredentials(SimulatorOptions.DEFAULT_CLIENT_ID, "another"))) {
            program = PackagedProgram.in(working.resolve("working"), simulator);

            program.run().endsWith(10).saysAtTheEnd("HTTP 401", "/auth/token", "BCDA_CLIENT_SECRET");

            program.landed().isEmpty();
        }
    }

    @Test
    void an_unreachable_host_is_given_up_after_a_few_attempts() throws Exception {
        program = withCredentials("http://127.0.0.1:" + freePort()).set("bcda.export.attempts", "2");

        program.call().endsWith(16).saysAtTheEnd("refused", "127.0.0.1");

        program.landed().isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404})
    void the_address_of_a_web_page_is_a_wrong_setting(int status) throws Exception {
        HttpServer page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        page.createContext("/", exchange -> {
            byte[] html = "<html><body>Welcome to our clinic</body></html>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(status, html.length);
            exchange.getResponseBody().write(html);
            exchange.close();
        });
        page.start();
        try {
            program = withCredentials("http://127.0.0.1:" + page.getAddress().getPort());

            program.call().endsWith(2).saysAtTheEnd("bcda.base-url");

            program.landed().isEmpty();
        } finally {
            page.stop(0);
        }
    }

    @Test
    void plain_http_to_another_machine_is_refused() throws Exception {
        program = withCredentials("http://bcda.example.org");

        assertThat(program.call().endsWith(2).err()).contains("bcda.base-url", "https://");

        program.landed().isEmpty();
    }

    @Test
    void all_wrong_settings_are_reported_at_once() throws Exception {
        program = withCredentials("ftp://127.0.0.1")
                .set("bcda.pol.interval", "5s")
                .set("bcda.poll.timeout", "soon")
                .set("bcda.export.typs", "Patient");

        assertThat(program.call().endsWith(2).err())
                .contains(
                        "bcda.pol.interval is not a setting. Did you mean bcda.poll.interval?",
                        "bcda.export.typs is not a setting. Did you mean bcda.export.types?",
                        "bcda.poll.timeout = soon",
                        "bcda.base-url = ftp://127.0.0.1");

        program.landed().isEmpty();
    }

    @Test
    void a_pattern_that_matches_no_route_stops_the_start() throws Exception {
        program = withCredentials("http://127.0.0.1:" + freePort())
                .set("bcda.routes", "file:" + working + "/nowhere/*.camel.yaml");

        program.call().endsWith(2).saysAtTheEnd("bcda.routes", "nowhere");

        program.landed().isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"bcda.export.types, Cat", "bcda.export.group, nobody"})
    void what_bcda_does_not_have_is_named(String key, String value) throws Exception {
        try (Simulator simulator = Simulator.start(FEW)) {
            program = PackagedProgram.in(working.resolve("working"), simulator).set(key, value);

            program.call().endsWith(11).saysAtTheEnd(key, "HTTP 400");

            program.landed().isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "january-404, 11, attribution",
        "truncated-manifest, 12, manifest",
    })
    void what_bcda_cannot_give_is_said_and_leaves_nothing(String scenario, int exitCode, String word) throws Exception {
        try (Simulator simulator = Simulator.start(FEW.withScenarios(scenario))) {
            program = PackagedProgram.in(working.resolve("working"), simulator);

            program.call().endsWith(exitCode).saysAtTheEnd(word);

            program.landed().isEmpty();
        }
    }

    @Test
    void a_hostile_manifest_is_refused_as_a_whole() throws Exception {
        try (Simulator simulator = Simulator.start(FEW.withScenarios("hostile-url=dots"))) {
            program = PackagedProgram.in(working.resolve("working"), simulator);

            program.call().endsWith(12);

            SimulatorClient served = new SimulatorClient(simulator);
            assertThat(served.data()).isEmpty();
            assertThat(served.requests(request -> request.target().contains("secret")))
                    .isEmpty();
            assertThat(served.tokens()).hasSize(1);
            program.landed().isEmpty();
        }
    }

    @Test
    void another_machine_named_by_the_manifest_gets_no_request() throws Exception {
        try (Simulator other = Simulator.start(FEW);
                Simulator simulator =
                        Simulator.start(FEW.withScenarios("hostile-url=" + other.baseUrl() + "/data/1/a.ndjson"))) {
            program = PackagedProgram.in(working.resolve("working"), simulator);

            program.call().endsWith(12).saysAtTheEnd("bcda.download.allowed-hosts");

            assertThat(other.requests()).isEmpty();
            program.landed().isEmpty();
        }
    }

    @Test
    void another_machine_named_as_the_jobs_gets_no_request() throws Exception {
        try (Simulator other = Simulator.start(FEW);
                Simulator simulator =
                        Simulator.start(FEW.withScenarios("job-url=" + other.baseUrl() + "/api/v2/jobs/1"))) {
            program = PackagedProgram.in(working.resolve("working"), simulator);

            program.call().endsWith(12);

            assertThat(other.requests()).isEmpty();
            program.landed().isEmpty();
        }
    }

    private PackagedProgram withCredentials(String baseUrl) {
        return PackagedProgram.in(working.resolve("working")).withCredentials().with("BCDA_BASE_URL", baseUrl);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
