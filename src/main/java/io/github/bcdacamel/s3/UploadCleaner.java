package io.github.bcdacamel.s3;

import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * Aborts uploads in parts that nobody will continue, because S3 keeps their parts, and charges for them, until somebody
 * does. What is delivered is never touched.
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
    public int abort(String feed) {
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
                    "Uploads in parts that were never completed may stay in the bucket {}, because it does not let us"
                            + " list or abort them ({}). Give the bucket a rule that aborts them after some days.",
                    place.bucket(),
                    refused.getClass().getSimpleName());
            return 0;
        }
    }
}
