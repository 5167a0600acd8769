package io.github.bcdacamel.simulator;

import java.util.Arrays;
import java.util.regex.Pattern;

/** The endpoints that a scenario can name. */
enum EndpointKind {
    TOKEN("token"),
    KICK_OFF("kick-off"),
    JOBS("jobs"),
    STATUS("status"),
    CANCEL("cancel"),
    DATA("data"),
    /** Metadata, health, attribution status, and everything BCDA does not have; with scenarios: every endpoint. */
    ANY("any");

    private static final Pattern EXPORT = Pattern.compile("/api/v[123]/(Patient|Group/[^/]*)/\\$export");
    private static final Pattern JOBS_LIST = Pattern.compile("/api/v[123]/jobs");
    private static final Pattern ONE_JOB = Pattern.compile("/api/v[123]/jobs/[^/]+");
    private static final Pattern FILE = Pattern.compile("/data/[^/]+/[^/]+");

    private final String word;

    EndpointKind(String word) {
        this.word = word;
    }

    static EndpointKind of(IncomingRequest request) {
        String path = request.path();
        if (path.equals("/auth/token")) {
            return TOKEN;
        } else if (EXPORT.matcher(path).matches()) {
            return KICK_OFF;
        } else if (JOBS_LIST.matcher(path).matches()) {
            return JOBS;
        } else if (ONE_JOB.matcher(path).matches()) {
            return request.method().equals("DELETE") ? CANCEL : STATUS;
        }
        return FILE.matcher(path).matches() ? DATA : ANY;
    }

    static EndpointKind named(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No endpoint kind is called '" + word + "'."));
    }

    @Override
    public String toString() {
        return word;
    }
}
