package io.github.bcdacamel.doctor;

import static io.github.bcdacamel.failures.FailureClass.ACCESS;
import static io.github.bcdacamel.failures.FailureClass.GAVE_UP;
import static io.github.bcdacamel.failures.FailureClass.SETTINGS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bcdacamel.bcda.AddressGuard;
import io.github.bcdacamel.bcda.ResponseInspector;
import java.io.IOException;
import org.apache.camel.Body;
import org.apache.camel.Header;

/**
 * Checks the response to {@code GET /metadata}, which needs no credentials: whether the server is reachable, its clock
 * ({@link ClockCheck}), and whether it is the FHIR server that the settings name. BCDA's CapabilityStatement has FHIR
 * 3.0.1 in v1 and 4.0.1 in v2 and v3.
 */
public final class MetadataCheck {

    private static final String REACHED = "reachable";
    private static final String METADATA = "metadata";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String address;
    private final String apiVersion;
    private final ClockCheck clock;

    public MetadataCheck(String apiUrl, String apiVersion, ClockCheck clock) {
        this.address = AddressGuard.redacted(apiUrl + "/metadata");
        this.apiVersion = apiVersion;
        this.clock = clock;
    }

    public CheckResult answered(
            @Header("CamelHttpResponseCode") int status,
            @Header("Date") String date,
            @Header("Content-Type") String contentType,
            @Body String body) {
        String how = address.startsWith("https:") ? " over TLS, with a trusted certificate." : " without TLS.";
        return CheckResult.answered(
                status,
                Check.ok(REACHED, address + " answers" + how),
                clock.read(date),
                metadata(status, contentType, body));
    }

    public CheckResult silent(Throwable fault) {
        return CheckResult.failed(REACHED, address, fault);
    }

    private Check metadata(int status, String contentType, String body) {
        String says = " (" + ResponseInspector.says(status, contentType, body) + ", from " + address + ")";
        boolean html = ResponseInspector.isHtml(contentType, body);
        if (status == 200 && !html) {
            return statement(body);
        }
        if (ResponseInspector.isWorthAskingAgain(status)) {
            return Check.fail(GAVE_UP, METADATA, "BCDA is too busy at the moment" + says + ". Try again later.");
        }
        if (status == 403 && html) {
            return Check.fail(
                    ACCESS, METADATA, "The request was forbidden" + says + ". " + ResponseInspector.NOT_ALLOW_LISTED);
        }
        if (status == 401 || status == 403) {
            return Check.fail(
                    ACCESS,
                    METADATA,
                    "The server refused access" + says + ". Ask its operator whether access was withdrawn.");
        }
        return Check.fail(
                SETTINGS,
                METADATA,
                "This does not look like BCDA" + says + ". Check bcda.base-url, bcda.api-version and bcda.api-url.");
    }

    private Check statement(String body) {
        JsonNode statement;
        try {
            statement = JSON.readTree(body);
        } catch (IOException notJson) {
            statement = null;
        }
        if (statement == null || !statement.path("resourceType").asText("").equals("CapabilityStatement")) {
            return Check.fail(
                    SETTINGS,
                    METADATA,
                    address + " did not return a FHIR CapabilityStatement. Check bcda.base-url,"
                            + " bcda.api-version and bcda.api-url.");
        }
        String found = statement.path("fhirVersion").asText("");
        String expected = apiVersion.equals("v1") ? "3." : "4.";
        // The version is the server's text and goes to a terminal.
        String shown = found.matches("[0-9A-Za-z.-]{1,20}") ? found : "of an unknown version";
        return found.startsWith(expected)
                ? Check.ok(METADATA, "A FHIR server, FHIR " + shown + ".")
                : Check.warn(
                        METADATA,
                        "A FHIR server, but FHIR " + shown + ", and " + apiVersion + " (bcda.api-version) has "
                                + expected + "0.1. Check that bcda.api-url and bcda.api-version agree.");
    }
}
