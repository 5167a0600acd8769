package io.github.bcdacamel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.github.bcdacamel.app.Application;
import io.github.bcdacamel.control.OpenApiContract;
import io.github.bcdacamel.settings.Settings;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What serve runs, in this process, with a simulator behind it. Every answer is held to the contract as it comes. */
public final class ControlServer implements AutoCloseable {

    public static final JsonMapper JSON = new JsonMapper();
    public static final String FEED = "/api/v1/feeds/default";

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    private final HttpClient client = HttpClient.newHttpClient();
    private final Simulator simulator;
    private final Application application;
    private final URI address;

    private ControlServer(Simulator simulator, Application application, URI address) {
        this.simulator = simulator;
        this.application = application;
        this.address = address;
    }

    /** @param more settings, key after value */
    public static ControlServer in(Path folder, UnaryOperator<SimulatorOptions> simulated, String... more)
            throws Exception {
        Simulator simulator = Simulator.start(simulated.apply(SimulatorOptions.defaults()
                .withEnrollees(2)
                .withEnrolleesPerFile(1)
                .withTypes("Patient", "Coverage")
                .withProgressSteps(1)));
        Map<String, String> chosen = new HashMap<>(Map.of("bcda.http.port", "0"));
        for (int i = 0; i < more.length; i += 2) {
            chosen.put(more[i], more[i + 1]);
        }
        Settings settings = SimulatedSettings.of(simulator, folder, chosen);
        Application application = Application.serve(settings, NOWHERE);
        try {
            return new ControlServer(simulator, application, application.openControl(settings));
        } catch (Exception refused) {
            application.close();
            simulator.close();
            throw refused;
        }
    }

    public Simulator simulator() {
        return simulator;
    }

    public URI address() {
        return address;
    }

    public HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(request(path, headers).GET());
    }

    public HttpResponse<String> delete(String path, String... headers) throws Exception {
        return send(request(path, headers).DELETE());
    }

    public HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = request(path, headers);
        if (headers.length == 0) {
            request.header("Content-Type", "application/json");
        }
        return send(request.POST(BodyPublishers.ofString(body)));
    }

    /** Kicks an export off, and gives where it is. */
    public String kickOff(String kind) throws Exception {
        HttpResponse<String> accepted = post(FEED + "/exports", "{\"kind\":\"" + kind + "\"}");
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        return accepted.headers().firstValue("Location").orElseThrow();
    }

    /** The same, when the last one was kicked off just now: an export is called after its second. */
    public String kickOffInAnotherSecond(String kind) throws Exception {
        long now = System.currentTimeMillis() / 1000;
        SimulatorClient.await(() -> System.currentTimeMillis() / 1000 > now);
        return kickOff(kind);
    }

    /** The export, once it is in this state. */
    public JsonNode await(String export, String state) {
        SimulatorClient.await(() -> json(export).path("state").asText().equals(state));
        return json(export);
    }

    public JsonNode json(String path) {
        try {
            return JSON.readTree(get(path).body());
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    @Override
    public void close() throws IOException {
        application.close();
        simulator.close();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) throws Exception {
        HttpRequest request = builder.build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (request.uri().getPath().startsWith("/api/v1/")) {
            hold(request.method(), request.uri().getPath(), answer);
        }
        return answer;
    }

    private static void hold(String method, String path, HttpResponse<String> answer) throws Exception {
        JsonNode document = JSON.readTree(OpenApiContract.packaged().text());
        JsonNode operation = document.at("/paths").properties().stream()
                .filter(known -> path.matches("/api/v1" + known.getKey().replaceAll("\\{[a-z]+}", "[^/]+")))
                .map(known -> known.getValue().path(method.toLowerCase(java.util.Locale.ROOT)))
                .findFirst()
                .orElse(document.path("none"));
        JsonNode response = operation.path("responses").path(String.valueOf(answer.statusCode()));
        if (response.has("$ref")) {
            response = document.at(response.get("$ref").textValue().substring(1));
        }
        String media = answer.headers().firstValue("Content-Type").orElse("");
        if (answer.statusCode() >= 400 && response.isMissingNode()) {
            // The contract has no such operation: a problem all the same.
            assertThat(media).isEqualTo("application/problem+json");
            return;
        }
        assertThat(response.isMissingNode())
                .as(
                        "%s %s answered %d, which the contract does not foresee: %s",
                        method, path, answer.statusCode(), answer.body())
                .isFalse();
        JsonNode schema = response.path("content").path(media).path("schema");
        assertThat(schema.isMissingNode()).as("%s %s: %s", method, path, media).isFalse();
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.get("components"));
        Set<ValidationMessage> wrong = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole)
                .validate(media.startsWith("text/") ? TextNode.valueOf(answer.body()) : JSON.readTree(answer.body()));
        assertThat(wrong).as("%s %s: %s", method, path, answer.body()).isEmpty();
    }
}
