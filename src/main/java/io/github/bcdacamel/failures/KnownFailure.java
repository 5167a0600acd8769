package io.github.bcdacamel.failures;

import static io.github.bcdacamel.failures.FailureClass.ACCESS;
import static io.github.bcdacamel.failures.FailureClass.DESTINATION;
import static io.github.bcdacamel.failures.FailureClass.FILE;
import static io.github.bcdacamel.failures.FailureClass.GAVE_UP;
import static io.github.bcdacamel.failures.FailureClass.HELD_BACK;
import static io.github.bcdacamel.failures.FailureClass.JOB;
import static io.github.bcdacamel.failures.FailureClass.REFUSED;
import static io.github.bcdacamel.failures.FailureClass.SERVER_ERRORS;
import static io.github.bcdacamel.failures.FailureClass.SETTINGS;
import static io.github.bcdacamel.failures.FailureClass.SINCE_HELD;
import static io.github.bcdacamel.failures.FailureClass.UNEXPECTED;
import static io.github.bcdacamel.failures.RetryOwner.FILE_ATTEMPTS;
import static io.github.bcdacamel.failures.RetryOwner.KICK_OFF_ATTEMPTS;
import static io.github.bcdacamel.failures.RetryOwner.NEVER;
import static io.github.bcdacamel.failures.RetryOwner.NEW_JOB;
import static io.github.bcdacamel.failures.RetryOwner.STATUS_CHECKS;
import static io.github.bcdacamel.failures.RetryOwner.TOKEN_USER;
import static io.github.bcdacamel.failures.Stage.DATA;
import static io.github.bcdacamel.failures.Stage.DELIVERY;
import static io.github.bcdacamel.failures.Stage.JOB_LIST;
import static io.github.bcdacamel.failures.Stage.KICK_OFF;
import static io.github.bcdacamel.failures.Stage.MANIFEST;
import static io.github.bcdacamel.failures.Stage.STATUS;
import static io.github.bcdacamel.failures.Stage.TOKEN;

import java.time.Duration;

/**
 * All that can go wrong with an export, by stage: who tries it again and how often it is tolerated, and what it means in
 * the end. This is the one table of it: whoever recognizes a trouble takes its class and its budget from here, and
 * docs/operations.md holds what it prints. Recognizing it, the words, and the advice are left to the readers.
 */
public enum KnownFailure {
    TOKEN_REJECTED(TOKEN, "400, 401: client id and secret are wrong, or have ended", NEVER, ACCESS),
    TOKEN_FORBIDDEN(TOKEN, "403: the firewall does not know our address, or access was withdrawn", NEVER, ACCESS),
    TOKEN_NOT_BCDA(TOKEN, "A web page, a redirect, another status, a 200 without a token", NEVER, SETTINGS),
    TOKEN_MISDIRECTED(
            TOKEN, "401 with an OperationOutcome: another part of BCDA than the token address", TOKEN_USER, 1, ACCESS),
    CREDENTIALS_WANTED(TOKEN, "401, and no token was sent because bcda.auth is none", NEVER, ACCESS),
    TOKEN_NOT_NOW(TOKEN, "408, 425, 429, 5xx but 501, or no answer", TOKEN_USER, GAVE_UP),

