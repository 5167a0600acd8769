package io.github.bcdacamel.routes;

import static io.github.bcdacamel.failures.FailureClass.ACCESS;
import static io.github.bcdacamel.failures.FailureClass.FILE;
import static io.github.bcdacamel.failures.FailureClass.GAVE_UP;
import static io.github.bcdacamel.failures.FailureClass.JOB;
import static io.github.bcdacamel.failures.FailureClass.REFUSED;
import static io.github.bcdacamel.failures.FailureClass.SERVER_ERRORS;
import static io.github.bcdacamel.failures.FailureClass.SETTINGS;
import static io.github.bcdacamel.failures.FailureClass.SINCE_HELD;

import io.github.bcdacamel.simulator.SimulatorOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rows of the fault matrix. T1 to T50 are BCDA's own answers, from its source; H is what HL7's Bulk Data specification
 * allows a server; M is manifests, D the content of files, L the line and what stands on it, C clocks.
 */
final class FaultCases {

    private static final Duration TWO_HOURS = Duration.ofHours(2);

    private FaultCases() {}

    static List<FaultCase> all() {
        return Stream.of(token(), kickOff(), status(), files(), standard(), manifests(), content(), line())
                .flatMap(List::stream)
                .toList();
    }

    private static List<FaultCase> token() {
        return List.of(
                row("T1", "Nothing: the lifetime of the token is a JSON string"),
                row("T1a", "The lifetime is not told", "expires-in=none"),
                row("T1b", "The lifetime is a number", "expires-in=1200"),
                row("T2", "The token address cannot read our credentials", "text=400,Bad Request@token")
                        .ends(ACCESS),
                row("T3", "The client secret is wrong")
                        .set("bcda.client-secret", "wrong")
                        .ends(ACCESS),
                row("T3a", "The token address repeats the credentials that it rejects", "echoed-credentials=401@token")
                        .ends(ACCESS),
                row(
                        "T3b",
                        "Another part of BCDA answers for the token address, once",
                        "outcome=401,Invalid Token@token*1"),
                row(
                                "T3c",
                                "Another part of BCDA answers for the token address, every time",
                                "outcome=401,Invalid Token@token")
                        .ends(ACCESS),
                row("T4", "Too many tokens were bought, once", "token-flood=1*1"),
                row("T4a", "Too many tokens were bought, for minutes", "token-flood=300")
                        .set("bcda.export.attempts", "1")
                        .ends(GAVE_UP),
                row("T5", "The authorization server is slow, once", "status=503,1@token*1"),
                row("T5a", "The authorization server stays slow", "status=503,1@token")
                        .ends(GAVE_UP),
                row(
                                "T5b",
                                "The check of the token fails once, and the connection stays open for this part of BCDA alone",
                                "token-check=503,Internal Error@status*1",
                                "token-lifetime=1s")
                        .set("bcda.poll.interval", "1s")
                        .set("bcda.poll.max-interval", "1s")
                        .varying("token"),
                row("T6", "The token address hangs up, once", "drop-connection@token*1"),
                row("T6a", "The balancer answers 502 for it, once", "status=502@token*1"),
                row("T6b", "The token address stays silent, once", "no-answer@token*1"),
                row("T6c", "A web page instead of a token", "html-200@token").ends(SETTINGS),
                row("T7", "The token ends in the middle of the files", "expired-token@data:2*1"),
                row("T7a", "Tokens live for less than a check", "token-lifetime=1s")
                        .varying("token"),
                row("T8", "No token is ever accepted", "refused-token").ends(ACCESS),
                row("T8a", "The server wants a token, and the settings say that none is needed")
                        .set("bcda.auth", "none")
                        .ends(ACCESS));
    }

