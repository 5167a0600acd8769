package io.github.bcdacamel.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bcdacamel.simulator.Wire.Answer;
import io.github.bcdacamel.testing.MovingClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;

/** A simulator of small claims for each test, and the requests that most tests begin with. */
abstract class SimulatorTestCase {

    static final String ACCEPT = "Accept: application/fhir+json";
    static final String PREFER = "Prefer: respond-async";
    static final String GZIP = "Accept-Encoding: gzip";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Simulator> started = new ArrayList<>();
    private Simulator simulator;

    @AfterEach
    final void closeSimulators() throws IOException {
        for (Simulator one : started) {
            one.close();
        }
    }

    static SimulatorOptions options() {
        return SimulatorOptions.defaults()
                .withClaims(new TinyClaimsSource(1))
                .withEnrollees(4)
                .withEnrolleesPerFile(2)
                .withProgressSteps(0);
    }

    /** Starts a simulator in which these things go wrong. */
    final Simulator start(String... scenarios) {
        return start(options().withScenarios(scenarios));
    }

    final Simulator start(SimulatorOptions options) {
        try {
            simulator = Simulator.start(options);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        started.add(simulator);
        return simulator;
    }

    final URI base() {
        return simulator.baseUrl();
    }

    final Answer get(String target, String... headers) {
        return Wire.get(base(), target, headers);
    }

    final Answer send(String method, String target, String... headers) {
        return Wire.send(base(), method, target, headers);
    }

    final Answer askToken(String id, String secret) {
        String basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return send("POST", "/auth/token", "Authorization: Basic " + basic, "Content-Length: 0");
    }

    final Answer askToken() {
        return askToken(SimulatorOptions.DEFAULT_CLIENT_ID, SimulatorOptions.DEFAULT_CLIENT_SECRET);
    }

    /** A header with a token that is good. */
    final String bearer() {
        return "Authorization: Bearer "
                + json(askToken().text()).path("access_token").asText();
    }

    final Answer kickOff(String target) {
        return get(target, bearer(), ACCEPT, PREFER);
    }

    /** The path of a new job. */
    final String job(String exportTarget) {
        return URI.create(kickOff(exportTarget).header("Content-Location")).getPath();
    }

    final String job() {
        return job("/api/v2/Group/all/$export?_type=ExplanationOfBenefit");
    }

    final JsonNode manifest(String jobPath) {
        return json(get(jobPath, bearer()).text());
    }

    /** The path of the first file of a new job. */
    final String file() {
        return path(manifest(job()).path("output").path(0));
    }

    static String path(JsonNode item) {
        return URI.create(item.path("url").asText()).getPath();
    }

    static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** At an instant with more digits than FHIR wants. */
    static MovingClock movingClock() {
        return new MovingClock(Instant.parse("2026-08-20T12:00:00.123456Z"));
    }
}
