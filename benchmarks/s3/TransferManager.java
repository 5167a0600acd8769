import java.net.URI;
import java.nio.file.Path;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.transfer.s3.S3TransferManager;

/** Uploads one file with AWS's transfer manager, as its documentation shows it: ENDPOINT BUCKET FILE. */
public final class TransferManager {

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[2]);
        try (S3AsyncClient client = S3AsyncClient.builder()
                        .endpointOverride(URI.create(arguments[0]))
                        .forcePathStyle(true)
                        .region(Region.US_EAST_1)
                        .multipartEnabled(true)
                        .multipartConfiguration(parts -> parts.minimumPartSizeInBytes(16L << 20))
                        .build();
                S3TransferManager manager = S3TransferManager.builder().s3Client(client).build()) {
            long began = System.nanoTime();
            manager.uploadFile(upload -> upload.source(file)
                            .putObjectRequest(put -> put.bucket(arguments[1]).key("bench/by-transfer-manager")))
                    .completionFuture()
                    .join();
            System.out.printf("%.1f s%n", (System.nanoTime() - began) / 1e9);
        }
    }
}
