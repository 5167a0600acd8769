package io.github.bcdacamel.bcda;

/** The server's own texts, as the tests need them. */
final class BcdaResponses {

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

    private BcdaResponses() {}

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
}