    private static List<FaultCase> kickOff() {
        return List.of(
                row("T9", "Nothing: 202 with Content-Location and no body"),
                row("T9a", "202 without Content-Location", "job-url=none").ends(JOB),
                row("T9b", "202 with an address on another port", "job-url=http://127.0.0.1:1/jobs/1")
                        .ends(JOB),
                row("T10", "BCDA misses a header", "outcome=400,Prefer header is required@kick-off")
                        .ends(REFUSED),
                row(
                                "T11",
                                "BCDA does not like Accept",
                                "outcome=400,application/fhir+json is the only supported response format@kick-off")
                        .ends(REFUSED),
                row("T12", "A wrong path", "text=404,404 page not found@kick-off")
                        .ends(SETTINGS),
                row("T13", "Since is in the future")
                        .set("bcda.export.since", "2099-01-01T00:00:00Z")
                        .ends(REFUSED),
                row("T13a", "Since has a zone with a plus").set("bcda.export.since", "2020-02-13T08:00:00.000+05:00"),
                row("T14", "A type that v1 does not have")
                        .set("bcda.api-version", "v1")
                        .set("bcda.export.types", "Claim")
                        .ends(REFUSED),
                row("T14a", "A type that the organisation may not have")
                        .set("bcda.export.types", "Claim")
                        .with(pipeline -> pipeline.simulator(options -> options.withPartiallyAdjudicated(false)))
                        .ends(REFUSED),
                row("T15", "A type is asked for twice", "outcome=400,Repeated resource type Patient@kick-off")
                        .ends(REFUSED),
                row("T16", "A group that BCDA does not know")
                        .set("bcda.export.group", "foo")
                        .ends(REFUSED),
                row("T17", "January: no attribution yet", "january-404").ends(REFUSED),
                row("T17a", "Runout is over", "runout-404")
                        .set("bcda.export.group", "runout")
                        .ends(REFUSED),
                row("T18", "A duplicate job, Retry-After 0, once", "duplicate-job=0*1"),
                row("T18a", "A duplicate job, Retry-After 0, for ever", "duplicate-job=0")
                        .set("bcda.poll.timeout", "2s")
                        .varying("kick-off, list")
                        .ends(GAVE_UP),
                row("T18d", "Another job is in the way for longer than bcda.export.attempts", "duplicate-job=0*3"),
                row("T18b", "A duplicate job, Retry-After 2 s, once", "duplicate-job=2*1"),
                row(
                        "T18c",
                        "A duplicate job, and the list of jobs stumbles once",
                        "duplicate-job=0*1",
                        "status=503,1@jobs*1"),
                row("T19", "The firewall's 429 to the token", "firewall-429=1@token*1"),
                row("T19a", "The firewall's 429 to the kick-off", "firewall-429=1@kick-off*1"),
                row("T19b", "The firewall's 429 to a status check", "firewall-429=1@status*1"),
                row("T19c", "The firewall's 429 to a file", "firewall-429=1@data:1*1"),
                row("T20", "The firewall's 403 to the token", "firewall-403").ends(ACCESS),
                row("T20a", "The firewall's 403 to the kick-off", "firewall-403@kick-off")
                        .ends(ACCESS),
                row("T20b", "The firewall's 403 to a status check", "firewall-403@status")
                        .ends(ACCESS),
                row("T20c", "The firewall's 403 to a file", "firewall-403@data").ends(ACCESS),
                row("T21", "The organisation is on the deny list", "denylisted").ends(ACCESS),
                row("T21a", "The organisation may not use this version", "version-denied")
                        .ends(ACCESS),
                row("T21b", "The organisation is disabled", "aco-disabled").ends(ACCESS),
                row(
                        "T21c",
                        "BCDA's database stumbles at a status check, once",
                        "token-check=403,Unauthorized Error@status*1"),
                row("T21d", "BCDA's database stumbles at a file, once", "token-check=403,Unauthorized Error@data:1*1"),
                row("T21e", "BCDA's database stumbles for ever", "token-check=403,Unauthorized Error@status*always")
                        .ends(ACCESS),
                row("L1", "The kick-off is answered 502, once", "status=502@kick-off*1"),
                row("L2", "The kick-off is answered 503, for ever", "status=503,0@kick-off")
                        .ends(GAVE_UP),
                row("L3", "The connection of the kick-off is reset, once", "drop-connection=reset@kick-off*1"),
                row("L4", "The answer to the kick-off is lost: its job is found in the list", "lost-answer@kick-off*1"),
                row("L5", "The kick-off is redirected", "redirect={base}/elsewhere@kick-off")
                        .ends(SETTINGS),
                row("L6", "The kick-off is answered with a web page", "html-200@kick-off")
                        .ends(SETTINGS));
    }

