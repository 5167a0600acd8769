package io.github.bcdacamel.simulator;

import static io.github.bcdacamel.simulator.EndpointKind.ANY;
import static io.github.bcdacamel.simulator.EndpointKind.DATA;
import static io.github.bcdacamel.simulator.EndpointKind.JOBS;
import static io.github.bcdacamel.simulator.EndpointKind.KICK_OFF;
import static io.github.bcdacamel.simulator.EndpointKind.STATUS;
import static io.github.bcdacamel.simulator.EndpointKind.TOKEN;

import java.util.Arrays;
import java.util.Locale;

/**
 * Everything that a {@link Scenario} can make happen, with its default place, argument, and number of times (0: always). The names
 * are those of the {@code --scenario} option.
 */
public enum Fault {
    STATUS_CODE("status", STATUS, "503", 0, "Answers CODE[,RETRY-AFTER]; RETRY-AFTER is seconds, 0, or date+SECONDS."),
    OUTCOME(KICK_OFF, "400,Invalid group ID", 0, "Answers CODE,TEXT with BCDA's OperationOutcome of this text."),
    TEXT(TOKEN, "400,Bad Request", 0, "Answers CODE,TEXT in plain text."),
    ECHOED_CREDENTIALS(
            TOKEN, "401", 0, "Answers CODE in plain text and repeats the request's credentials, as sent and decoded."),
    ENDLESS_ANSWER(STATUS, "", 0, "Answers 200 with JSON that never ends."),
    HTML_200(STATUS, "", 0, "Answers 200 with a web page."),
    SLOW_ANSWER(ANY, "3s", 0, "Waits this long before it answers."),
    DROP_CONNECTION(STATUS, "close", 0, "Closes the connection without an answer: close or reset."),
    NO_ANSWER(STATUS, "", 0, "Accepts the connection and never answers."),
    REDIRECT(DATA, "{base}/elsewhere", 0, "Redirects (302) to this address."),
    FIREWALL_429(
            STATUS,
            "300",
            0,
            "Answers 429 as the firewall does for too many requests from one address, with this Retry-After."),
    FIREWALL_403(ANY, "", 0, "Answers 403 as the load balancer does for an address that is not on the allow list."),
    FIREWALL_LIMIT(ANY, "1000", 0, "Answers the firewall's 429 after more than this many requests in 5 minutes."),

    EXPIRED_TOKEN(DATA, "", 1, "Expires every token issued so far."),
    REFUSED_TOKEN(ANY, "", 0, "Accepts no token: 401 Invalid Token."),
    TOKEN_LIFETIME(TOKEN, "5s", 0, "Tokens last this long, and expires_in says so."),
    EXPIRES_IN(TOKEN, "1200", 0, "expires_in is this JSON value; none: there is no expires_in."),
    TOKEN_FLOOD(TOKEN, "300", 0, "Too many token requests: 429 with this Retry-After."),
    TOKEN_CHECK(
            STATUS,
            "503,Internal Error",
            1,
            "The check of the token answers CODE,TEXT, and keeps the connection open for the part of BCDA that was asked first."),
    DENYLISTED(ANY, "", 0, "The organization is on the deny list: 403."),
    ACO_DISABLED(ANY, "", 0, "The organization is disabled: 401 without a reason."),
    VERSION_DENIED(ANY, "", 0, "The organization may not use this API version: 403."),