    KICK_OFF_NOT_NOW(KICK_OFF, "408, 425, 429, 5xx but 501", KICK_OFF_ATTEMPTS, GAVE_UP),
    KICK_OFF_UNANSWERED(
            KICK_OFF, "Name unknown, connection refused, reset or closed, silence", KICK_OFF_ATTEMPTS, GAVE_UP),
    CERTIFICATE_UNTRUSTED(
            KICK_OFF, "The server's certificate is not trusted, or of another host", KICK_OFF_ATTEMPTS, SETTINGS),
    OTHER_JOB_RUNS(
            KICK_OFF,
            "429 without a body, and the list of jobs has none of this request",
            RetryOwner.OTHER_JOB,
            GAVE_UP),
    KICK_OFF_REJECTED(KICK_OFF, "401, with a renewed token as well; 400 'Request Error'", NEVER, ACCESS),
    KICK_OFF_FORBIDDEN(KICK_OFF, "403: the firewall, or no access to this version or to BCDA", NEVER, ACCESS),
    KICK_OFF_NOT_BCDA(
            KICK_OFF, "A web page, a redirect, 405, another 2xx, 404 without an OperationOutcome", NEVER, SETTINGS),
    NOTHING_TO_EXPORT(KICK_OFF, "404: no attribution yet (January), runout over, since too old", NEVER, REFUSED),
    KICK_OFF_REFUSED(KICK_OFF, "Any other 4xx, 501: a type, group, filter or since", NEVER, REFUSED),
    JOB_ADDRESS_MISSING(KICK_OFF, "202 without Content-Location", NEVER, JOB),

    JOBS_NOT_NOW(
            JOB_LIST,
            "408, 425, 429, 5xx but 501, 403 'Unauthorized Error', or no answer",
            RetryOwner.NEXT_RUN,
            GAVE_UP),

    WAITED_TOO_LONG(
            STATUS, "408, 425, 429, 5xx that do not speak of the job, no answer, no token now", STATUS_CHECKS, GAVE_UP),
    JOB_OVERDUE(STATUS, "Still in progress after `bcda.poll.timeout`; the job is canceled (DELETE)", NEW_JOB, JOB),
    JOB_FAILED(STATUS, "500 with an OperationOutcome: the job failed, which BCDA may take back", STATUS_CHECKS, 3, JOB),
    JOB_NOT_FOUND(STATUS, "404 without a reason, which may be a stumble of the database", STATUS_CHECKS, 3, JOB),
    MANIFEST_NOT_JSON(STATUS, "200 with a web page, or with JSON that is not whole", STATUS_CHECKS, 3, JOB),
    JOB_EXPIRED(STATUS, "410, or 404 with two JSON documents", NEW_JOB, JOB),
    JOB_CANCELLED(STATUS, "404 that says so", NEVER, JOB),
    STATUS_REJECTED(STATUS, "401, with a renewed token as well: a job of other credentials", NEVER, ACCESS),
    STATUS_STUMBLED(STATUS, "403 'Unauthorized Error': BCDA's database stumbled", STATUS_CHECKS, 3, ACCESS),
    STATUS_FORBIDDEN(STATUS, "403", NEVER, ACCESS),
    STATUS_UNKNOWN(STATUS, "Any other status, a redirect", NEVER, JOB),

    MANIFEST_UNUSABLE(MANIFEST, "Fields missing or given twice, a type that is none, too many files", NEVER, JOB),
    ANSWER_TOO_LARGE(MANIFEST, "Larger than bcda.http.max-answer-size", NEVER, JOB),
    ADDRESS_REFUSED(MANIFEST, "An address of a job or a file that may not be asked", NEVER, JOB),

    FILE_NOT_NOW(DATA, "408, 425, 429, 5xx but 501, no token now", FILE_ATTEMPTS, FILE),
    FILE_BROKE_OFF(DATA, "No answer, or a body that breaks off; continued with Range", FILE_ATTEMPTS, FILE),
    FILE_TOO_SLOW(DATA, "Slower than bcda.download.min-speed; continued", FILE_ATTEMPTS, FILE),
    FILE_NOT_ACCEPTED(
            DATA, "A length, gzip, line, count or checksum that is wrong, or a limit passed", FILE_ATTEMPTS, FILE),
    FILE_OTHER_ANSWER(DATA, "A web page or JSON with 200; a part that was not asked for", FILE_ATTEMPTS, FILE),
    FILE_GONE(DATA, "404, 410: its job is asked at once, and the file again while the job answers", NEW_JOB, 3, JOB),
    FILE_REJECTED(DATA, "401, with a renewed token as well", NEVER, FILE),
    FILE_STUMBLED(DATA, "403 'Unauthorized Error': BCDA's database stumbled", FILE_ATTEMPTS, 3, ACCESS),
    FILE_FORBIDDEN(DATA, "403; no other file is begun", NEVER, ACCESS),
    FILE_ANSWER_UNKNOWN(DATA, "Any other status, a redirect", NEVER, FILE),

