package io.github.bcdacamel.s3;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * How to call S3, and with which attributes to write objects. {@link S3Location} says where.
 *
 * @param region empty where AWS's own chain knows it
 * @param endpoint null for AWS
 * @param pathStyle the bucket in the path and not in the host's name
 * @param sse none, s3 or kms
 * @param kmsKeyId empty for the account's own key
 * @param storageClass empty for the bucket's default
 * @param tags {@code key=value} each
 * @param partSize bytes; a larger file goes up in parts of at least this size
 * @param partsAtOnce of one file
 * @param awsChunked whether the store understands the encoding aws-chunked
 * @param connections that may be open at the same time
 * @param stallTimeout for the next byte, and the time over which the speed of an answer is measured
 * @param minSpeed bytes a second that an answer has at least; 0 for any
 */
public record S3Options(
        String region,
        URI endpoint,
        boolean pathStyle,
        String sse,
        String kmsKeyId,
        String storageClass,
        List<String> tags,
        long partSize,
        int partsAtOnce,
        boolean awsChunked,
        int connections,
        Duration connectTimeout,
        Duration stallTimeout,
        long minSpeed) {

    /** S3's own limit. */
    private static final int MOST_PARTS = 10_000;

    private static final long MEGABYTE = 1 << 20;

    /** Bytes a second of a narrow line, which all connections share. */
    private static final long SLOWEST = 64 << 10;

    public S3Options {
        tags = List.copyOf(tags);
    }

    /** The size of all parts but the last: what is set, or as much more as S3's limit asks for, in whole megabytes. */
    long partSizeOf(long size) {
        if (size <= partSize * MOST_PARTS) {
            return partSize;
        }
        long least = (size + MOST_PARTS - 1) / MOST_PARTS;
        return (least + MEGABYTE - 1) / MEGABYTE * MEGABYTE;
    }

    /** How long one attempt at a request may take, its answer included. @param bytes that it sends */
    Duration attemptTimeout(long bytes) {
        return stallTimeout.multipliedBy(2).plusSeconds(bytes * connections / SLOWEST);
    }

    PutObjectRequest.Builder apply(PutObjectRequest.Builder request) {
        return request.tagging(tagging())
                .storageClass(orNull(storageClass))
                .ssekmsKeyId(kmsKey())
                .serverSideEncryption(encryption());
    }

    CreateMultipartUploadRequest.Builder apply(CreateMultipartUploadRequest.Builder request) {
        return request.tagging(tagging())
                .storageClass(orNull(storageClass))
                .ssekmsKeyId(kmsKey())
                .serverSideEncryption(encryption());
    }

    private String kmsKey() {
        return sse.equals("kms") ? orNull(kmsKeyId) : null;
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private ServerSideEncryption encryption() {
        return switch (sse) {
            case "s3" -> ServerSideEncryption.AES256;
            case "kms" -> ServerSideEncryption.AWS_KMS;
            default -> null;
        };
    }

    /** As the header wants it; the form of the setting allows only characters that need no escape. */
    private String tagging() {
        return orNull(String.join("&", tags));
    }
}