    private static List<FaultCase> status() {
        return List.of(
                row("T22", "Progress never rises").with(progressSteps(5)),
                row("T23", "100 % and not finished", "progress=In Progress (100%)")
                        .with(progressSteps(3)),
                row("T24", "Expires is Go's own form of a date"),
                row("T25", "Many files of one type, in no order", "many-files=12"),
                row("T26", "A full export of nothing: no file", "empty-output").ends(SINCE_HELD),
                row("T26a", "Nothing has changed: no file", "empty-output")
                        .set("bcda.export.since", "2026-08-01T00:00:00Z"),
                row("T27", "v3: a file of warnings under error").set("bcda.api-version", "v3"),
                row("T28", "An error file about enrollees that BCDA does not know", "error-file=2"),
                row("T28a", "An error file about data that are missing", "error-file=2", "lost-data=2")
                        .ends(SERVER_ERRORS),
                row("T28b", "Missing data that are accepted", "lost-data=2")
                        .set("bcda.export.on-server-errors", "warn"),
                row("T29", "The job failed", "job-failed").ends(JOB),
                row("T29a", "The job failed, which BCDA takes back", "job-failed-then-recovers"),
                row("T30", "500 without an outcome, once", "status=500@status*1"),
                row("T30a", "502 as a web page, four times", "status=502@status*4"),
                row("T30b", "503 with Retry-After 0, once", "status=503,0@status*1"),
                row("T30c", "503 with Retry-After as a date, once", "status=503,date+1@status*1"),
                row("T30d", "504, once", "status=504@status*1"),
                row("T30e", "503 for ever", "status=503,0@status")
                        .set("bcda.poll.timeout", "1s")
                        .varying("check")
                        .ends(GAVE_UP),
                row("T31", "The job expired, once", "job-expired*1"),
                row("T31a", "Every job expires", "job-expired").ends(JOB),
                row("T32", "The job was cleaned up: 404 with two documents, once", "job-expired-cleaned*1"),
                row("T32a", "Every job is cleaned up", "job-expired-cleaned").ends(JOB),
                row("T33", "Somebody cancelled the job", "job-cancelled").ends(JOB),
                row("T34", "404 right after the kick-off, once", "spurious-404@status*1"),
                row("T34a", "404 for ever: one new job, then the end", "spurious-404@status*always")
                        .ends(JOB),
                row("T35", "The job of another organisation", "other-acos-job").ends(ACCESS),
                row("T36", "Nothing: no job is ever deleted"),
                row("T37", "The list of jobs is empty: 404 with two documents", "duplicate-job=0*1", "no-jobs"),
                row("T38", "The running job asked the same: it is adopted", "duplicate-rules")
                        .with(progressSteps(4))
                        .with(pipeline -> pipeline.before(simulator -> KickOffs.byHand(simulator.baseUrl()))),
                row("L10", "A status check hangs up, once", "drop-connection@status*1"),
                row("L11", "A status check stays silent, once", "no-answer@status*1"),
                row("L12", "A web page with 200, once", "html-200@status*1"),
                row("L13", "A web page with 200, for ever", "html-200@status").ends(JOB),
                row("L14", "A status check is redirected", "redirect={base}/elsewhere@status")
                        .ends(JOB),
                row("L15", "A status check is answered 204", "status=204@status")
                        .ends(JOB),
                row("L16", "Every job stays in progress", "job-stuck")
                        .set("bcda.poll.timeout", "1s")
                        .varying("check")
                        .ends(JOB),
                row("L16a", "The first job stays pending for ever", "job-stuck=1")
                        .set("bcda.poll.timeout", "2s")
                        .varying("check"));
    }

