package io.github.bcdacamel.s3;

import io.github.bcdacamel.landing.LandingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MessageDigestAlgorithms;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Sends a file of the landing: whole, with the SHA-256 from the pass that verified it, or in parts, each with its own.
 * S3 refuses what arrives otherwise. An upload that was interrupted is continued with the parts that S3 has and that
 * have the right checksum. Everything is read from the disk as it is sent, so memory does not grow with the file.
 * Whether the object stands there is proven afterwards, by {@link S3ObjectVerifier}.
 */
public final class S3Uploader implements AutoCloseable {

    private static final int BAD_REQUEST = 400;
    private static final String LINES = "application/x-ndjson";
    private static final String JSON = "application/json";

    /** S3 takes minutes to put many parts together. */
    private static final Duration COMPLETION = Duration.ofMinutes(15);

    private final S3Client s3;
    private final S3Options options;
    private final ExecutorService threads;

    public S3Uploader(S3Client s3, S3Options options) {
        this.s3 = s3;
        this.options = options;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "s3-part");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The checksum that S3 should have of it now, as S3 writes it. */
    public String upload(S3Object object) throws IOException {
        return object.inParts() ? uploadInParts(object) : uploadWhole(object);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private String uploadWhole(S3Object object) throws IOException {
        try {
            s3.putObject(
                    request -> options.apply(request)
                            .bucket(object.bucket())
                            .key(object.key())
                            .contentType(contentType(object))
                            .metadata(metadata(object))
                            .checksumSHA256(object.sha256Base64())
                            .overrideConfiguration(within(options.attemptTimeout(object.size()))),
                    body(object, 0, object.size()));
            return object.sha256Base64();
        } catch (S3Exception refused) {
            if (refused.statusCode() == BAD_REQUEST
                    && !object.sha256()
                            .equals(new DigestUtils(MessageDigestAlgorithms.SHA_256).digestAsHex(object.path()))) {
                throw changed(object, refused);
            }
            throw refused;
        }
    }

    private String uploadInParts(S3Object object) throws IOException {
        String upload = unfinished(object);
        Map<Integer, Part> there = upload == null ? Map.of() : parts(object, upload);
        if (upload == null) {
            upload = s3.createMultipartUpload(request -> options.apply(request)
                            .bucket(object.bucket())
                            .key(object.key())
                            .contentType(contentType(object))
                            .metadata(metadata(object))
                            .checksumAlgorithm(ChecksumAlgorithm.SHA256))
                    .uploadId();
        }
        CompositeChecksum composite = new CompositeChecksum(object);
        List<CompletedPart> sent = send(object, upload, composite, there);
        if (!composite.whole().equals(object.sha256())) {
            abort(object, upload);
            throw changed(object, null);
        }
        complete(object, upload, sent);
        return composite.value();
    }

    /** Hashes part after part, and sends some at once. Nothing is under way any more when it ends. */
    private List<CompletedPart> send(
            S3Object object, String upload, CompositeChecksum composite, Map<Integer, Part> there) throws IOException {
        Semaphore slots = new Semaphore(options.partsAtOnce());
        List<CompletableFuture<CompletedPart>> parts = new ArrayList<>();
        try {
            while (composite.hasNext() && parts.stream().noneMatch(CompletableFuture::isCompletedExceptionally)) {
                slots.acquire();
                CompositeChecksum.Part part = composite.next();
                Part known = there.get(part.number());
                parts.add((isThere(part, known)
                                ? CompletableFuture.completedFuture(completed(part, known.eTag()))
                                : CompletableFuture.supplyAsync(() -> send(object, upload, part), threads))
                        .whenComplete((done, failed) -> slots.release()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while parts were sent", stopped);
        } finally {
            CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
                    .exceptionally(failed -> null)
                    .join();
        }
        try {
            return parts.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : failed;
        }
    }

    private static Consumer<AwsRequestOverrideConfiguration.Builder> within(Duration time) {
        return request -> request.apiCallAttemptTimeout(time);
    }

    private static boolean isThere(CompositeChecksum.Part part, Part known) {
        return known != null && known.size() == part.length() && part.sha256().equals(known.checksumSHA256());
    }

    private CompletedPart send(S3Object object, String upload, CompositeChecksum.Part part) {
        String tag = s3.uploadPart(
                        request -> request.bucket(object.bucket())
                                .key(object.key())
                                .uploadId(upload)
                                .partNumber(part.number())
                                .checksumSHA256(part.sha256())
                                .overrideConfiguration(within(options.attemptTimeout(part.length()))),
                        body(object, part.offset(), part.length()))
                .eTag();
        return completed(part, tag);
    }

    private static CompletedPart completed(CompositeChecksum.Part part, String tag) {
        return CompletedPart.builder()
                .partNumber(part.number())
                .eTag(tag)
                .checksumSHA256(part.sha256())
                .build();
    }

    private void complete(S3Object object, String upload, List<CompletedPart> parts) {
        try {
            s3.completeMultipartUpload(request -> request.bucket(object.bucket())
                    .key(object.key())
                    .uploadId(upload)
                    .overrideConfiguration(within(options.attemptTimeout(0).plus(COMPLETION)))
                    .multipartUpload(completed -> completed.parts(parts)));
        } catch (NoSuchUploadException repeated) {
            // The answer to an earlier request of the SDK was lost. Whether the object stands there is looked up next.
        }
    }

    /** An earlier attempt's upload of this object to continue, the latest; the others are aborted. */
    private String unfinished(S3Object object) {
        List<MultipartUpload> uploads;
        try {
            uploads = s3
                    .listMultipartUploadsPaginator(
                            request -> request.bucket(object.bucket()).prefix(object.key()))
                    .uploads()
                    .stream()
                    .filter(upload -> upload.key().equals(object.key()))
                    .toList();
        } catch (S3Exception mayNotList) {
            return null;
        }
        for (MultipartUpload earlier : uploads.subList(0, Math.max(0, uploads.size() - 1))) {
            abort(object, earlier.uploadId());
        }
        return uploads.isEmpty() ? null : uploads.get(uploads.size() - 1).uploadId();
    }

    private Map<Integer, Part> parts(S3Object object, String upload) {
        Map<Integer, Part> parts = new HashMap<>();
        s3.listPartsPaginator(request ->
                        request.bucket(object.bucket()).key(object.key()).uploadId(upload))
                .parts()
                .forEach(part -> parts.put(part.partNumber(), part));
        return parts;
    }

    private void abort(S3Object object, String upload) {
        s3.abortMultipartUpload(
                request -> request.bucket(object.bucket()).key(object.key()).uploadId(upload));
    }

    private static RequestBody body(S3Object object, long offset, long length) {
        ContentStreamProvider again = () -> {
            try {
                return new FilePartStream(object.path(), offset, length);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        };
        return RequestBody.fromContentProvider(again, length, contentType(object));
    }

    private static String contentType(S3Object object) {
        String key = object.key();
        if (key.endsWith(".gz")) {
            return "application/gzip";
        }
        return key.endsWith(".json") ? JSON : key.endsWith(".ndjson") ? LINES : "application/octet-stream";
    }

    /** S3 keeps of an object in parts only a checksum of checksums; this is the file's own, for people. */
    private static Map<String, String> metadata(S3Object object) {
        return Map.of("sha256", object.sha256());
    }

    private static LandingException changed(S3Object object, Exception cause) {
        return new LandingException(
                LandingException.Reason.PARTIAL_GONE,
                object.path() + " changed after it was verified; another program may write there. It was not"
                        + " delivered to"
                        + " " + object.location() + ". The file is fetched again.",
                cause);
    }
}
