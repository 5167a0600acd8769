package peers;

import au.csiro.fhir.auth.AuthConfig;
import au.csiro.fhir.export.BulkExportClient;
import au.csiro.fhir.export.ws.AsyncConfig;
import au.csiro.http.HttpClientConfig;
import java.time.Duration;

/** AEHRC's bulk export client, with the settings that come nearest to ours. Arguments: base URL, folder, parallelism. */
public final class Aehrc {

    public static void main(String[] arguments) {
        String base = arguments[0];
        int parallelism = Integer.parseInt(arguments[2]);
        BulkExportClient.groupBuilder("all")
                .withFhirEndpointUrl(base + "/api/v2")
                .withOutputFormat("application/fhir+ndjson")
                .withOutputDir(arguments[1])
                .withMaxConcurrentDownloads(parallelism)
                .withTimeout(Duration.ofHours(1))
                .withHttpClientConfig(HttpClientConfig.builder()
                        .maxConnectionsTotal(2 * parallelism)
                        .maxConnectionsPerRoute(2 * parallelism)
                        .build())
                .withAsyncConfig(AsyncConfig.builder()
                        .minPoolingDelay(Duration.ofMillis(100))
                        .maxPoolingDelay(Duration.ofMillis(100))
                        .build())
                .withAuthConfig(AuthConfig.builder()
                        .enabled(true)
                        .useSMART(false)
                        .tokenEndpoint(base + "/auth/token")
                        .clientId("simulated-client")
                        .clientSecret("simulated-secret")
                        .build())
                .build()
                .export();
    }
}
