package io.github.bcdacamel.simulator;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * bcda-app's auth middleware, with its checks in the same order: {@link #read} for every route, {@link #require} for the
 * protected ones. Each returns the refusal, or nothing.
 */
final class AuthMiddleware {

    private static final Pattern BEARER = Pattern.compile("Bearer (\\S+)");

    private final TokenIssuer tokens;
    private final ScenarioPlayer scenarios;

    AuthMiddleware(TokenIssuer tokens, ScenarioPlayer scenarios) {
        this.tokens = tokens;
        this.scenarios = scenarios;
    }

    /** A malformed or unusable Authorization header is refused even where none is needed. */
    Optional<SimulatedReply> read(EndpointCall call) {
        if (!call.request().has("Authorization")) {
            return Optional.empty();
        }
        Optional<Scenario> failed = scenarios.take(Fault.TOKEN_CHECK, call);
        if (failed.isPresent()) {
            // BCDA checks the token before it sets Connection: close.
            return Optional.of(OperationOutcomeWriter.reply(
                            call.apiVersion(), failed.get().code(), failed.get().words())
                    .ending(SimulatedReply.Ending.KEPT));
        }
        Matcher bearer = BEARER.matcher(call.request().header("Authorization"));
        if (!bearer.matches() || scenarios.happens(Fault.REFUSED_TOKEN, call)) {
            return refuse(call, 401, "Invalid Token");
        }
        if (scenarios.happens(Fault.EXPIRED_TOKEN, call)) {
            tokens.expireAll();
        }
        return switch (tokens.judge(bearer.group(1))) {
            case NOT_OURS -> refuse(call, 400, "Request Error");
            case UNVERIFIABLE -> refuse(call, 401, "Invalid Token");
            case EXPIRED -> refuse(call, 401, "Expired Token");
            case ACCEPTED -> Optional.empty();
        };
    }

    Optional<SimulatedReply> require(EndpointCall call) {
        if (!call.request().has("Authorization")) {
            return refuse(call, 401, "Invalid Token");
        } else if (scenarios.happens(Fault.DENYLISTED, call)) {
            return refuse(call, 403, "ACO (CMS_ID: " + Organization.CMS_ID + ") is unauthorized");
        } else if (scenarios.happens(Fault.ACO_DISABLED, call)) {
            return refuse(call, 401, "");
        }
        return Optional.empty();
    }

    /** Only for kick-off and the list of jobs: whether this organization may use this version. */
    Optional<SimulatedReply> requireVersion(EndpointCall call) {
        if (scenarios.happens(Fault.VERSION_DENIED, call)) {
            boolean newest = call.apiVersion() == 3;
            return refuse(
                    call,
                    403,
                    newest ? "V3 access not enabled for this ACO" : "v1 nor v2 access not enabled for this ACO");
        }
        return Optional.empty();
    }

    private static Optional<SimulatedReply> refuse(EndpointCall call, int status, String diagnostics) {
        return Optional.of(OperationOutcomeWriter.reply(call.apiVersion(), status, diagnostics));
    }
}
