package io.github.bcdacamel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.bcdacamel.simulator.SimulatedRequest;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** What the simulator serves, fetched without the program: a second opinion on what must have landed. */
public final class SimulatorClient {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Simulator simulator;
    private String token;

    public SimulatorClient(Simulator simulator) {
        this.simulator = simulator;
    }

    public byte[] manifest(int job) throws Exception {
        return get("/api/v2/jobs/" + job);
    }

    /** SHA-256 of every file of the job, not compressed on the wire, by the name that it must have landed under. */
    public SortedMap<String, String> files(int job) throws Exception {
        JsonNode manifest = JSON.readTree(manifest(job));
        SortedMap<String, String> files = new TreeMap<>();
        put(files, manifest.path("output"), "ndjson");
        put(files, manifest.path("error"), "errors");
        return files;
    }

    public List<SimulatedRequest> tokens() {
        return requests(request -> request.path().equals("/auth/token"));
    }

    public List<SimulatedRequest> kickOffs() {
        return requests(request -> request.path().endsWith("$export"));
    }

    public List<SimulatedRequest> data() {
        return requests(request -> request.path().startsWith("/data/"));
    }

    public List<SimulatedRequest> requests(Predicate<SimulatedRequest> which) {
        return simulator.requests().stream().filter(which).toList();
    }

    /** Returns once there was such a request; waits for no longer than a start may take. */
    public void awaitRequest(Predicate<SimulatedRequest> which) {
        await(() -> !requests(which).isEmpty());
    }

    public static void await(Callable<Boolean> fact) {
        Awaitility.await().pollInterval(Duration.ofMillis(20)).atMost(LIMIT).until(fact);
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void put(Map<String, String> files, JsonNode items, String folder) throws Exception {
        Map<String, Integer> numbers = new HashMap<>();
        for (JsonNode item : items) {
            String type = item.get("type").textValue();
            byte[] bytes = get(URI.create(item.get("url").textValue()).getPath());
            files.put("%s/%s.%04d.ndjson".formatted(folder, type, numbers.merge(type, 1, Integer::sum)), sha256(bytes));
        }
    }

    private String token() throws Exception {
        String credentials = SimulatorOptions.DEFAULT_CLIENT_ID + ":" + SimulatorOptions.DEFAULT_CLIENT_SECRET;
        HttpRequest request = HttpRequest.newBuilder(simulator.baseUrl().resolve("/auth/token"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return JSON.readTree(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofByteArray())
                        .body())
                .get("access_token")
                .textValue();
    }

    /** With one token as long as it lives: BCDA counts them. */
    private byte[] get(String path) throws Exception {
        if (token == null) {
            token = token();
        }
        var answer = send(path);
        if (answer.statusCode() == 401) {
            token = token();
            answer = send(path);
        }
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<byte[]> send(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(simulator.baseUrl().resolve(path))
                .header("Authorization", "Bearer " + token)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    }
}
