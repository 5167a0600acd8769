package io.github.bcdacamel.simulator;

import static io.github.bcdacamel.simulator.SimulatorTestCase.ACCEPT;
import static io.github.bcdacamel.simulator.SimulatorTestCase.GZIP;
import static io.github.bcdacamel.simulator.SimulatorTestCase.PREFER;
import static io.github.bcdacamel.simulator.SimulatorTestCase.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bcdacamel.simulator.Wire.Answer;
import io.github.bcdacamel.testing.MovingClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Exports from a simulator whose claims change with time, long before its clock's. */
final class HistoryClient implements AutoCloseable {

    private final Simulator simulator;
    private final int version;
    private final String bearer;

    HistoryClient(int version, SimulatorOptions options) {
        try {
            this.simulator = Simulator.start(options);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        this.version = version;
        this.bearer = "Authorization: Bearer " + token();
    }

    static SimulatorOptions options() {
        return SimulatorOptions.defaults()
                .withClock(new MovingClock(Instant.parse("2029-03-01T12:00:00Z")))
                .withEnrollees(24)
                .withProgressSteps(0);
    }

    Export full(String group, String... parameters) {
        return export(group, List.of(parameters));
    }

    Export since(String group, String since, String... parameters) {
        List<String> all = new ArrayList<>(List.of("_since=" + since));
        all.addAll(List.of(parameters));
        return export(group, all);
    }

    /** A full export, and as many that ask for what has changed since the one before. */
    List<Export> chain(String group, int increments, String... parameters) {
        List<Export> chain = new ArrayList<>(List.of(full(group, parameters)));
        for (int i = 0; i < increments; i++) {
            chain.add(since(group, chain.get(i).transactionTime(), parameters));
        }
        return chain;
    }

    private Export export(String group, List<String> parameters) {
        String path = group.isEmpty() ? "Patient" : "Group/" + group;
        Answer accepted = get(
                "/api/v" + version + "/" + path + "/$export?" + String.join("&", parameters), bearer, ACCEPT, PREFER);
        assertThat(accepted.statusLine()).contains("202");
        String job = URI.create(accepted.header("Content-Location")).getPath();
        Answer status = get(job, bearer);
        while (status.status() == 202) {
            status = get(job, bearer);
        }
        JsonNode manifest = json(status.text());
        Map<String, List<List<JsonNode>>> files = new TreeMap<>();
        StringBuilder bytes = new StringBuilder(manifest.path("transactionTime").asText());
        for (JsonNode item : manifest.path("output")) {
            Answer answer = get(URI.create(item.path("url").asText()).getPath(), bearer, GZIP);
            assertThat(answer.isWhole()).isTrue();
            String text = new String(answer.inflated(), StandardCharsets.UTF_8);
            files.computeIfAbsent(item.path("type").asText(), type -> new ArrayList<>())
                    .add(text.lines().map(SimulatorTestCase::json).toList());
            bytes.append(item.path("type").asText()).append(text);
        }
        return new Export(manifest, files, bytes.toString().hashCode());
    }

    private Answer get(String target, String... headers) {
        return Wire.get(simulator.baseUrl(), target, headers);
    }

    private String token() {
        String basic = Base64.getEncoder()
                .encodeToString((SimulatorOptions.DEFAULT_CLIENT_ID + ":" + SimulatorOptions.DEFAULT_CLIENT_SECRET)
                        .getBytes(StandardCharsets.UTF_8));
        return json(Wire.send(
                                simulator.baseUrl(),
                                "POST",
                                "/auth/token",
                                "Authorization: Basic " + basic,
                                "Content-Length: 0")
                        .text())
                .path("access_token")
                .asText();
    }

    @Override
    public void close() {
        try {
            simulator.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What came.
     *
     * @param files the resources of each type, file by file
     * @param hash of the transaction time and all files, in the manifest's order
     */
    record Export(JsonNode manifest, Map<String, List<List<JsonNode>>> files, int hash) {

        String transactionTime() {
            return manifest.path("transactionTime").asText();
        }

        List<JsonNode> resources(String type) {
            return files.getOrDefault(type, List.of()).stream()
                    .flatMap(List::stream)
                    .toList();
        }

        List<JsonNode> claims() {
            return resources("ExplanationOfBenefit");
        }

        List<String> people() {
            return resources("Patient").stream()
                    .map(patient -> patient.path("id").asText())
                    .sorted()
                    .toList();
        }
    }
}
