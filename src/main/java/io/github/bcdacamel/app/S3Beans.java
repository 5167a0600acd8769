package io.github.bcdacamel.app;

import io.github.bcdacamel.s3.S3ClientFactory;
import io.github.bcdacamel.s3.S3ErrorMapper;
import io.github.bcdacamel.s3.S3Location;
import io.github.bcdacamel.s3.S3ObjectVerifier;
import io.github.bcdacamel.s3.S3Options;
import io.github.bcdacamel.s3.S3Uploader;
import io.github.bcdacamel.s3.UploadCleaner;
import io.github.bcdacamel.settings.Settings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;

/** The beans of the destination s3. They are made only where it is used: AWS's classes take their time to load. */
public final class S3Beans {

    static final String DESTINATION = "s3";

    /** Besides uploads: looking, listing. */
    private static final int SPARE_CONNECTIONS = 5;

    private S3Beans() {}

    public static boolean areUsed(Settings settings) {
        return settings.list("bcda.destination").contains(DESTINATION);
    }

    static Map<String, Object> of(Settings settings) {
        S3Location place = place(settings);
        S3Options options = options(settings);
        S3Client client = S3ClientFactory.open(options);
        Map<String, Object> beans = new LinkedHashMap<>();
        beans.put("s3Client", client);
        beans.put("abandonedUploads", new UploadCleaner(client, place));
        beans.put("s3ObjectVerifier", new S3ObjectVerifier(client, place, options));
        beans.put("s3ErrorMapper", new S3ErrorMapper(place, options));
        beans.put("s3Uploader", new S3Uploader(client, options));
        return beans;
    }

    public static S3Location place(Settings settings) {
        return new S3Location(settings.text("bcda.s3.bucket"), settings.text("bcda.s3.prefix"));
    }

    public static S3Options options(Settings settings) {
        int parts = settings.number("bcda.s3.parts-at-once");
        return new S3Options(
                settings.text("bcda.s3.region"),
                endpoint(settings.text("bcda.s3.endpoint")),
                settings.flag("bcda.s3.path-style"),
                settings.text("bcda.s3.sse"),
                settings.text("bcda.s3.kms-key-id"),
                settings.text("bcda.s3.storage-class"),
                settings.list("bcda.s3.tags"),
                settings.size("bcda.s3.part-size"),
                parts,
                settings.flag("bcda.s3.aws-chunked"),
                settings.number("bcda.download.parallelism") * parts + SPARE_CONNECTIONS,
                settings.duration("bcda.http.connect-timeout"),
                settings.duration("bcda.download.stall-timeout"),
                settings.size("bcda.download.min-speed"));
    }

    private static URI endpoint(String address) {
        return address.isEmpty() ? null : URI.create(address);
    }
}
