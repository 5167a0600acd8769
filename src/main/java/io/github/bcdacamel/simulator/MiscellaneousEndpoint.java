package io.github.bcdacamel.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The small endpoints: attribution status, capability statement, version, health, welcome; and 404 for what BCDA lacks. */
final class MiscellaneousEndpoint {

    private final AuthMiddleware auth;
    private final ScenarioPlayer scenarios;
    private final Clock clock;

    MiscellaneousEndpoint(AuthMiddleware auth, ScenarioPlayer scenarios, Clock clock) {
        this.auth = auth;
        this.scenarios = scenarios;
        this.clock = clock;
    }

    SimulatedReply answer(EndpointCall call) {
        SimulatedReply reply = found(call);
        boolean asItIs = reply.status() == 404 || call.request().method().equals("GET");
        return asItIs ? reply : SimulatedReply.of(405).with("Allow", "GET");
    }

    private SimulatedReply found(EndpointCall call) {
        String path = call.request().path();
        if (path.matches("/api/v[123]/metadata")) {
            return SimulatedReply.of(200, "application/json", capabilities(call));
        } else if (path.matches("/api/v[123]/attribution_status")) {
            return auth.require(call).orElseGet(() -> attribution(call));
        }
        return switch (path) {
            case "/_version" -> SimulatedReply.of(200, "application/json", "{\"version\":\"latest\"}");
            case "/_auth" ->
                SimulatedReply.of(200, "application/json", "{\"auth_provider\":\"ssas\",\"version\":\"latest\"}");
            case "/_health" ->
                SimulatedReply.of(
                        200,
                        "text/plain; charset=utf-8",
                        "{\"database\":\"ok\",\"ssas\":\"ok\",\"ssas_introspect\":\"ok\"}");
            case "/auth/welcome" ->
                auth.require(call)
                        .orElseGet(() -> SimulatedReply.of(
                                200,
                                "application/json",
                                "{\"success\":\"Welcome to the Beneficiary Claims Data API!\"}"));
            default -> SimulatedReply.text(404, "404 page not found");
        };
    }

    private SimulatedReply attribution(EndpointCall call) {
        if (scenarios.happens(Fault.ATTRIBUTION_404, call)) {
            return OperationOutcomeWriter.reply(call.apiVersion(), 404, "");
        }
        String days = scenarios
                .take(Fault.ATTRIBUTION_AGE, call)
                .map(Scenario::argument)
                .orElse("12");
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        var dates = status.putArray("ingestion_dates");
        if (!days.equals("none")) {
            Instant updated = clock.instant().minus(Duration.ofDays(Long.parseLong(days)));
            dates.addObject().put("timestamp", GoText.instantSeconds(updated)).put("type", "last_attribution_update");
        }
        dates.addObject()
                .put("timestamp", GoText.instantSeconds(clock.instant().minus(Duration.ofDays(40))))
                .put("type", "last_runout_update");
        return SimulatedReply.of(200, "application/json", GoText.json(status) + "\n");
    }

    private String capabilities(EndpointCall call) {
        ObjectNode statement = JsonNodeFactory.instance.objectNode().put("resourceType", "CapabilityStatement");
        statement.put("status", "active").put("date", GoText.instantSeconds(clock.instant()));
        statement.put("kind", "instance").put("fhirVersion", call.apiVersion() == 1 ? "3.0.1" : "4.0.1");
        statement.putArray("format").add("application/json").add("application/fhir+json");
        statement
                .putArray("rest")
                .addObject()
                .put("mode", "server")
                .putObject("security")
                .putArray("extension")
                .addObject()
                .put("url", "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris")
                .putArray("extension")
                .addObject()
                .put("url", "token")
                .put("valueUri", call.request().origin() + "/auth/token");
        return GoText.json(statement);
    }
}
