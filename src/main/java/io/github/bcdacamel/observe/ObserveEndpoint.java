package io.github.bcdacamel.observe;

import io.github.bcdacamel.control.ApiResponse;
import io.github.bcdacamel.control.Problem;
import io.github.bcdacamel.health.Health;
import java.util.function.Supplier;
import org.apache.camel.Header;

/** Health under Camel's usual paths, and every metric in Prometheus text format. */
public final class ObserveEndpoint {

    private final Health health;
    private final Supplier<String> metrics;

    public ObserveEndpoint(Health health, Supplier<String> metrics) {
        this.health = health;
        this.metrics = metrics;
    }

    public ApiResponse of(@Header("CamelHttpMethod") String method, @Header("CamelHttpPath") String path) {
        ApiResponse answer =
                switch (path) {
                    case "/observe/health/live" -> upOrDown(health.live());
                    case "/observe/health/ready" -> upOrDown(health.ready());
                    case "/observe/health" -> {
                        Health.Report report = health.well();
                        yield ApiResponse.of(report.status(), "application/json", report.json());
                    }
                    case "/observe/metrics" ->
                        ApiResponse.of(200, "text/plain; version=0.0.4; charset=utf-8", metrics.get());
                    default -> throw new Problem(404, "Nothing is at " + path + ".");
                };
        if (!method.equals("GET") && !method.equals("HEAD")) {
            throw Problem.notAllowed(path, "GET");
        }
        return answer;
    }

    /** Needs no credentials, so it says nothing about feeds. */
    private static ApiResponse upOrDown(Health.Report report) {
        return ApiResponse.of(
                report.status(), "application/json", "{\"status\":\"" + (report.up() ? "UP" : "DOWN") + "\"}");
    }
}
