package io.github.bcdacamel.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;

/**
 * {@code GET /data/{job}/{file}}, as bcda-app's v1/api.go and Go's {@code http.ServeFile} answer it: with gzip accepted
 * the stored member goes out as it is, followed by an empty one; otherwise it is inflated while it is sent.
 */
final class DataEndpoint {

    private static final String NDJSON = "application/fhir+ndjson";

    private final AuthMiddleware auth;
    private final JobRegistry jobs;
    private final FileCorrupter corrupter;
    private final ScenarioPlayer scenarios;
    private final AddressSigner signatures;
    private final Clock clock;
    private final String lastModified;
    private final String changed;

    DataEndpoint(
            AuthMiddleware auth,
            JobRegistry jobs,
            FileCorrupter corrupter,
            ScenarioPlayer scenarios,
            AddressSigner signatures,
            Clock clock) {
        this.auth = auth;
        this.jobs = jobs;
        this.corrupter = corrupter;
        this.scenarios = scenarios;
        this.signatures = signatures;
        this.clock = clock;
        this.lastModified = DateUtils.formatStandardDate(clock.instant());
        this.changed = DateUtils.formatStandardDate(clock.instant().plus(Duration.ofHours(1)));
    }

    SimulatedReply answer(EndpointCall call) {
        if (!call.request().method().equals("GET")) {
            return SimulatedReply.of(405).with("Allow", "GET");
        }
        Optional<SimulatedReply> refused = refusal(call);
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<Job> job = job(call);
        if (job.isEmpty() || scenarios.happens(Fault.SPURIOUS_404, call)) {
            return SimulatedReply.text(404, "Not Found").without("X-Content-Type-Options");
        }
        if (job.get().stateAt(clock.instant()) == Job.State.ARCHIVED || scenarios.happens(Fault.ARCHIVED_FILE, call)) {
            return SimulatedReply.of(
                    404, OperationOutcomeWriter.FHIR_JSON, OperationOutcomeWriter.json(1, 404, "") + "Not Found\n");
        }
        return job.get()
                .file(fileName(call))
                .map(file -> body(call, file))
                .orElseGet(() -> OperationOutcomeWriter.reply(1, 404, "Job not found"));
    }

    /** The file's place in its manifest, so that a scenario can name it. */
    RequestPlace place(IncomingRequest request) {
        EndpointCall call = new EndpointCall(request, RequestPlace.of(EndpointKind.DATA));
        return job(call)
                .flatMap(job -> job.file(fileName(call)))
                .map(file -> new RequestPlace(EndpointKind.DATA, file.nth(), file.type()))
                .orElse(call.place());
    }

    private Optional<SimulatedReply> refusal(EndpointCall call) {
        EndpointCall ofManifest = new EndpointCall(call.request(), RequestPlace.of(EndpointKind.STATUS));
        Optional<Scenario> signed = scenarios.take(Fault.SIGNED_URLS, ofManifest);
        if (signed.isPresent()
                && !signatures.isGood(call.request().rawQuery(), signed.get().number())) {
            return Optional.of(SimulatedReply.text(410, "This address has expired."));
        }
        boolean open = scenarios.happens(Fault.OPEN_FILES, ofManifest);
        if (open) {
            return call.request().has("Authorization")
                    ? Optional.of(SimulatedReply.text(400, "Only one auth mechanism allowed"))
                    : Optional.empty();
        }
        return auth.require(call);
    }

    private Optional<Job> job(EndpointCall call) {
        String id = call.request().path().split("/")[2];
        return id.matches("\\d{1,9}") ? jobs.find(Integer.parseInt(id)) : Optional.empty();
    }

    private static String fileName(EndpointCall call) {
        return call.request().path().replaceFirst(".*/", "");
    }

    private SimulatedReply body(EndpointCall call, OutputFile file) {
        boolean gzip =
                call.request().header("Accept-Encoding").contains("gzip") && !scenarios.happens(Fault.NO_GZIP, call);
        FileCorrupter.Content content = corrupter.content(call, file);
        return gzip ? encoded(call, file, content) : decoded(file, content);
    }

    private SimulatedReply encoded(EndpointCall call, OutputFile file, FileCorrupter.Content content) {
        String date = scenarios.happens(Fault.CHANGED_FILE, call) ? changed : lastModified;
        Optional<String> etag = scenarios.take(Fault.ETAG, call).map(scenario -> '"' + scenario.argument() + '"');
        String version = etag.orElse(date);
        long size = BodyPart.length(content.encoded());
        SimulatedReply head = SimulatedReply.of(200)
                .with("Accept-Ranges", "bytes")
                .with("Content-Encoding", "gzip")
                .with("Content-Type", NDJSON)
                .with(etag.isPresent() ? "ETag" : "Last-Modified", version);
        if (isUnchanged(call.request(), date)) {
            return SimulatedReply.of(304).with("Last-Modified", date);
        }
        String ifRange = call.request().header("If-Range");
        boolean whole = scenarios.happens(Fault.NO_RANGE, call) || !(ifRange.isEmpty() || ifRange.equals(version));
        Optional<ByteRange> range =
                whole ? Optional.empty() : ByteRange.parse(call.request().header("Range"), size);
        Optional<Scenario> refused = range.isPresent() ? scenarios.take(Fault.RANGE_REFUSED, call) : Optional.empty();
        if (refused.isPresent()) {
            return SimulatedReply.of(refused.get().number());
        }
        if (range.isPresent()) {
            SimulatedReply part = ranged(head, content, size, range.get());
            return part.status() == 206 && scenarios.happens(Fault.ODD_RANGE, call)
                    ? part.without("Content-Range")
                            .with("Content-Range", range.get().oddContentRange())
                    : part;
        }
        if (file.plain()) {
            return head.body(content.encoded());
        }
        List<BodyPart> parts = new ArrayList<>(content.encoded());
        parts.add(GzipWriter.EMPTY_MEMBER);
        return head.body(parts).chunked();
    }

    private static boolean isUnchanged(IncomingRequest request, String version) {
        Instant since = DateUtils.parseStandardDate(request.header("If-Modified-Since"));
        return since != null && !DateUtils.parseStandardDate(version).isAfter(since);
    }

    private static SimulatedReply ranged(
            SimulatedReply head, FileCorrupter.Content content, long size, ByteRange range) {
        if (!range.isSatisfiable()) {
            SimulatedReply refused = SimulatedReply.of(416)
                    .with("Content-Range", "bytes */" + size)
                    .with("Content-Type", "text/plain; charset=utf-8")
                    .with("X-Content-Type-Options", "nosniff");
            return refused.body(List.of(
                    new BodyPart.Bytes("invalid range: failed to overlap\n".getBytes(StandardCharsets.US_ASCII)),
                    GzipWriter.EMPTY_MEMBER));
        }
        return new SimulatedReply(206, head.headers(), List.of(), head.framing(), 0, head.ending(), 0, head.delay())
                .with("Content-Range", range.contentRange(size))
                .body(BodyPart.slice(content.encoded(), range.from(), range.to()));
    }

    private SimulatedReply decoded(OutputFile file, FileCorrupter.Content content) {
        SimulatedReply plain =
                SimulatedReply.of(200).with("Content-Type", NDJSON).body(content.decoded());
        return file.plain()
                ? plain.with("Accept-Ranges", "bytes").with("Last-Modified", lastModified)
                : plain.chunked();
    }
}
