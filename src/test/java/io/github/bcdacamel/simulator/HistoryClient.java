package io.github.bcdacamel.simulator;

import static io.github.bcdacamel.simulator.SimulatorTestCase.ACCEPT;
import static io.github.bcdacamel.simulator.SimulatorTestCase.GZIP;
import static io.github.bcdacamel.simulator.SimulatorTestCase.PREFER;
import static io.github.bcdacamel.simulator.SimulatorTestCase.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bcdacamel.simulator.Wire.Answer;
import io.github.bcdacamel.testing.MovingClock;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Exports from a simulator whose claims change with time, long before its clock's. */
final class HistoryClient implements AutoCloseable {

    private static final List<String> READ = List.of(
            "beneficiary",
            "billablePeriod",
            "contained",
            "deceasedDateTime",
            "extension",
            "id",
            "identifier",
            "meta",
            "patient",
            "payment",
            "resourceType",
            "status",
            "supportingInfo",
            "type");

    private final Map<String, JsonNode> seen = new HashMap<>();
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
        int hash = manifest.path("transactionTime").asText().hashCode();
        for (JsonNode item : manifest.path("output")) {
            Answer answer = get(URI.create(item.path("url").asText()).getPath(), bearer, GZIP);
            assertThat(answer.isWhole()).isTrue();
            byte[] lines = answer.inflated();
            hash = hash * 31 + Arrays.hashCode(lines);
            files.computeIfAbsent(item.path("type").asText(), type -> new ArrayList<>())
                    .add(slim(lines));
        }
        return new Export(manifest, files, hash);
    }

    private List<JsonNode> slim(byte[] lines) {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(new ByteArrayInputStream(lines), StandardCharsets.UTF_8));
        return reader.lines()
                .map(line -> seen.computeIfAbsent(line.length() + " " + line.hashCode(), key -> slim(line)))
                .toList();
    }

    /** The resource without what fills memory and no test reads; its whole line is known by {@code hash}. */
    private static JsonNode slim(String line) {
        ObjectNode resource = (ObjectNode) json(line);
        keep(resource.path("extension"), "_cntl_num");
        keep(resource.path("supportingInfo"), "discharge-status|clm_src_ip_admsn_cd|pointoforigin");
        int items = resource.path("item").size();
        resource.retain(READ);
        resource.put("hash", line.hashCode());
        resource.put("items", items);
        return resource;
    }

    private static void keep(JsonNode list, String wanted) {
        Pattern pattern = Pattern.compile(wanted);
        for (Iterator<JsonNode> entries = list.elements(); entries.hasNext(); ) {
            if (!pattern.matcher(entries.next().toString()).find()) {
                entries.remove();
            }
        }
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
     * @param hash of the transaction time and the bytes of all files, in the manifest's order
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