    private static List<FaultCase> files() {
        return List.of(
                row("T39", "Nothing: two gzip members, chunked, no length"),
                row("T39a", "The second member comes late", "late-member=300ms@data:1"),
                row("T40", "Plain NDJSON although gzip was asked for", "no-gzip"),
                row("T41", "The body breaks off, once", "cut-body=50%@data:1*1"),
                row("T41a", "The body of plain NDJSON breaks off, once", "no-gzip@data:1", "cut-body=50%@data:1*1"),
                row("T41b", "The body breaks off every time", "cut-body=40%@data:1")
                        .ends(FILE),
                row("T42", "Broken off, and the server ignores Range", "cut-body=50%@data:1*1", "no-range@data:1"),
                row("T42a", "Broken off, and the file has changed", "cut-body=50%@data:1*1", "changed-file@data:1"),
                row("T42b", "Broken off behind the last byte: 416", "cut-body=100%@data:1*1"),
                row("T42c", "Broken off, and the file has an ETag", "cut-body=50%@data:1*1", "etag@data:1"),
                row(
                                "T42d",
                                "Broken off again and again, and a part does not say what it is part of",
                                "cut-body=50%@data:1*3",
                                "odd-range@data:1")
                        .set("bcda.download.attempts", "3"),
                row(
                        "T42e",
                        "Broken off, and a request for the rest is refused",
                        "cut-body=50%@data:1*1",
                        "range-refused=400@data:1"),
                row("T43", "A file is gone: 404 in plain text", "text=404,Not Found@data:1")
                        .ends(JOB),
                row("T43a", "A file is gone: 404 with an outcome", "outcome=404,Job not found@data:1")
                        .ends(JOB),
                row("T43b", "A file is gone: an outcome and a text", "archived-file@data:1")
                        .ends(JOB),
                row("T43c", "A file is gone: 410", "outcome=410,gone@data:1").ends(JOB),
                row("T43d", "404, once", "spurious-404@data:1*1"),
                row("T44", "The token ends while ten files are under way", "expired-token@data*1", "many-files=10")
                        .set("bcda.download.parallelism", "10")
                        .varying("file"),
                row("T44a", "401 to a file, with a new token as well", "outcome=401,@data:1")
                        .ends(FILE),
                row("T45", "Nothing: no HEAD is ever sent"),
                row("T46", "Our own pace: 5 requests a second", "many-files=6").set("bcda.rate-limit", "5/1s"),
                row("T47", "Nothing: every answer closes its connection"),
                row("T48", "Nothing: resourceType comes last in each line"),
                row("T49", "The same data twice, in folders of their own")
                        .set("bcda.export.since", "none")
                        .with(p -> p.exports(2)),
                row("T50", "The second export asks from the first one's transaction time on")
                        .with(p -> p.exports(2)));
    }

    private static List<FaultCase> standard() {
        return List.of(
                row("H1", "Files that need no token get none", "open-files"),
                row("H2", "No key error", "no-error-key"),
                row("H3", "outcome instead of error", "outcome-key"),
                row("H4", "Times with three digits", "three-digit-times"),
                row(
                        "H5",
                        "Counts, sizes and checksums that are right",
                        "count=right",
                        "file-size=right",
                        "checksum=right"),
                row("H6", "A count that is wrong", "count=wrong").ends(FILE),
                row("H6a", "A count of an error file that is of what was lost", "count=lost", "error-file=2")
                        .set("bcda.export.on-server-errors", "warn"),
                row("H7", "A size that is wrong", "file-size=wrong").ends(FILE),
                row("H8", "A checksum that is wrong", "checksum=wrong").ends(FILE),
                row("H8a", "A checksum without its algorithm: it is not compared", "checksum=bare"));
    }

