package io.github.bcdacamel.bcda;

import static io.github.bcdacamel.failures.KnownFailure.FILE_ANSWER_UNKNOWN;
import static io.github.bcdacamel.failures.KnownFailure.FILE_FORBIDDEN;
import static io.github.bcdacamel.failures.KnownFailure.FILE_GONE;
import static io.github.bcdacamel.failures.KnownFailure.FILE_NOT_NOW;
import static io.github.bcdacamel.failures.KnownFailure.FILE_OTHER_ANSWER;
import static io.github.bcdacamel.failures.KnownFailure.FILE_REJECTED;
import static io.github.bcdacamel.failures.KnownFailure.FILE_STUMBLED;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.KnownFailure;
import io.github.bcdacamel.failures.RetryableException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.apache.camel.language.simple.Simple;

/**
 * Decides by status and headers whether the response is the file. The landing checks the content; the route renews the
 * token before a 401 gets here, and retries. A failure of one file says nothing about the others.
 */
public final class FileResponseGuard {

    private static final String OTHERS = " The other files are fetched, and the next run tries this one again.";

    /** Stumbles of BCDA's database in a row, by feed and file: a next export begins anew, and leaves no more entries. */
    private final Map<String, Integer> stumbles = new ConcurrentHashMap<>();

    /**
     * Returns when the body is to be taken as the file, or as the part of it that was asked for; also for a 416 to such
     * a request: then nothing is left to fetch, or the file has changed, which the landing finds out.
     *
     * @param text the first 4 KB of the body of an error, empty for 200 and 206
     * @param file how messages call it, such as {@code ExplanationOfBenefit.0003}
     * @param resumed whether the request had a Range
     * @param key the feed and the file, for what is counted
     * @param attempt 1 for the first of the file in this run
     * @throws RetryableException when asking again is sensible; it means FILE when it persists
     * @throws ExportFailure FILE, or ACCESS when the firewall or BCDA shuts us out
     */
    public void check(
            @Header("CamelHttpResponseCode") int status,
            @Header("Retry-After") Long retryAfter,
            @Header("Content-Type") String contentType,
            @Variable("excerpt") String text,
            @Simple("${variable.file.name}") String file,
            @Simple("${variable.request.resuming}") boolean resumed,
            @Simple("${variable.fileKey.feed}/${variable.fileKey.name}") String key,
            @Simple("${variable.file.attempts}") int attempt) {
        if (attempt == 1) {
            stumbles.remove(key);
        }
        String says = " (" + ResponseInspector.says(status, contentType, text) + ").";
        switch (status) {
            case 200:
                isData(contentType, file);
                stumbles.remove(key);
                return;
            case 206:
                isData(contentType, file);
                stumbles.remove(key);
                if (!resumed) {
                    throw FILE_OTHER_ANSWER.notNow(
                            "The server sent only a part of " + file + " although all of it was requested" + says,
                            null);
                }
                return;
            case 416:
                if (!resumed) {
                    throw FILE_OTHER_ANSWER.notNow(
                            "The server refused a range of " + file + " although none was requested" + says, null);
                }
                return;
            case 401:
                throw FILE_REJECTED.failure("BCDA rejected the access token for " + file + ", a renewed one as well"
                        + says + " Its job may belong to other credentials than BCDA_CLIENT_ID." + OTHERS);
            case 403:
                if (ResponseInspector.isDatabaseStumble(status, text)
                        && FILE_STUMBLED.tolerates(stumbles.merge(key, 1, Integer::sum))) {
                    throw notNow(
                            FILE_STUMBLED,
                            "BCDA cannot look the organization up at the moment, for " + file + says,
                            retryAfter);
                }
                stumbles.remove(key);
                throw FILE_FORBIDDEN.failure("The request for " + file + " was forbidden" + says + " "
                        + ResponseInspector.forbidden(ResponseInspector.isHtml(contentType, text))
                        + " What has been fetched is kept.");
            case 404, 410:
                throw gone(says, file);
            default:
                other(status, retryAfter, says, file, resumed);
        }
    }

    private void isData(String contentType, String file) {
        String type = ResponseInspector.mediaType(contentType);
        if (type.equals("text/html") || type.equals("application/json")) {
            throw FILE_OTHER_ANSWER.notNow(
                    "The server sent " + (type.equals("text/html") ? "an HTML page" : "a JSON document")
                            + " instead of the data of " + file + " (Content-Type " + type + "). A load"
                            + " balancer or a proxy may have answered instead of BCDA.",
                    null);
        }
    }

    private static ExportFailure gone(String says, String file) {
        return FILE_GONE.failure(
                "BCDA does not have " + file + says
                        + " It keeps files for 24 hours after the job has ended. If its job is gone too, a new one is requested, once.");
    }

    private void other(int status, Long retryAfter, String says, String file, boolean resumed) {
        if (ResponseInspector.isWorthAskingAgain(status)) {
            String who = ResponseInspector.busy(status, "BCDA cannot send at the moment");
            throw notNow(FILE_NOT_NOW, who + ": " + file + says, retryAfter);
        }
        if (resumed) {
            throw new RangeRefusedException("The server refused to continue " + file + says
                    + " The whole file is fetched, and no other one is continued in this export.");
        }
        String likely =
                " " + ResponseInspector.redirected(status, "The address in the manifest is not that of a file.");
        throw FILE_ANSWER_UNKNOWN.failure(
                "The request for " + file + " was not answered with data" + says + likely + OTHERS);
    }

    private RetryableException notNow(KnownFailure trouble, String message, Long retryAfter) {
        return trouble.notNow(message, RetryAfterParser.pause(retryAfter));
    }
}
