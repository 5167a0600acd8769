package io.github.bcdacamel.bcda;

import static io.github.bcdacamel.failures.KnownFailure.KICK_OFF_FORBIDDEN;
import static io.github.bcdacamel.failures.KnownFailure.KICK_OFF_NOT_BCDA;
import static io.github.bcdacamel.failures.KnownFailure.KICK_OFF_REFUSED;
import static io.github.bcdacamel.failures.KnownFailure.KICK_OFF_REJECTED;
import static io.github.bcdacamel.failures.KnownFailure.NOTHING_TO_EXPORT;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.KnownFailure;
import java.util.Locale;

/**
 * Maps a final refusal of a kick-off to a message: what BCDA said, which setting caused it, and what to do. It
 * recognizes BCDA's own texts (bcda-app, middleware/validation.go and api/requests.go); other texts are quoted with
 * general advice.
 */
final class KickOffRefusalMapper {

    private static final String KEPT = " Nothing was downloaded and earlier exports are untouched.";

    private KickOffRefusalMapper() {}

    static ExportFailure refusal(int status, String contentType, String body) {
        String says = ResponseInspector.says(status, contentType, body);
        String text = ResponseInspector.text(contentType, body).toLowerCase(Locale.ROOT);
        boolean html = ResponseInspector.isHtml(contentType, body);
        if (status == 403) {
            return failure(KICK_OFF_FORBIDDEN, "The kick-off was forbidden (" + says + "). " + forbidden(html, text));
        }
        if (status < 400 || status == 405 || html) {
            return failure(KICK_OFF_NOT_BCDA, notBcda(status, says));
        }
        if (status == 401) {
            return failure(
                    KICK_OFF_REJECTED,
                    "BCDA rejected the access token of the kick-off (" + says
                            + "), a renewed one as well. The organization's access may have ended, or its model"
                            + " may be disabled: ask BCDA's help desk.");
        }
        if (status == 404) {
            return notFound(contentType, body, says, text);
        }
        if (status == 400 && text.equals("request error")) {
            return failure(
                    KICK_OFF_REJECTED,
                    "BCDA could not read the access token of the kick-off (" + says + "). It is probably a"
                            + " token of another server: check that bcda.token-url and bcda.api-url belong"
                            + " together.");
        }
        return failure(KICK_OFF_REFUSED, "BCDA refused the kick-off (" + says + "). " + advice(text));
    }

    private static String forbidden(boolean html, String text) {
        if (html) {
            return ResponseInspector.NOT_ALLOW_LISTED;
        }
        if (text.contains("v1 nor v2 access")) {
            return "The organization's model has to use the newest API: set bcda.api-version to v3.";
        }
        if (text.contains("v3 access")) {
            return "The organization is not enabled for v3 yet: set bcda.api-version to v2, or ask BCDA's help desk.";
        }
        return "The credentials are valid, but the organization has no access to BCDA: ask BCDA's help desk.";
    }

    private static String notBcda(int status, String says) {
        String likely = ResponseInspector.redirected(
                status,
                "A FHIR bulk export server answers a kick-off with 202; this may be a web page or another API.");
        return "This does not look like BCDA: the kick-off was answered with " + says + ". " + likely
                + " Check bcda.base-url, bcda.api-version and bcda.api-url.";
    }

    private static ExportFailure notFound(String contentType, String body, String says, String text) {
        if (OperationOutcomeParser.read(body).isEmpty()) {
            return failure(
                    KICK_OFF_NOT_BCDA,
                    "There is no export at this address (" + ResponseInspector.says(404, contentType, body)
                            + "). Check bcda.base-url, bcda.api-version and bcda.api-url.");
        }
        String advice;
        if (text.contains("runout")) {
            advice = "Runout data are available from the start of a year until 180 days after their last update: set"
                    + " bcda.export.group to all until the next year's are announced.";
        } else if (text.contains("_since")) {
            advice = "BCDA has no list of enrollees as old as bcda.export.since: set it to none for a full export.";
        } else if (text.contains("attribution")) {
            advice = "BCDA has no current list of the organization's enrollees. That is normal in the first weeks of a"
                    + " year: try again in a few days, and set bcda.export.group to runout for last year's claims"
                    + " meanwhile.";
        } else {
            advice = "Check bcda.export.group: BCDA accepts all and runout.";
        }
        return failure(NOTHING_TO_EXPORT, "BCDA has nothing to export (" + says + "). " + advice);
    }

    private static String advice(String text) {
        if (text.contains("typefilter") || text.contains("sharedsystem") || text.contains("system-type")) {
            return "Change bcda.export.type-filter.";
        }
        if (text.contains("already passed")) {
            return "The time in bcda.export.since is in the future for BCDA: change it, and check this machine's clock.";
        }
        if (text.contains("_since")) {
            return "Change bcda.export.since: it accepts auto, ledger, none, or a time with its zone such as"
                    + " 2026-01-31T00:00:00Z.";
        }
        if (text.contains("group")) {
            return "Change bcda.export.group: it is all, runout, or empty.";
        }
        if (text.contains("resource type") || text.contains("_type")) {
            return "Change bcda.export.types: each version of the API has its own list, and some models have"
                    + " Claim and ClaimResponse in v2 only.";
        }
        return "Check the settings bcda.export.* and bcda.api-version; if they are right, report it with this text.";
    }

    private static ExportFailure failure(KnownFailure trouble, String message) {
        return trouble.failure(message + KEPT);
    }
}
