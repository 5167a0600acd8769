package io.github.bcdacamel.s3;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.KnownFailure;
import io.github.bcdacamel.failures.RetryableException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Maps an error of S3 to a failure: retryable or final, with a message that names the bucket, the cause and what to do.
 * The SDK has already retried what an immediate retry can fix; later retries belong to the ledger.
 */
public final class S3ErrorMapper {

    private static final String KEPT = " The landing keeps every file, and the next run delivers what is missing.";

    private static final Set<String> OTHER_BYTES =
            Set.of("BadDigest", "XAmzContentSHA256Mismatch", "XAmzContentChecksumMismatch", "InvalidDigest");
    private static final Set<String> OTHER_REGION = Set.of(
            "PermanentRedirect",
            "AuthorizationHeaderMalformed",
            "IllegalLocationConstraintException",
            "TemporaryRedirect");
    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "TokenRefreshRequired", "InvalidToken");
    private static final Set<String> WRONG_KEY = Set.of("InvalidAccessKeyId", "SignatureDoesNotMatch");
    private static final Set<String> PASSING =
            Set.of("SlowDown", "RequestTimeout", "InternalError", "ServiceUnavailable", "NoSuchUpload", "Throttling");

    private final S3Location place;
    private final S3Options options;

    public S3ErrorMapper(S3Location place, S3Options options) {
        this.place = place;
        this.options = options;
    }

    /** For a command that only reads. */
    public static RuntimeException reading(SdkException fault, S3Location place, S3Options options) {
        String meaning =
                new S3ErrorMapper(place, options).map(fault, place.address()).getMessage();
        return KnownFailure.DESTINATION_REFUSED.failure(
                meaning.replace(KEPT, "") + " Nothing was proven and nothing changed.", fault);
    }

    /** Always throws: the failure that the fault means, or the fault itself if it is not S3's. */
    public void explain(Throwable fault, S3Object object) throws Exception {
        RuntimeException meaning = map(fault, object.location());
        if (meaning != null) {
            throw meaning;
        }
        if (fault instanceof Exception other) {
            throw other;
        }
        throw (Error) fault;
    }

    /**
     * @param what was to be written or read
     * @return null when the fault is not S3's
     */
    RuntimeException map(Throwable fault, String what) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ExportFailure || cause instanceof RetryableException) {
                return (RuntimeException) cause;
            }
            if (cause instanceof S3Exception refused) {
                return refusal(refused, what);
            }
            if (cause instanceof SdkException unsent) {
                return unsent(unsent, what);
            }
        }
        return null;
    }

    private RuntimeException refusal(S3Exception refused, String what) {
        String code = code(refused);
        String said = " (" + code + ", HTTP " + refused.statusCode() + ")";
        int status = refused.statusCode();
        if (OTHER_BYTES.contains(code)) {
            return notNow(
                    refused,
                    "S3 received other bytes than were sent for " + what + said
                            + ". A proxy on the way may change them.");
        }
        if (EXPIRED.contains(code)) {
            return never(
                    refused,
                    "The credentials for S3 have expired" + said + ", so " + what + " was not accepted. Renew"
                            + " them (environment, profile, or the role of the container).");
        }
        if (WRONG_KEY.contains(code)) {
            return never(
                    refused,
                    "S3 does not know the access key, or its secret is wrong" + said + ", so " + what
                            + " was not accepted. Check the credentials that AWS's chain finds first (the environment wins).");
        }
        if (OTHER_REGION.contains(code) || status == 301 || status == 307) {
            return never(
                    refused,
                    "The bucket " + place.bucket() + " is in another region, or at another endpoint" + said + ", so "
                            + what
                            + " was not accepted. Set bcda.s3.region to the bucket's region, and leave bcda.s3.endpoint empty for"
                            + " AWS.");
        }
        if (code.equals("NoSuchBucket") || code.equals("InvalidBucketName")) {
            return never(
                    refused,
                    "There is no bucket " + place.bucket() + " at " + server() + said
                            + ". Check bcda.s3.bucket and bcda.s3.endpoint; the program never creates a bucket.");
        }
        if (code.equals("RequestTimeTooSkewed")) {
            return never(
                    refused,
                    "This machine's clock is too far off for S3" + said + ", so " + what
                            + " was not accepted. Set the clock; doctor compares it with BCDA's.");
        }
        if (code.startsWith("KMS")) {
            return never(
                    refused,
                    "The key of bcda.s3.kms-key-id cannot be used" + said + ", so " + what
                            + " was not accepted. The role needs kms:GenerateDataKey and kms:Decrypt on it.");
        }
        if (status == 404) {
            return retry(
                    KnownFailure.DESTINATION_UNPROVEN,
                    refused,
                    what + " is not there" + said + ", although S3 accepted it. It is sent again.");
        }
        if (status == 401 || status == 403) {
            return never(
                    refused,
                    "S3 denied access to " + what + said
                            + ". The role needs s3:PutObject, s3:GetObject, s3:AbortMultipartUpload,"
                            + " s3:ListMultipartUploadParts and s3:ListBucketMultipartUploads there (and s3:PutObjectTagging with"
                            + " bcda.s3.tags).");
        }
        if (status == 501) {
            return never(
                    refused,
                    "The store at " + server() + " does not support what was requested for " + what + said
                            + ". Leave bcda.s3.sse, bcda.s3.storage-class and bcda.s3.tags empty, and bcda.s3.aws-chunked at"
                            + " false, if it does not know them.");
        }
        if (PASSING.contains(code) || status >= 500 || status == 408 || status == 429) {
            return notNow(refused, "S3 is too busy for " + what + " at the moment" + said + ".");
        }
        return never(refused, "S3 refused " + what + said + ". Look the code up in the store's documentation.");
    }

    private RuntimeException unsent(SdkException unsent, String what) {
        for (Throwable cause = unsent; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return never(
                        unsent,
                        "No trusted connection (TLS) to " + server() + " could be made, so " + what
                                + " was not sent. Check bcda.s3.endpoint, and whether Java trusts its certificate.");
            }
            if (cause instanceof UnknownHostException) {
                return notNow(
                        unsent,
                        "The host name of " + server() + " cannot be resolved, so " + what
                                + " was not sent. Check bcda.s3.endpoint, bcda.s3.region and DNS.");
            }
            if (cause instanceof SocketTimeoutException || cause instanceof ApiCallAttemptTimeoutException) {
                return notNow(unsent, server() + " did not answer in time, so " + what + " was not accepted.");
            }
            if (cause instanceof ConnectException) {
                return notNow(
                        unsent,
                        server() + " cannot be reached, so " + what
                                + " was not sent. Check bcda.s3.endpoint and the network.");
            }
            if (cause instanceof IOException) {
                return notNow(unsent, "The connection to " + server() + " broke off while " + what + " was sent.");
            }
        }
        if (String.valueOf(unsent.getMessage()).contains("credentials")) {
            return never(
                    unsent,
                    "There are no credentials for S3, so " + what + " was not sent. Set AWS_ACCESS_KEY_ID and"
                            + " AWS_SECRET_ACCESS_KEY, AWS_PROFILE, or give the container or the machine a role.");
        }
        return notNow(unsent, what + " could not be sent (" + unsent.getClass().getSimpleName() + ").");
    }

    private static RuntimeException never(Exception cause, String message) {
        return KnownFailure.DESTINATION_REFUSED.failure(message + KEPT, cause);
    }

    private static RuntimeException notNow(Exception cause, String message) {
        return retry(KnownFailure.DESTINATION_NOT_NOW, cause, message);
    }

    private static RuntimeException retry(KnownFailure known, Exception cause, String message) {
        RuntimeException notNow = known.notNow(message + KEPT, null);
        notNow.initCause(cause);
        return notNow;
    }

    private String server() {
        return options.endpoint() == null ? "AWS S3" : options.endpoint().toString();
    }

    /** The error code of S3 or of a proxy. A response to HEAD has no body and thus no code. */
    private static String code(S3Exception refused) {
        AwsErrorDetails details = refused.awsErrorDetails();
        String code = details == null ? "" : String.valueOf(details.errorCode());
        return code.matches("[A-Za-z0-9._]{1,64}") ? code : "no code";
    }
}