    ATTRIBUTION_404(ANY, "", 0, "There is no attribution status yet: 404."),
    ATTRIBUTION_AGE(ANY, "60", 0, "The last attribution is this many days old; none: only the last runout is listed."),
    JANUARY_404(KICK_OFF, "", 0, "No attribution yet, as every January: Patient and Group/all answer 404."),
    RUNOUT_404(KICK_OFF, "", 0, "Runout data is no longer available: Group/runout answers 404."),
    LOST_ANSWER(KICK_OFF, "", 0, "Carries out the request, then closes the connection without an answer."),
    DUPLICATE_JOB(KICK_OFF, "0", 0, "Refuses the job as a duplicate: 429 with this Retry-After."),
    DUPLICATE_RULES(
            KICK_OFF, "0", 0, "Refuses jobs that duplicate a running job by BCDA's rules: 429 with this Retry-After."),
    JOB_URL(
            KICK_OFF,
            "http://127.0.0.1:1/jobs/1",
            0,
            "Content-Location is this address; none: there is no Content-Location."),
    MANY_FILES(KICK_OFF, "600", 0, "The job has this many ExplanationOfBenefit files, one enrollee in each."),
    EMPTY_OUTPUT(KICK_OFF, "", 0, "The job finds nothing: output is empty."),
    ERROR_FILE(KICK_OFF, "2", 0, "The job has an error file of this many enrollees that BFD does not know."),
    LOST_DATA(KICK_OFF, "2", 0, "The job has an error file of this many claims that could not be had from BFD."),
    LOST_TYPE(KICK_OFF, "Coverage", 0, "The job has no file of this type."),

    JOB_FAILED(STATUS, "", 0, "The job failed: 500."),
    JOB_FAILED_THEN_RECOVERS(STATUS, "", 2, "The job fails, and then runs again."),
    JOB_EXPIRED(STATUS, "", 0, "The job expired: 410."),
    JOB_EXPIRED_CLEANED(STATUS, "", 0, "The job expired and was cleaned up: 404, two JSON documents."),
    JOB_CANCELLED(STATUS, "", 0, "Someone canceled the job: 404."),
    JOB_STUCK(STATUS, "", 0, "The job stays in progress: every one, or the one of this number."),
    PROGRESS(STATUS, "In Progress (100%)", 0, "X-Progress is this text while the job is in progress."),
    OTHER_ACOS_JOB(STATUS, "", 0, "The job belongs to another organization: 401 without a reason."),
    SPURIOUS_404(STATUS, "", 1, "A database error: 404."),
    NO_JOBS(JOBS, "", 0, "There are no jobs: 404, two JSON documents."),

    TRANSACTION_TIME(STATUS, "9999-12-31T23:59:59Z", 0, "transactionTime is this text."),
    MANIFEST_TEXT(STATUS, "{}", 0, "The manifest is this text; {base} is the simulator's address."),
    REPEATED_ITEM(STATUS, "3", 0, "The manifest lists its first file this many times."),
    TRUNCATED_MANIFEST(STATUS, "60%", 0, "The manifest's JSON is cut here; the HTTP response is complete."),
    HTML_MANIFEST(STATUS, "", 0, "A web page instead of the manifest; a job in progress answers as usual."),
    THREE_DIGIT_TIMES(STATUS, "", 0, "transactionTime has milliseconds, exactly three digits."),
    NO_ERROR_KEY(STATUS, "", 0, "The manifest has no error key."),
    OUTCOME_KEY(STATUS, "", 0, "The manifest has the key outcome instead of error."),
    SIGNED_URLS(
            STATUS,
            "1",
            0,
            "File addresses carry a signature that is good for this many requests; each manifest brings a new one."),
    OPEN_FILES(STATUS, "", 0, "requiresAccessToken is false, and files refuse an Authorization header with 400."),
    COUNT(
            STATUS,
            "right",
            0,
            "Manifest entries have a count: right, wrong, or lost: only entries of errors are wrong, they count what was lost."),
    FILE_SIZE(STATUS, "right", 0, "Manifest entries have a fileSize: right, wrong, or this number."),
    CHECKSUM(
            STATUS,
            "right",
            0,
            "Manifest entries have AB2D's checksum extension: right, wrong, or bare, without its algorithm."),
    HOSTILE_TYPE(STATUS, "../../etc", 0, "The manifest begins with an entry of this type."),
    HOSTILE_URL(
            STATUS,
            "placeholder",
            0,
            "The manifest begins with an entry of this address, or of a known kind: placeholder, userinfo, file, dots."),

