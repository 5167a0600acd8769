package io.github.bcdacamel.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bcdacamel.bcda.AddressGuard;
import io.github.bcdacamel.bcda.InstantParser;
import io.github.bcdacamel.bcda.ResponseInspector;
import io.github.bcdacamel.failures.FailureClass;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Header;

/**
 * Checks {@code GET /attribution_status}: when BCDA last received the organization's list of enrollees. It comes
 * monthly; each January there is none for up to six weeks, and runout ends 180 days after its last update. Only BCDA
 * has this address: any answer of another server passes.
 */
public final class AttributionCheck {

    private static final String NAME = "attribution";
    private static final Duration A_MONTH_AND_A_HALF = Duration.ofDays(45);
    private static final Duration RUNOUT_LASTS = Duration.ofDays(180);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String address;
    private final boolean bcda;
    private final boolean runout;
    private final Clock clock;

    /** @param group bcda.export.group; runout has a date of its own */
    public AttributionCheck(String apiUrl, String group, Clock clock) {
        this.address = AddressGuard.redacted(apiUrl + "/attribution_status");
        this.bcda = apiUrl.matches(".*/api/v\\d");
        this.runout = group.equals("runout");
        this.clock = clock;
    }

    public CheckResult answered(
            @Header("CamelHttpResponseCode") int status,
            @Header("Content-Type") String contentType,
            @Body String body) {
        return CheckResult.answered(status, check(status, contentType, body));
    }

    public CheckResult silent(Throwable fault) {
        return CheckResult.failed(NAME, address, fault);
    }

    private Check check(int status, String contentType, String body) {
        Optional<JsonNode> dates = status == 200 ? dates(body) : Optional.empty();
        if (dates.isPresent()) {
            return compare(dates.get());
        }
        if (!bcda) {
            return Check.ok(NAME, "Unknown: only BCDA reports it.");
        }
        String says = " (" + ResponseInspector.says(status, contentType, body) + ", from " + address + ")";
        return switch (status) {
            case 404 ->
                Check.warn(
                        NAME,
                        "BCDA has no attribution of the organization" + says
                                + ". That is usual in January, for up to six"
                                + " weeks: an export ends with exit code 11 until it comes. bcda.export.group = runout"
                                + " works meanwhile.");
            case 401, 403 ->
                Check.fail(
                        FailureClass.ACCESS,
                        NAME,
                        "BCDA issued an access token and does not accept it" + says + ". The organization may be"
                                + " disabled: ask BCDA's help desk.");
            default -> Check.warn(NAME, "BCDA does not report it at the moment" + says + ". An export may still work.");
        };
    }

    private Check compare(JsonNode dates) {
        Optional<Instant> attributed = last(dates, "last_attribution_update");
        Optional<Instant> ranOut = last(dates, "last_runout_update");
        String found = "Last attribution " + day(attributed) + ", last runout " + day(ranOut) + ".";
        Optional<Instant> asked = runout ? ranOut : attributed;
        Duration longest = runout ? RUNOUT_LASTS : A_MONTH_AND_A_HALF;
        if (asked.isEmpty()) {
            return Check.warn(
                    NAME,
                    found + " There is none for bcda.export.group: an export ends with exit code 11 until"
                            + " it comes.");
        }
        if (Duration.between(asked.get(), clock.instant()).compareTo(longest) > 0) {
            return Check.warn(
                    NAME,
                    found + " That is older than " + longest.toDays() + " days, and BCDA updates it monthly:"
                            + " enrollees who came or left since are not reflected. Ask BCDA's help desk.");
        }
        return Check.ok(NAME, found);
    }

    private static Optional<JsonNode> dates(String body) {
        try {
            JsonNode status = JSON.readTree(body);
            return Optional.ofNullable(status)
                    .map(read -> read.path("ingestion_dates"))
                    .filter(JsonNode::isArray);
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> last(JsonNode dates, String type) {
        Optional<Instant> last = Optional.empty();
        for (JsonNode date : dates) {
            if (date.path("type").asText("").equals(type)) {
                last = InstantParser.fhir(date.path("timestamp").asText(""));
            }
        }
        return last;
    }

    private static String day(Optional<Instant> instant) {
        return instant.map(known -> known.atZone(ZoneOffset.UTC).toLocalDate().toString())
                .orElse("none");
    }
}
