package io.github.bcdacamel.s3;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.camel.language.simple.Simple;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * Aborts multipart uploads that will not be continued, because S3 keeps their parts and charges for them. Never touches
 * delivered objects.
 */
public final class UploadCleaner {

    private static final Logger LOG = LoggerFactory.getLogger("bcda");

    private final S3Client s3;
    private final S3Location place;

    public UploadCleaner(S3Client s3, S3Location place) {
        this.s3 = s3;
        this.place = place;
    }

    /** Those of a feed none of whose files is under way, as at the end of an export: there is one for a feed at a time. */
    public int abort(@Simple("${variable.delivery.feed}") String feed) {
        Pattern ours = place.keys(feed);
        try {
            List<MultipartUpload> leftovers = s3
                    .listMultipartUploadsPaginator(
                            request -> request.bucket(place.bucket()).prefix(place.common(feed)))
                    .uploads()
                    .stream()
                    .filter(upload -> ours.matcher(upload.key()).matches())
                    .toList();
            for (MultipartUpload leftover : leftovers) {
                s3.abortMultipartUpload(request ->
                        request.bucket(place.bucket()).key(leftover.key()).uploadId(leftover.uploadId()));
            }
            return leftovers.size();
        } catch (SdkException refused) {
            LOG.warn(
                    "Multipart uploads that were never completed may remain in the bucket {}, because listing"
                            + " or aborting them was denied ({}). Give the bucket a lifecycle rule that aborts"
                            + " them after some days.",
                    place.bucket(),
                    refused.getClass().getSimpleName());
            return 0;
        }
    }
}