    private static List<FaultCase> manifests() {
        return List.of(
                row("M1", "The manifest's JSON is cut", "truncated-manifest").ends(JOB),
                row("M2", "The manifest has no end", "endless-answer@status")
                        .set("bcda.http.max-answer-size", "1MB")
                        .ends(JOB),
                row("M3", "A web page instead of the manifest, once", "html-manifest*1"),
                row("M4", "The manifest has no transaction time", "manifest-text={\"output\":[],\"error\":[]}")
                        .ends(JOB),
                row(
                                "M5",
                                "output is null",
                                "manifest-text={\"transactionTime\":\"2026-08-20T11:22:33Z\",\"output\":null}")
                        .ends(JOB),
                row(
                                "M6",
                                "output is no list",
                                "manifest-text={\"transactionTime\":\"2026-08-20T11:22:33Z\",\"output\":{}}")
                        .ends(JOB),
                row(
                                "M7",
                                "A field is given twice",
                                "manifest-text={\"transactionTime\":\"2026-08-20T11:22:33Z\",\"output\":[],\"output\":[]}")
                        .ends(JOB),
                row(
                                "M8",
                                "A byte order mark before the JSON",
                                "manifest-text=\uFEFF{\"transactionTime\":\"2026-08-20T11:22:33Z\",\"output\":[],\"error\":[]}")
                        .set("bcda.export.since", "2026-08-01T00:00:00Z"),
                row(
                                "M9",
                                "More pages",
                                "manifest-text={\"transactionTime\":\"2026-08-20T11:22:33Z\",\"output\":[],"
                                        + "\"link\":[{\"relation\":\"next\",\"url\":\"{base}/api/v2/jobs/1\"}]}")
                        .ends(JOB),
                row("M10", "A type that is a path", "hostile-type").ends(JOB),
                row("M11", "An address with a placeholder", "hostile-url").ends(JOB),
                row("M12", "An address with user and password", "hostile-url=userinfo")
                        .ends(JOB),
                row("M13", "An address of a local file", "hostile-url=file").ends(JOB),
                row("M14", "An address with dot segments", "hostile-url=dots").ends(JOB),
                row("M15", "An address on another host", "hostile-url=http://127.0.0.1:1/data/1/a.ndjson")
                        .ends(JOB),
                row("M16", "10,000 files where 5,000 are allowed", "repeated-item=10000")
                        .set("bcda.download.max-files", "5000")
                        .with(pipeline -> pipeline.set("bcda.download.stall-timeout", "30s"))
                        .ends(JOB),
                row("M17", "One file listed three times: it is fetched once", "repeated-item=3"),
                row("M18", "A transaction time in the year 9999", "transaction-time=9999-12-31T23:59:59Z")
                        .ends(SINCE_HELD),
                row("M19", "A transaction time before since", "transaction-time=2026-08-20T11:22:33Z")
                        .set("bcda.export.since", "2026-08-21T00:00:00Z")
                        .ends(SINCE_HELD));
    }

