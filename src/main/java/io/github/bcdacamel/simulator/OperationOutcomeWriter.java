package io.github.bcdacamel.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Writes BCDA's OperationOutcome as each API version has it: diagnostics alone (v1), with a coding (v2), with a text (v3); see
 * bcda-app's responseutils.
 */
final class OperationOutcomeWriter {

    static final String FHIR_JSON = "application/fhir+json";

    private OperationOutcomeWriter() {}

    /** @param diagnostics empty when BCDA gives no reason. */
    static SimulatedReply reply(int apiVersion, int status, String diagnostics) {
        return SimulatedReply.of(status, FHIR_JSON, json(apiVersion, status, diagnostics));
    }

    static String json(int apiVersion, int status, String diagnostics) {
        ObjectNode outcome = JsonNodeFactory.instance.objectNode().put("resourceType", "OperationOutcome");
        ObjectNode issue =
                outcome.putArray("issue").addObject().put("severity", "error").put("code", code(status));
        if (!diagnostics.isEmpty()) {
            issue.put("diagnostics", diagnostics);
        }
        if (apiVersion == 2) {
            ObjectNode details = issue.putObject("details");
            ObjectNode coding = details.putArray("coding")
                    .addObject()
                    .put("system", "http://hl7.org/fhir/ValueSet/operation-outcome")
                    .put("code", "Request Error");
            if (!diagnostics.isEmpty()) {
                coding.put("display", diagnostics);
                details.put("text", diagnostics);
            }
        } else if (apiVersion == 3) {
            ObjectNode details = issue.putObject("details");
            if (!diagnostics.isEmpty()) {
                details.put("text", diagnostics);
            }
        }
        return GoText.json(outcome);
    }

    private static String code(int status) {
        return switch (status) {
            case 400 -> "structure";
            case 401, 403 -> "forbidden";
            case 404, 410 -> "not-found";
            default -> "exception";
        };
    }
}
