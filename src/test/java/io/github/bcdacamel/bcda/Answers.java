package io.github.bcdacamel.bcda;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The server's own texts, as the tests need them, and a clock that moves when told. */
final class Answers {

    static final String FHIR_JSON = "application/fhir+json";
    static final String TEXT = "text/plain; charset=utf-8";
    static final String HTML = "<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body></body>\r\n</html>";
    static final String FIREWALL = """
            {
                "issue": [
                    {
                        "code": "throttled",
                        "details": {
                            "text": "Requests from this IP are currently throttled due to exceeding the limit. Try again in 5 minutes."
                        },
                        "severity": "error"
                    }
                ],
                "resourceType": "OperationOutcome"
            }
            """;
    static final String CLEANED_UP = v2("not-found", "") + v2("not-found", "");

    private Answers() {}

    static String v1(String code, String diagnostics) {
        return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"" + code + "\""
                + (diagnostics.isEmpty() ? "" : ",\"diagnostics\":\"" + diagnostics + "\"") + "}]}";
    }

    static String v2(String code, String diagnostics) {
        if (diagnostics.isEmpty()) {
            return v1(code, "");
        }
        return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"" + code
                + "\",\"diagnostics\":\"" + diagnostics + "\",\"details\":{\"coding\":[{\"system\":"
                + "\"http://hl7.org/fhir/ValueSet/operation-outcome\",\"code\":\"Request Error\",\"display\":\""
                + diagnostics + "\"}],\"text\":\"" + diagnostics + "\"}}]}";
    }

    static String v3(String code, String diagnostics) {
        return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"" + code + "\","
                + (diagnostics.isEmpty()
                        ? "\"details\":{}"
                        : "\"diagnostics\":\"" + diagnostics + "\",\"details\":{\"text\":\"" + diagnostics + "\"}")
                + "}]}";
    }

    /** A clock at noon of a fixed day. */
    static final class MovingClock extends Clock {

        private Instant now = Instant.parse("2026-11-22T12:00:00Z");

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
