package io.github.bcdacamel.s3;

import io.github.bcdacamel.landing.FileToDeliver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MessageDigestAlgorithms;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Tests whether a bucket accepts what an export delivers: writes a small object beside the feed's exports, with its
 * checksum, encryption, class and tags, then checks and deletes it.
 */
public final class BucketProbe {

    private final S3Client s3;
    private final S3Location place;
    private final S3Options options;

    public BucketProbe(S3Client s3, S3Location place, S3Options options) {
        this.s3 = s3;
        this.place = place;
        this.options = options;
    }

    /**
     * The result.
     *
     * @param refused why not; null when the object was accepted
     * @param warning what else to know, or null
     */
    public record Found(String location, String refused, String warning) {}

    public Found of(String feed) throws IOException {
        Path file = Files.createTempFile("doctor", ".txt");
        S3Object object = null;
        try {
            Files.write(file, "bcda-camel doctor\n".getBytes(StandardCharsets.US_ASCII));
            String name = ".doctor-" + UUID.randomUUID();
            object = S3Object.of(
                    new FileToDeliver(
                            feed,
                            "doctor",
                            name,
                            file,
                            Files.size(file),
                            new DigestUtils(MessageDigestAlgorithms.SHA_256).digestAsHex(file)),
                    place,
                    options);
            deliver(object);
            return new Found(place.location(place.common(feed)), null, warning(object, feed));
        } catch (Exception refused) {
            return new Found(place.location(place.common(feed)), words(refused, object), null);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void deliver(S3Object object) throws Exception {
        String sent;
        try (S3Uploader uploads = new S3Uploader(s3, options)) {
            sent = uploads.upload(object);
        }
        S3ObjectVerifier objects = new S3ObjectVerifier(s3, place, options);
        objects.prove(object, s3.headObject(head -> head.bucket(object.bucket()).key(object.key())), sent);
    }

    private String warning(S3Object object, String feed) {
        try {
            s3.deleteObject(delete -> delete.bucket(object.bucket()).key(object.key()));
        } catch (SdkException kept) {
            return "It could not be removed: " + object.location() + " remains. Exports need no permission to"
                    + " delete.";
        }
        try {
            s3.listMultipartUploads(list ->
                    list.bucket(place.bucket()).prefix(place.common(feed)).maxUploads(1));
            return null;
        } catch (SdkException unlisted) {
            return "Interrupted multipart uploads cannot be listed, so they may remain: grant"
                    + " s3:ListBucketMultipartUploads, or give the bucket a lifecycle rule that aborts them.";
        }
    }

    private String words(Exception fault, S3Object object) {
        String what = object == null ? place.address() : object.location();
        RuntimeException meaning = new S3ErrorMapper(place, options).map(fault, what);
        return String.valueOf((meaning == null ? fault : meaning).getMessage());
    }
}
