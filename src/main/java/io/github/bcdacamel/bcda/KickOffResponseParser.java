package io.github.bcdacamel.bcda;

import static io.github.bcdacamel.failures.KnownFailure.JOB_ADDRESS_MISSING;
import static io.github.bcdacamel.failures.KnownFailure.KICK_OFF_NOT_NOW;

import io.github.bcdacamel.bcda.KickOffResponse.Kind;
import io.github.bcdacamel.failures.Backoff;
import io.github.bcdacamel.failures.CauseMapper;
import io.github.bcdacamel.failures.CauseMapper.Cause;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import java.time.Duration;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/**
 * Reads the answer to a kick-off: accepted, a duplicate, not now, or refused for good, which is thrown (the words of
 * that are {@link KickOffRefusalMapper}). Not now is bounded by a number of attempts. The route finds the job of a
 * duplicate, and renews the token after a first 401.
 */
public final class KickOffResponseParser {

    private final int attempts;
    private final Backoff backoff;

    public KickOffResponseParser(int attempts, Backoff backoff) {
        this.attempts = attempts;
        this.backoff = backoff;
    }

    /**
     * @param attempt which attempt this was, 1 for the first
     * @throws ExportFailure REFUSED, ACCESS, SETTINGS or JOB; GAVE_UP when it was the last attempt
     */
    public KickOffResponse read(
            @Header("CamelHttpResponseCode") int status,
            @Header("Content-Location") String contentLocation,
            @Header("Retry-After") Long retryAfter,
            @Header("Content-Type") String contentType,
            @Body String body,
            @Variable("attempt") int attempt) {
        Duration asked = RetryAfterParser.pause(retryAfter);
        if (status == 202) {
            return accepted(contentLocation);
        }
        if (isDuplicate(status, contentLocation, body)) {
            return new KickOffResponse(
                    Kind.DUPLICATE,
                    null,
                    backoff.pause(attempt, asked),
                    "BCDA says that a job for the same data is already running (HTTP 429).");
        }
        if (ResponseInspector.isWorthAskingAgain(status)) {
            String who = ResponseInspector.busy(status, "BCDA cannot take a kick-off at the moment");
            return notNow(
                    who + " (" + ResponseInspector.says(status, contentType, body) + ").",
                    asked,
                    attempt,
                    KICK_OFF_NOT_NOW.end(),
                    null);
        }
        throw KickOffRefusalMapper.refusal(status, contentType, body);
    }

    /** No answer came: a fault of the network, or no token at the moment. Everything else is rethrown. */
    public KickOffResponse stumbled(Throwable thrown, int attempt) {
        Cause cause = CauseMapper.map(thrown);
        if (cause.kind() == CauseMapper.Kind.RETRYABLE) {
            return notNow(cause.message(), cause.pause(), attempt, cause.failureClass(), cause.fault());
        }
        if (cause.kind() != CauseMapper.Kind.NO_ANSWER) {
            throw cause.failure();
        }
        String why = "The kick-off got no answer because " + cause.message() + ".";
        KickOffResponse later = notNow(why, null, attempt, cause.failureClass(), cause.fault());
        return new KickOffResponse(Kind.UNANSWERED, null, later.pause(), why);
    }

    /** The list of jobs, asked after a lost answer, did not come either: no kick-off is sent before it does. */
    public KickOffResponse stillUnanswered(Throwable fault, int attempt) {
        KickOffResponse later = stumbled(fault, attempt);
        return new KickOffResponse(Kind.UNANSWERED, null, later.pause(), later.explanation());
    }

    /** The kick-off whose answer was lost has made a job, which is known by now. */
    public KickOffResponse found() {
        return new KickOffResponse(Kind.ACCEPTED, null, Duration.ZERO, "BCDA lists the job of the kick-off.");
    }

    private static KickOffResponse accepted(String contentLocation) {
        if (contentLocation == null || contentLocation.isBlank()) {
            throw JOB_ADDRESS_MISSING.failure(
                    "The server accepted the kick-off (HTTP 202) but did not say where its job is: the answer has no"
                            + " Content-Location. A proxy on the way may have removed it. Nothing was"
                            + " downloaded; the next run kicks off a new job.");
        }
        return new KickOffResponse(
                Kind.ACCEPTED, contentLocation.strip(), Duration.ZERO, "BCDA accepted the kick-off.");
    }

    /** BCDA's own 429 has no body; the firewall's has one, and other servers name the running jobs. */
    private static boolean isDuplicate(int status, String contentLocation, String body) {
        return status == 429 && (body == null || body.isBlank()) && (contentLocation == null);
    }

    private KickOffResponse notNow(
            String why, Duration asked, int attempt, FailureClass ifItPersists, Throwable cause) {
        if (attempt >= attempts) {
            throw new ExportFailure(
                    ifItPersists,
                    why + " It was the same after " + attempt
                            + " attempts, so this run gave up. Nothing was downloaded;"
                            + " the next run kicks off again.",
                    cause);
        }
        return new KickOffResponse(Kind.NOT_NOW, null, backoff.pause(attempt, asked), why);
    }
}
