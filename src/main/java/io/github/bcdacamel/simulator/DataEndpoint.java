package io.github.bcdacamel.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /data/{job}/{file}}, as bcda-app's v1/api.go and Go's {@code http.ServeFile} answer it: with gzip accepted
 * the stored member goes out as it is, followed by an empty one; otherwise it is inflated on the way.
 */
final class DataEndpoint {

    private static final String NDJSON = "application/fhir+ndjson";

    private final Gate gate;
    private final Jobs jobs;
    private final SpoiltFiles spoilt;
    private final ActiveScenarios scenarios;
    private final Signatures signatures;
    private final Clock clock;
    private final String lastModified;
    private final String changed;

    DataEndpoint(
            Gate gate, Jobs jobs, SpoiltFiles spoilt, ActiveScenarios scenarios, Signatures signatures, Clock clock) {
        this.gate = gate;
        this.jobs = jobs;
        this.spoilt = spoilt;
        this.scenarios = scenarios;
        this.signatures = signatures;
        this.clock = clock;
        this.lastModified = GoText.httpDate(clock.instant());
        this.changed = GoText.httpDate(clock.instant().plus(Duration.ofHours(1)));
    }

    Reply answer(Call call) {
        if (!call.request().method().equals("GET")) {
            return Reply.of(405).with("Allow", "GET");
        }
        Optional<Reply> refused = refusal(call);
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<Job> job = job(call);
        if (job.isEmpty() || scenarios.happens(Fault.SPURIOUS_404, call)) {
            return Reply.text(404, "Not Found").without("X-Content-Type-Options");
        }
        if (job.get().stateAt(clock.instant()) == Job.State.ARCHIVED || scenarios.happens(Fault.ARCHIVED_FILE, call)) {
            return Reply.of(404, Outcomes.FHIR_JSON, Outcomes.json(1, 404, "") + "Not Found\n");
        }
        return job.get()
                .file(fileName(call))
                .map(file -> body(call, file))
                .orElseGet(() -> Outcomes.reply(1, 404, "Job not found"));
    }

    /** Where the file stands in its manifest, so that a scenario can be about it. */
    Place place(IncomingRequest request) {
        Call call = new Call(request, Place.of(EndpointKind.DATA));
        return job(call)
                .flatMap(job -> job.file(fileName(call)))
                .map(file -> new Place(EndpointKind.DATA, file.nth(), file.type()))
                .orElse(call.place());
    }

    private Optional<Reply> refusal(Call call) {
        Call ofManifest = new Call(call.request(), Place.of(EndpointKind.STATUS));
        Optional<Scenario> signed = scenarios.take(Fault.SIGNED_URLS, ofManifest);
        if (signed.isPresent()
                && !signatures.isGood(call.request().rawQuery(), signed.get().number())) {
            return Optional.of(Reply.text(410, "This address has expired."));
        }
        boolean open = scenarios.happens(Fault.OPEN_FILES, ofManifest);
        if (open) {
            return call.request().has("Authorization")
                    ? Optional.of(Reply.text(400, "Only one auth mechanism allowed"))
                    : Optional.empty();
        }
        return gate.require(call);
    }

    private Optional<Job> job(Call call) {
        String id = call.request().path().split("/")[2];
        return id.matches("\\d{1,9}") ? jobs.find(Integer.parseInt(id)) : Optional.empty();
    }

    private static String fileName(Call call) {
        return call.request().path().replaceFirst(".*/", "");
    }

    private Reply body(Call call, OutputFile file) {
        boolean gzip =
                call.request().header("Accept-Encoding").contains("gzip") && !scenarios.happens(Fault.NO_GZIP, call);
        SpoiltFiles.Content content = spoilt.content(call, file);
        return gzip ? encoded(call, file, content) : decoded(file, content);
    }

    private Reply encoded(Call call, OutputFile file, SpoiltFiles.Content content) {
        String version = scenarios.happens(Fault.CHANGED_FILE, call) ? changed : lastModified;
        long size = Part.length(content.encoded());
        Reply head = Reply.of(200)
                .with("Accept-Ranges", "bytes")
                .with("Content-Encoding", "gzip")
                .with("Content-Type", NDJSON)
                .with("Last-Modified", version);
        if (isUnchanged(call.request(), version)) {
            return Reply.of(304).with("Last-Modified", version);
        }
        String ifRange = call.request().header("If-Range");
        boolean whole = scenarios.happens(Fault.NO_RANGE, call) || !(ifRange.isEmpty() || ifRange.equals(version));
        Optional<ByteRange> range =
                whole ? Optional.empty() : ByteRange.parse(call.request().header("Range"), size);
        if (range.isPresent()) {
            return ranged(head, content, size, range.get());
        }
        if (file.plain()) {
            return head.body(content.encoded());
        }
        List<Part> parts = new ArrayList<>(content.encoded());
        parts.add(GzipWriter.EMPTY_MEMBER);
        return head.body(parts).chunked();
    }

    private static boolean isUnchanged(IncomingRequest request, String version) {
        return GoText.parseHttpDate(request.header("If-Modified-Since"))
                .flatMap(since -> GoText.parseHttpDate(version).map(changed -> !changed.isAfter(since)))
                .orElse(false);
    }

    private static Reply ranged(Reply head, SpoiltFiles.Content content, long size, ByteRange range) {
        if (!range.isSatisfiable()) {
            Reply refused = Reply.of(416)
                    .with("Content-Range", "bytes */" + size)
                    .with("Content-Type", "text/plain; charset=utf-8")
                    .with("X-Content-Type-Options", "nosniff");
            return refused.body(List.of(
                    new Part.Bytes("invalid range: failed to overlap\n".getBytes(StandardCharsets.US_ASCII)),
                    GzipWriter.EMPTY_MEMBER));
        }
        return new Reply(206, head.headers(), List.of(), head.framing(), 0, head.ending(), 0, head.delay())
                .with("Content-Range", range.contentRange(size))
                .body(Part.slice(content.encoded(), range.from(), range.to()));
    }

    private Reply decoded(OutputFile file, SpoiltFiles.Content content) {
        Reply plain = Reply.of(200).with("Content-Type", NDJSON).body(content.decoded());
        return file.plain()
                ? plain.with("Accept-Ranges", "bytes").with("Last-Modified", lastModified)
                : plain.chunked();
    }
}
