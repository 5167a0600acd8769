package io.github.bcdacamel.bcda;

import static io.github.bcdacamel.failures.KnownFailure.JOB_CANCELLED;
import static io.github.bcdacamel.failures.KnownFailure.JOB_EXPIRED;
import static io.github.bcdacamel.failures.KnownFailure.JOB_FAILED;
import static io.github.bcdacamel.failures.KnownFailure.JOB_NOT_FOUND;
import static io.github.bcdacamel.failures.KnownFailure.MANIFEST_NOT_JSON;
import static io.github.bcdacamel.failures.KnownFailure.OWN_FAULT;
import static io.github.bcdacamel.failures.KnownFailure.STATUS_FORBIDDEN;
import static io.github.bcdacamel.failures.KnownFailure.STATUS_REJECTED;
import static io.github.bcdacamel.failures.KnownFailure.STATUS_STUMBLED;
import static io.github.bcdacamel.failures.KnownFailure.STATUS_UNKNOWN;

import io.github.bcdacamel.bcda.JobStatus.Counters;
import io.github.bcdacamel.bcda.JobStatus.Meaning;
import io.github.bcdacamel.bcda.OperationOutcomeParser.Issue;
import io.github.bcdacamel.failures.CauseMapper;
import io.github.bcdacamel.failures.CauseMapper.Cause;
import io.github.bcdacamel.failures.KnownFailure;
import io.github.bcdacamel.failures.Redactor;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;

/**
 * Reads BCDA's answer to a status check. An answer ends the wait only when it is sure: BCDA takes "job failed" back when
 * its preparation is repeated, and answers 404 or 403 when its database stumbles, so these are tolerated some times since the
 * job was last in progress. Everything that says nothing about the job (network, firewall, load balancer) is not now.
 * The route limits the whole wait and renews the token before a 401 gets here.
 */
public final class JobStatusParser {

