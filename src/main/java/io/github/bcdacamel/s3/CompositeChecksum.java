package io.github.bcdacamel.s3;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Base64;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The checksums of an object that goes up in parts: SHA-256 of each part, which S3 compares with what arrives; the
 * SHA-256 of these, which S3 keeps as {@code <Base64>-<parts>}; and the SHA-256 of the whole, which must be the
 * verified one. Part by part in their order, from one reading of the file.
 */
final class CompositeChecksum {

    private static final int BUFFER = 128 * 1024;

    private final S3Object object;
    private final MessageDigest whole = DigestUtils.getSha256Digest();
    private final MessageDigest ofParts = DigestUtils.getSha256Digest();
    private final byte[] buffer = new byte[BUFFER];
    private int parts;

    CompositeChecksum(S3Object object) {
        this.object = object;
    }

    /** Of a file that is whole. */
    static String of(S3Object object) throws IOException {
        CompositeChecksum composite = new CompositeChecksum(object);
        while (composite.hasNext()) {
            composite.next();
        }
        return composite.value();
    }

    boolean hasNext() {
        return parts < object.parts();
    }

    /** Reads the next part. */
    Part next() throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        long offset = parts * object.partSize();
        long length = Math.min(object.partSize(), object.size() - offset);
        try (InputStream bytes = new FilePartStream(object.path(), offset, length)) {
            for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                digest.update(buffer, 0, count);
                whole.update(buffer, 0, count);
            }
        }
        byte[] sum = digest.digest();
        ofParts.update(sum);
        parts++;
        return new Part(parts, offset, length, Base64.getEncoder().encodeToString(sum));
    }

    /** What S3 keeps, after the last part. */
    String value() {
        return Base64.getEncoder().encodeToString(ofParts.digest()) + "-" + parts;
    }

    /** Hexadecimal, after the last part. */
    String whole() {
        return Hex.encodeHexString(whole.digest());
    }

    /** @param sha256 Base64 */
    record Part(int number, long offset, long length, String sha256) {}
}