    DISK_REFUSED(DELIVERY, "No room, a quota, no right to write, a fault; no other file is begun", NEVER, DESTINATION),
    LANDED_FILE_CHANGED(
            DELIVERY, "A verified or landed file is gone or changed; it is fetched again", FILE_ATTEMPTS, FILE),
    LANDED_FILES_LOST(
            DELIVERY,
            "Landed files are removed or changed for the third time in a run",
            RetryOwner.NEXT_RUN,
            DESTINATION),
    DESTINATION_NOT_NOW(
            DELIVERY,
            "S3: 5xx, 408, 429, a connection that breaks off, no answer; no other file is begun once it lasts",
            FILE_ATTEMPTS,
            DESTINATION),
    DESTINATION_UNPROVEN(
            DELIVERY,
            "S3: the object has another size or SHA-256 than was sent; it is sent again",
            FILE_ATTEMPTS,
            DESTINATION),
    DESTINATION_REFUSED(
            DELIVERY,
            "S3: no such bucket, another region, no right, expired credentials, a wrong key; no other file is begun",
            NEVER,
            DESTINATION),
    SERVER_ERRORS_REPORTED(
            DELIVERY,
            "Error files that speak of missing data, and bcda.export.on-server-errors is fail",
            NEVER,
            SERVER_ERRORS),
    DATA_DOUBTFUL(
            DELIVERY,
            "A transaction time ahead of a clock or before since; a full export without data, or without a type of the last",
            NEVER,
            SINCE_HELD),
    PROFILE_ALARM(
            DELIVERY,
            "The data profile raised an alarm, and bcda.profile.on-alarm is fail",
            RetryOwner.NEXT_RUN,
            HELD_BACK),
    TABLES_UNBUILT(
            DELIVERY, "The tables cannot be built, and bcda.tables.on-failure is fail", RetryOwner.NEXT_RUN, HELD_BACK),
    DATABASE_UNFILLED(
            DELIVERY,
            "The export is finished, and PostgreSQL (bcda.database.url) did not get all of its tables and marts",
            RetryOwner.NEXT_RUN,
            DESTINATION),
    OWN_FAULT(DELIVERY, "A fault of the program itself, at any stage", NEVER, UNEXPECTED);

    private final Stage stage;
    private final String what;
    private final RetryOwner retry;
    private final int tolerated;
    private final FailureClass end;

    KnownFailure(Stage stage, String what, RetryOwner retry, FailureClass end) {
        this(stage, what, retry, Integer.MAX_VALUE, end);
    }

    /** @param tolerated how often at most, where that is less than the retry allows */
    KnownFailure(Stage stage, String what, RetryOwner retry, int tolerated, FailureClass end) {
        this.stage = stage;
        this.what = what;
        this.retry = retry;
        this.tolerated = tolerated;
        this.end = end;
    }

    public Stage stage() {
        return stage;
    }

    /** How it shows itself, in words. */
    public String what() {
        return what;
    }

    public RetryOwner retry() {
        return retry;
    }

    public int tolerated() {
        return tolerated;
    }

    /** Whether it may be tried again after it was seen so often. */
    public boolean tolerates(int seen) {
        return seen <= tolerated;
    }

    /** What it means when no attempt mends it. */
    public FailureClass end() {
        return end;
    }

    public ExportFailure failure(String message) {
        return failure(message, null);
    }

    public ExportFailure failure(String message, Throwable cause) {
        return new ExportFailure(end, this, message, cause);
    }

    /** @param pause what the server asked for, or null */
    public RetryableException notNow(String message, Duration pause) {
        return new RetryableException(message, pause, end);
    }
}