    private static final double GROWTH = 1.5;
    private static final int LONGEST_PROGRESS = 60;
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})(?:\\.\\d{1,6})?\\s?%");
    private static final String KICK_OFF_AGAIN = " Nothing was delivered; the next run kicks off a new job.";
    private static final String KEPT = " The job is remembered: the next run asks about it again.";

    private final Duration interval;
    private final Duration maxInterval;

    /**
     * @param interval the pause after the first check; it grows by half with each
     * @param maxInterval the longest pause of our own; a longer Retry-After wins
     */
    public JobStatusParser(Duration interval, Duration maxInterval) {
        this.interval = interval;
        this.maxInterval = maxInterval.compareTo(interval) < 0 ? interval : maxInterval;
    }

    /** @param previous the answer to the check before, null for the first */
    public JobStatus read(
            @Header("CamelHttpResponseCode") int status,
            @Header("Retry-After") Long retryAfter,
            @Header("X-Progress") String xProgress,
            @Header("Content-Type") String contentType,
            @Body String body,
            @Variable("jobStatus") JobStatus previous) {
        Counters before = previous == null ? Counters.NONE : previous.counters();
        Duration asked = RetryAfterParser.pause(retryAfter);
        String says = "(" + ResponseInspector.says(status, contentType, body) + ")";
        boolean html = ResponseInspector.isHtml(contentType, body);
        switch (status) {
            case 200:
                return finished(html, body, asked, before);
            case 202:
                return inProgress(xProgress, asked, before);
            case 401:
                return end(
                        Meaning.REFUSED,
                        STATUS_REJECTED,
                        "BCDA rejected the access token of a status check " + says
                                + ", a renewed one as well. Either the"
                                + " job belongs to other credentials than BCDA_CLIENT_ID, or access was withdrawn."
                                + KEPT,
                        before);
            case 403:
                if (ResponseInspector.isDatabaseStumble(status, body)
                        && STATUS_STUMBLED.tolerates(before.missing().missingSeen())) {
                    return notNow(
                            "BCDA cannot look the organization up at the moment " + says + ".",
                            asked,
                            before.missing());
                }
                String why = html
                        ? ResponseInspector.NOT_ALLOW_LISTED
                        : "Ask BCDA's help desk whether access was withdrawn.";
                return end(
                        Meaning.REFUSED,
                        STATUS_FORBIDDEN,
                        "A status check was forbidden " + says + ". " + why + KEPT,
                        before);
            case 404:
                return missing(html, body, says, asked, before);
            case 410:
                return expired(says, before);
            default:
                return other(status, html, body, says, asked, before);
        }
    }

    /** The job exists but its files do not: it counts as expired. */
    public JobStatus withoutFiles(JobStatus finished) {
        return end(
                Meaning.EXPIRED,
                JOB_EXPIRED,
                "The job still answers, but the server no longer has all of its files, and the addresses that its"
                        + " manifest names for them do not help." + KICK_OFF_AGAIN,
                finished.counters());
    }

    /** No answer came: a fault of the network, or no token at the moment. Everything else is rethrown. */
    public JobStatus stumbled(Throwable thrown, JobStatus previous) {
        Cause cause = CauseMapper.map(thrown);
        Counters before = previous == null ? Counters.NONE : previous.counters();
        return switch (cause.kind()) {
            case RETRYABLE -> notNow(cause.message(), cause.pause(), before.stumbled());
            case NO_ANSWER ->
                notNow("A status check got no answer because " + cause.message() + ".", null, before.stumbled());
            case FINAL, OWN_FAULT -> throw cause.failure();
        };
    }

    private JobStatus inProgress(String xProgress, Duration asked, Counters before) {
        String progress = progress(xProgress);
        Counters counters = before.inProgress();
        String explanation = "BCDA is working on the job" + (progress.isEmpty() ? "." : ": " + progress + ".");
        return new JobStatus(
                Meaning.IN_PROGRESS, pause(asked, counters), progress, percent(progress), explanation, null, counters);
    }

    private JobStatus finished(boolean html, String body, Duration asked, Counters before) {
        if (!html && ResponseInspector.isJsonObject(body)) {
            return new JobStatus(
                    Meaning.FINISHED, Duration.ZERO, "", null, "BCDA has finished the job.", null, before.inProgress());
        }
        Counters counters = before.unreadable();
        String what = "A status check was answered with " + (html ? "an HTML page" : "something that is not JSON")
                + " instead of a manifest (HTTP 200).";
        return MANIFEST_NOT_JSON.tolerates(counters.unreadableSeen())
                ? notNow(what, asked, counters)
                : end(
                        Meaning.FAILED,
                        MANIFEST_NOT_JSON,
                        what + " It was the same " + counters.unreadableSeen() + " times. Check bcda.base-url, and"
                                + " whether a proxy answers instead of BCDA." + KICK_OFF_AGAIN,
                        before);
    }

    private JobStatus missing(boolean html, String body, String says, Duration asked, Counters before) {
        List<Issue> issues = html ? List.of() : OperationOutcomeParser.read(body);
        boolean cancelled = issues.stream()
                .anyMatch(issue -> issue.text().toLowerCase(Locale.ROOT).contains("cancel")
                        || issue.code().equals("deleted"));
        if (cancelled) {
            return end(
                    Meaning.CANCELLED,
                    JOB_CANCELLED,
                    "The job was canceled at BCDA " + says + ", not by this program: does somebody else use the same"
                            + " credentials?" + KICK_OFF_AGAIN,
                    before);
        }
        // After the clean-up BCDA answers twice in one body: once for the lookup, once for the job.
        if (OperationOutcomeParser.countDocuments(body) > 1) {
            return expired(says, before);
        }
        Counters counters = before.missing();
        return JOB_NOT_FOUND.tolerates(counters.missingSeen())
                ? notNow("BCDA does not find the job at the moment " + says + ".", asked, counters)
                : end(
                        Meaning.EXPIRED,
                        JOB_NOT_FOUND,
                        "BCDA does not know the job (any more) " + says + ", asked " + counters.missingSeen()
                                + " times. It was probably cleaned up." + KICK_OFF_AGAIN,
                        before);
    }

    private JobStatus other(int status, boolean html, String body, String says, Duration asked, Counters before) {
        if (status == 500 && !html && saysThatTheJobFailed(body)) {
            Counters counters = before.failed();
            if (!JOB_FAILED.tolerates(counters.failedSeen())) {
                return end(
                        Meaning.FAILED,
                        JOB_FAILED,
                        "BCDA could not do the job " + says + ", and said so " + counters.failedSeen()
                                + " times. Try again later; if it persists, report the job to BCDA's help desk."
                                + KICK_OFF_AGAIN,
                        before);
            }
            // BCDA repeats its preparation after seconds at first, after many minutes later: no hurry.
            return notNow(
                    "BCDA says that the job failed " + says + ", which it may take back.",
                    RetryAfterParser.longer(asked, maxInterval),
                    counters);
        }
        if (ResponseInspector.isWorthAskingAgain(status) || isTransient(body)) {
            String who = ResponseInspector.busy(status, "BCDA cannot answer a status check at the moment");
            return notNow(who + " " + says + ".", asked, before.stumbled());
        }
        return end(
                Meaning.FAILED,
                STATUS_UNKNOWN,
                "A status check was answered with something that ends the wait " + says + ". "
                        + ResponseInspector.redirected(status, "BCDA documents no such response.") + KICK_OFF_AGAIN,
                before);
    }

    private JobStatus expired(String says, Counters before) {
        return end(
                Meaning.EXPIRED,
                JOB_EXPIRED,
                "The job has expired " + says + ": BCDA keeps jobs and their files for 24 hours." + KICK_OFF_AGAIN,
                before);
    }

    private JobStatus notNow(String explanation, Duration asked, Counters counters) {
        return new JobStatus(Meaning.NOT_NOW, pause(asked, counters), "", null, explanation, null, counters);
    }

    private static JobStatus end(Meaning meaning, KnownFailure trouble, String message, Counters before) {
        return new JobStatus(meaning, Duration.ZERO, "", null, message, trouble.end(), before.stumbled());
    }

    private Duration pause(Duration asked, Counters counters) {
        double grown = interval.toMillis() * Math.pow(GROWTH, counters.checks() - 1.0);
        Duration own = Duration.ofMillis(Math.round(Math.min(grown, maxInterval.toMillis())));
        return RetryAfterParser.longer(asked, own);
    }

    /** BCDA's outcome of a failed job, and any other server's that is not marked as passing. */
    private static boolean saysThatTheJobFailed(String body) {
        List<Issue> issues = OperationOutcomeParser.read(body);
        // "Internal Error" is BCDA's answer when the token cannot be looked up, and says nothing about the job.
        return !issues.isEmpty()
                && !isTransient(body)
                && issues.stream().noneMatch(issue -> issue.text().equals("Internal Error"));
    }

    private static boolean isTransient(String body) {
        List<String> passing = List.of("transient", "throttled", "timeout", "lock-error", "no-store");
        return OperationOutcomeParser.read(body).stream().anyMatch(issue -> passing.contains(issue.code()));
    }

    private static String progress(String xProgress) {
        String shown = Redactor.redact(xProgress).replaceAll("[^ -~]+", " ").strip();
        return shown.length() <= LONGEST_PROGRESS ? shown : shown.substring(0, LONGEST_PROGRESS);
    }

    private static Integer percent(String progress) {
        Matcher matcher = PERCENT.matcher(progress);
        return matcher.find() && Integer.parseInt(matcher.group(1)) <= 100 ? Integer.valueOf(matcher.group(1)) : null;
    }
}