    private static List<FaultCase> content() {
        return List.of(
                row("D1", "The gzip ends early in a whole body", "cut-gzip=50%@data:1")
                        .ends(FILE),
                row("D2", "The gzip's checksum is wrong", "corrupt-gzip@data:1").ends(FILE),
                row("D2a", "The gzip's checksum is wrong, once", "corrupt-gzip@data:1*1"),
                row("D3", "A gzip bomb", "gzip-bomb=20@data:1").ends(FILE),
                row("D4", "A line is not JSON", "broken-line=2@data:1").ends(FILE),
                row("D5", "A line is of another type", "wrong-type=0@data:1").ends(FILE),
                row("D6", "A line is not UTF-8", "not-utf8=2@data:1").ends(FILE),
                row("D7", "A line has two objects", "two-objects=2@data:1").ends(FILE),
                row("D8", "The last line is cut", "cut-line@data:1").ends(FILE),
                row("D9", "The last line has no line end", "no-last-newline@data:1"),
                row("D10", "A line is empty", "blank-line=2@data:1"),
                row("D11", "A line ends with a carriage return", "crlf=2@data:1"),
                row("D12", "The file has no line", "blank-file@data:1").ends(FILE),
                row("D13", "The file has no end", "endless-file=lines@data:1")
                        .set("bcda.download.max-file-size", "2MB")
                        .ends(FILE),
                row("D14", "A line has no end", "endless-file=line@data:1")
                        .set("bcda.download.max-line-size", "1MB")
                        .ends(FILE),
                row("D15", "A web page with 200 instead of data", "html-200@data:1")
                        .ends(FILE),
                row("D16", "An empty answer with 200", "status=200@data:1").ends(FILE),
                row("D17", "204", "status=204@data:1").ends(FILE),
                row("D18", "An encoding that was not asked for", "content-encoding=br@data:1")
                        .ends(FILE),
                row("D19", "gzip that is not announced: its first bytes tell", "content-encoding=none@data:1"),
                row("D20", "Announced as gzip, and plain", "no-gzip@data:1", "content-encoding=gzip@data:1")
                        .ends(FILE));
    }

    private static List<FaultCase> line() {
        return List.of(
                row("L20", "A file's connection is closed before the answer, once", "drop-connection@data:1*1"),
                row("L21", "A file's connection is reset, once", "drop-connection=reset@data:1*1"),
                row("L22", "A file's connection is closed every time", "drop-connection@data:1")
                        .ends(FILE),
                row("L23", "A file stays silent, once", "no-answer@data:1*1"),
                row("L24", "A body stalls, once", "stall=50%@data:1*1"),
                row("L25", "A body stalls every time", "stall=50%@data:1").ends(FILE),
                row("L26", "A body drips", "drip=2@data:1")
                        .set("bcda.download.attempts", "1")
                        .ends(FILE),
                row("L27", "The server's write timeout, hurried: 900 s are 1 s", "write-timeout=1s,7000@data:1")
                        .set("bcda.download.attempts", "4"),
                row("L28", "Content-Length is too small", "short-content-length=10@data:1")
                        .ends(FILE),
                row(
                        "L29",
                        "Content-Length is too large: asked for the rest, the server says that there is none",
                        "long-content-length=10@data:1"),
                row("L30", "Neither length nor chunks", "no-length@data:1").ends(FILE),
                row("L31", "A file is redirected", "redirect={base}/elsewhere@data:1")
                        .ends(FILE),
                row("L32", "A file is answered 500, for ever", "status=500@data:1")
                        .ends(FILE),
                row("L33", "A file is answered 503 with Retry-After as a date, once", "status=503,date+1@data:1*1"),
                row("L34", "A file is answered 429 with Retry-After 0, once", "status=429,0@data:1*1"),
                row("L35", "The connection is refused")
                        .set("bcda.base-url", "http://127.0.0.1:1")
                        .ends(GAVE_UP),
                row("L36", "The name is unknown")
                        .set("bcda.base-url", "https://bcda.invalid")
                        .ends(GAVE_UP),
                row("C1", "The server's clock is two hours ahead", "status=503,date+1@status*1")
                        .with(clock(TWO_HOURS)),
                row("C2", "The server's clock is two hours behind", "status=503,date+1@status*1")
                        .with(clock(TWO_HOURS.negated())));
    }

    private static FaultCase row(String id, String what, String... scenarios) {
        return new FaultCase(id, what, scenarios);
    }

    private static java.util.function.UnaryOperator<Pipeline> progressSteps(int steps) {
        return pipeline -> pipeline.simulator(options -> options.withProgressSteps(steps));
    }

    private static java.util.function.UnaryOperator<Pipeline> clock(Duration off) {
        return pipeline -> pipeline.simulator(
                (SimulatorOptions options) -> options.withClock(Clock.offset(Clock.systemUTC(), off)));
    }
}
