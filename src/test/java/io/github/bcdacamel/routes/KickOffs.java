package io.github.bcdacamel.routes;

import io.github.bcdacamel.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Somebody else who uses the same credentials. */
final class KickOffs {

    private KickOffs() {}

    /** Kicks off what a {@link Pipeline} asks for. */
    static void byHand(URI base) {
        try {
            HttpClient client = HttpClient.newHttpClient();
            String credentials = SimulatorOptions.DEFAULT_CLIENT_ID + ":" + SimulatorOptions.DEFAULT_CLIENT_SECRET;
            String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
            HttpRequest token = HttpRequest.newBuilder(base.resolve("/auth/token"))
                    .header("Authorization", "Basic " + basic)
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            String bearer = client.send(token, BodyHandlers.ofString())
                    .body()
                    .replaceFirst(".*access_token\": \"([^\"]+).*", "$1");
            HttpRequest kickOff = HttpRequest.newBuilder(
                            base.resolve("/api/v2/Group/all/$export?_type=ExplanationOfBenefit"))
                    .header("Authorization", "Bearer " + bearer)
                    .header("Accept", "application/fhir+json")
                    .header("Prefer", "respond-async")
                    .build();
            client.send(kickOff, BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
