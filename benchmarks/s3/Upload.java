import io.github.bcdacamel.landing.FileToDeliver;
import io.github.bcdacamel.s3.S3Clients;
import io.github.bcdacamel.s3.S3Objects;
import io.github.bcdacamel.s3.S3Options;
import io.github.bcdacamel.s3.S3Place;
import io.github.bcdacamel.s3.S3Uploads;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Uploads and proves one file the way the destination s3 does: ENDPOINT BUCKET FILE SHA256. */
public final class Upload {

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[2]);
        S3Options options = new S3Options(
                "", URI.create(arguments[0]), true, "none", "", "", List.of(), 16 << 20, 4, false, 10,
                Duration.ofSeconds(5), Duration.ofSeconds(60));
        S3Place place = new S3Place(arguments[1], "bench");
        try (var client = S3Clients.open(options);
                var uploads = new S3Uploads(client, options)) {
            var objects = new S3Objects(client, place, options);
            var object = objects.of(new FileToDeliver(
                    "default", "20261123T000000Z", "ndjson/" + file.getFileName(), file, Files.size(file), arguments[3]));
            long began = System.nanoTime();
            String sent = uploads.upload(object);
            objects.prove(
                    object, client.headObject(head -> head.bucket(object.bucket()).key(object.key())), sent);
            System.out.printf("%.1f s, proven%n", (System.nanoTime() - began) / 1e9);
        }
    }
}
