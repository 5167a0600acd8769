package io.github.bcdacamel.bcda;

import static io.github.bcdacamel.failures.KnownFailure.TOKEN_FORBIDDEN;
import static io.github.bcdacamel.failures.KnownFailure.TOKEN_MISDIRECTED;
import static io.github.bcdacamel.failures.KnownFailure.TOKEN_NOT_BCDA;
import static io.github.bcdacamel.failures.KnownFailure.TOKEN_NOT_NOW;
import static io.github.bcdacamel.failures.KnownFailure.TOKEN_REJECTED;

import io.github.bcdacamel.failures.CauseMapper;
import io.github.bcdacamel.failures.CauseMapper.Cause;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.RetryableException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/**
 * Reads the response of the token address: accepted, not now, or never with these credentials. BCDA answers its own
 * errors in plain text, the firewall in front of it in JSON and the balancer in HTML. Taking the token out of a good
 * answer is left to {@link AccessTokenCache}, asking again to the route.
 */
public final class TokenResponseParser {

    private static final String KEPT = " Nothing is lost: the next run goes on from here.";

    /** Outcomes instead of text in a row. */
    private final AtomicInteger misdirected = new AtomicInteger();

    /**
     * Returns for a 200 that holds a JSON object.
     *
     * @throws RetryableException with the pause BCDA asked for, when asking again is sensible; its message is about the
     *     token alone, because what follows is the asker's
     * @throws ExportFailure ACCESS or SETTINGS, when it is not
     */
    public void check(
            @Header("CamelHttpResponseCode") int status,
            @Header("Retry-After") Long retryAfter,
            @Header("Content-Type") String contentType,
            @Body String body,
            @Variable("tokenUrl") String tokenUrl) {
        String from = " (" + ResponseInspector.says(status, contentType, body) + ", from "
                + AddressGuard.redacted(tokenUrl) + ")";
        boolean html = ResponseInspector.isHtml(contentType, body);
        if (status == 200 && !html && ResponseInspector.isJsonObject(body)) {
            misdirected.set(0);
            return;
        }
        // Another part of BCDA has answered: the token address writes its own refusals in plain text.
        if (status == 401
                && !OperationOutcomeParser.read(body).isEmpty()
                && TOKEN_MISDIRECTED.tolerates(misdirected.incrementAndGet())) {
            throw TOKEN_MISDIRECTED.notNow(
                    "Another part of BCDA than the token address answered the request for an access token" + from
                            + ". That says nothing about the credentials.",
                    RetryAfterParser.pause(retryAfter));
        }
        if (ResponseInspector.isWorthAskingAgain(status)) {
            String who = ResponseInspector.busy(status, "BCDA cannot give out an access token at the moment");
            throw TOKEN_NOT_NOW.notNow(who + from + ".", RetryAfterParser.pause(retryAfter));
        }
        if (status == 403) {
            throw TOKEN_FORBIDDEN.failure("The request for an access token was forbidden" + from + ". "
                    + ResponseInspector.forbidden(html)
                    + KEPT);
        }
        if ((status == 400 || status == 401) && !html) {
            throw TOKEN_REJECTED.failure(
                    "BCDA rejected the client id and secret" + from + ". Credentials expire after 90 days, and the"
                            + " sandbox and production have different ones: renew them in your model's portal, then set"
                            + " BCDA_CLIENT_ID and BCDA_CLIENT_SECRET and run again." + KEPT);
        }
        throw TOKEN_NOT_BCDA.failure(
                "This does not look like BCDA: the request for an access token was not answered with one" + from
                        + ". Check bcda.base-url and bcda.token-url." + KEPT);
    }

    /** No answer came. */
    public void unanswered(
            @ExchangeProperty("CamelExceptionCaught") Throwable thrown, @Variable("tokenUrl") String tokenUrl) {
        Cause cause = CauseMapper.map(thrown);
        if (cause.kind() != CauseMapper.Kind.NO_ANSWER) {
            throw cause.failure();
        }
        throw new RetryableException(
                "The request for an access token (" + AddressGuard.redacted(tokenUrl) + ") got no answer because "
                        + cause.message() + ".",
                null,
                cause.failureClass());
    }
}
