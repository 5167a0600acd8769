package io.github.bcdacamel.s3;

import io.github.bcdacamel.landing.FileToDeliver;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An object as it has to be: a file of the landing under its key.
 *
 * @param location for people and the receipt
 * @param sha256 of its bytes, hexadecimal
 * @param partSize of all parts but the last, if it goes up in parts
 */
public record S3Object(String bucket, String key, String location, Path path, long size, String sha256, long partSize) {

    static S3Object of(FileToDeliver file, S3Location place, S3Options options) {
        String key = place.key(file);
        return new S3Object(
                place.bucket(),
                key,
                place.location(key),
                file.path(),
                file.size(),
                file.sha256(),
                options.partSizeOf(file.size()));
    }

    boolean inParts() {
        return size > partSize;
    }

    int parts() {
        return (int) ((size + partSize - 1) / partSize);
    }

    /** As S3 writes checksums. */
    String sha256Base64() {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
    }
}