    CUT_BODY(DATA, "50%", 0, "The connection closes after this many bytes, without the final chunk."),
    WRITE_TIMEOUT(DATA, "900s,1024", 0, "Sends this many bytes a second, and closes the connection after this time."),
    CUT_GZIP(DATA, "50%", 0, "The response ends properly after this many bytes: the gzip is incomplete."),
    CORRUPT_GZIP(DATA, "", 0, "The gzip's checksum is wrong."),
    STALL(DATA, "50%", 0, "Sends this many bytes, then nothing, and keeps the connection open."),
    DRIP(DATA, "2", 0, "Sends this many bytes a second."),
    LATE_MEMBER(DATA, "2s", 0, "The data comes as two gzip members, the second one after this time."),
    SHORT_CONTENT_LENGTH(DATA, "10", 0, "Content-Length is this much smaller than the body."),
    LONG_CONTENT_LENGTH(DATA, "10", 0, "Content-Length is this much larger than the body."),
    NO_LENGTH(DATA, "100%", 0, "Neither Content-Length nor chunks; ends after this many bytes."),
    GZIP_BOMB(DATA, "1024", 0, "One line of this many megabytes, a thousandth of that on the wire."),
    BROKEN_LINE(DATA, "2", 0, "This line is not JSON; 0 is the last."),
    WRONG_TYPE(DATA, "2", 0, "This line is a resource of another type; 0 is the last."),
    BLANK_LINE(DATA, "2", 0, "This line is empty; 0 is the last."),
    CUT_LINE(DATA, "", 0, "The last line is cut in the middle; HTTP and gzip are complete."),
    NO_LAST_NEWLINE(DATA, "", 0, "The last line has no line end."),
    BLANK_FILE(DATA, "", 0, "The file has no lines."),
    NOT_UTF8(DATA, "2", 0, "This line has a byte that is not UTF-8; 0 is the last."),
    TWO_OBJECTS(DATA, "2", 0, "This line has two objects; 0 is the last."),
    CRLF(DATA, "2", 0, "This line ends with a carriage return before its line end; 0 is the last."),
    ENDLESS_FILE(DATA, "lines", 0, "The file never ends: many lines, or one line."),
    ARCHIVED_FILE(DATA, "", 0, "The job was archived: 404, an OperationOutcome and a text in one body."),
    CONTENT_ENCODING(
            DATA, "br", 0, "Content-Encoding is this, whatever the body is; none: there is no Content-Encoding."),
    NO_GZIP(DATA, "", 0, "Sends plain NDJSON, whatever the request asks for."),
    NO_RANGE(DATA, "", 0, "Sends the whole file, whatever range the request asks for."),
    CHANGED_FILE(DATA, "", 0, "Last-Modified is an hour later than before, so If-Range no longer matches."),
    ETAG(DATA, "4711", 0, "Files have this ETag, in quotes, and no Last-Modified."),
    RANGE_REFUSED(DATA, "400", 0, "Answers a request for a range with this status."),
    ODD_RANGE(DATA, "", 0, "Content-Range of a part has the part's length as the total, as CMS's DPC sends it.");

    private final String word;
    private final EndpointKind place;
    private final String argument;
    private final int times;
    private final String description;

    Fault(String word, EndpointKind place, String argument, int times, String description) {
        this.word = word;
        this.place = place;
        this.argument = argument;
        this.times = times;
        this.description = description;
    }

    Fault(EndpointKind place, String argument, int times, String description) {
        this("", place, argument, times, description);
    }

    static Fault named(String word) {
        return Arrays.stream(values())
                .filter(fault -> fault.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No scenario is called '" + word + "'. 'simulate --list-scenarios' shows them all."));
    }

    /** What it does, in a sentence. */
    public String description() {
        return description;
    }

    Scenario byDefault() {
        return new Scenario(this, argument, RequestPlace.of(place), times, false);
    }

    /** Its name in a scenario, as {@code cut-body}. */
    @Override
    public String toString() {
        return word.isEmpty() ? name().toLowerCase(Locale.ROOT).replace('_', '-') : word;
    }
}
