package io.github.bcdacamel.s3;

import io.github.bcdacamel.failures.KnownFailure;
import io.github.bcdacamel.landing.DeliveryProof;
import io.github.bcdacamel.landing.FileToDeliver;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.apache.camel.Variable;
import org.apache.commons.codec.digest.DigestUtils;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Whether an object in the bucket is the file that was verified: its size, and the SHA-256 that S3 computed itself. A
 * store that keeps no such checksum, or one that does not fit what was sent, is read back and hashed: its word that it took
 * the bytes proves nothing, and its way to write a checksum accuses nobody.
 */
public final class S3ObjectVerifier {

    private static final Pattern NUMBER_OF_PARTS = Pattern.compile("-[0-9]+$");

    private final S3Client s3;
    private final S3Location place;
    private final S3Options options;

    public S3ObjectVerifier(S3Client s3, S3Location place, S3Options options) {
        this.s3 = s3;
        this.place = place;
        this.options = options;
    }

    /** What has to be there. */
    public S3Object of(FileToDeliver file) {
        return S3Object.of(file, place, options);
    }

    /** @param stored S3's answer, or null when it gave none */
    public boolean isMissing(S3Object object, HeadObjectResponse stored) throws IOException {
        return stored == null || stored.contentLength() != object.size() || !hasContent(object, stored, null);
    }

    /**
     * Where it is, now that it was sent.
     *
     * @param sent the checksum that it must have; null when it was there before
     */
    public DeliveryProof prove(
            @Variable("object") S3Object object,
            @Variable("stored") HeadObjectResponse stored,
            @Variable("sent") String sent)
            throws IOException {
        if (stored.contentLength() != object.size()) {
            throw unproven(object, "has " + stored.contentLength() + " bytes instead of " + object.size());
        }
        if (sent != null && !hasContent(object, stored, sent)) {
            throw unproven(object, "has another SHA-256 than was sent");
        }
        return new DeliveryProof(
                object.location(), stored.checksumSHA256() == null ? null : "SHA-256 " + stored.checksumSHA256());
    }

    private boolean hasContent(S3Object object, HeadObjectResponse stored, String sent) throws IOException {
        String checksum = stored.checksumSHA256();
        if (checksum == null) {
            return isReadBack(object);
        }
        return checksum.equals(object.sha256Base64())
                || object.inParts() && isOfParts(checksum, object, sent)
                // A store may write its checksums in a way of its own, so nobody is accused before the bytes are looked
                // at.
                || sent != null && isReadBack(object);
    }

    /** Some stores leave the number of parts out. */
    private static boolean isOfParts(String checksum, S3Object object, String sent) throws IOException {
        // Another part size than today's may have made it; then it is sent again rather than guessed at.
        boolean otherParts = NUMBER_OF_PARTS.matcher(checksum).find() && !checksum.endsWith("-" + object.parts());
        return !otherParts && sum(checksum).equals(sum(sent == null ? CompositeChecksum.of(object) : sent));
    }

    private static String sum(String checksum) {
        return NUMBER_OF_PARTS.matcher(checksum).replaceFirst("");
    }

    private boolean isReadBack(S3Object object) throws IOException {
        try (InputStream content =
                s3.getObject(request -> request.bucket(object.bucket()).key(object.key()))) {
            return DigestUtils.sha256Hex(content).equals(object.sha256());
        }
    }

    private static RuntimeException unproven(S3Object object, String what) {
        return KnownFailure.DESTINATION_UNPROVEN.notNow(
                object.location() + " " + what + ", although S3 accepted it. A proxy, or another program that"
                        + " writes there, has changed it. The landing keeps the file, and it is sent again.",
                null);
    }
}
