package io.github.bcdacamel.s3;

import static io.github.bcdacamel.testing.FaultyS3Proxy.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bcdacamel.landing.FileToDeliver;
import io.github.bcdacamel.landing.LandingException;
import io.github.bcdacamel.testing.FaultyS3Proxy;
import io.github.bcdacamel.testing.S3Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.Tag;

/** Files of several parts, sent to both kinds of S3 server over a wire that breaks. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
@org.junit.jupiter.api.Tag("long")
class S3UploaderIT {

    private static final int PART = 5 << 20;
    private static final int SIZE = 3 * PART + 12_345;
    private static final String BUCKET = "claims";

    @TempDir
    private static Path servers;

    private static S3Server s3Proxy;
    private static S3Server s3Mock;

    @TempDir
    private Path folder;

    private FileToDeliver file;

    @BeforeAll
    static void startServers() throws IOException {
        System.setProperty("aws.accessKeyId", S3Server.KEY);
        System.setProperty("aws.secretAccessKey", S3Server.SECRET);
        s3Proxy = S3Server.s3Proxy(Files.createDirectory(servers.resolve("proxy")))
                .bucket(BUCKET);
        s3Mock = S3Server.s3Mock(Files.createDirectory(servers.resolve("mock"))).bucket(BUCKET);
    }

    @AfterAll
    static void stopServers() {
        s3Proxy.close();
        s3Mock.close();
    }

    static Stream<S3Server> servers() {
        return Stream.of(s3Proxy, s3Mock);
    }

    @BeforeEach
    void writeFile() throws IOException {
        byte[] bytes = new byte[SIZE];
        new Random(7).nextBytes(bytes);
        Path path = Files.write(folder.resolve("Patient.0001.ndjson"), bytes);
        String export = "20261123T03%04d".formatted(new Random().nextInt(10_000)) + "Z";
        file = new FileToDeliver(
                "default",
                export,
                "ndjson/Patient.0001.ndjson",
                path,
                SIZE,
                new DigestUtils("SHA-256").digestAsHex(path));
    }

    @AfterEach
    void nothingHalfUploadedStays() {
        servers().forEach(server -> assertThat(server.unfinished(BUCKET)).isEmpty());
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void a_large_file_arrives_in_parts_with_a_checksum_that_can_be_compared(S3Server server) throws Exception {
        try (Sender sender = new Sender(server.endpoint())) {
            String sent = sender.upload(file);

            assertThat(server.objects(BUCKET)).containsEntry(sender.key(file), file.sha256());
            assertThat(sent).endsWith("-4");
            assertThat(server.client()
                            .headObject(head ->
                                    head.bucket(BUCKET).key(sender.key(file)).checksumMode(ChecksumMode.ENABLED))
                            .checksumSHA256())
                    .isEqualTo(sent);
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void a_part_whose_connection_is_cut_is_sent_again(S3Server server) throws Exception {
        try (FaultyS3Proxy wire = new FaultyS3Proxy(server.endpoint()).cut(part(2), 1);
                Sender sender = new Sender(wire.endpoint())) {
            sender.upload(file);

            assertThat(server.objects(BUCKET)).containsEntry(sender.key(file), file.sha256());
            assertThat(wire.requests(part(2))).hasSize(2);
            assertThat(wire.requests(part(1))).hasSize(1);
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void an_interrupted_upload_is_continued_with_the_parts_that_are_missing(S3Server server) throws Exception {
        try (FaultyS3Proxy wire = new FaultyS3Proxy(server.endpoint()).cut(part(3), 100);
                Sender sender = new Sender(wire.endpoint())) {
            assertThatThrownBy(() -> sender.upload(file)).isInstanceOf(SdkException.class);
            wire.mend();

            sender.upload(file);

            assertThat(server.objects(BUCKET)).containsEntry(sender.key(file), file.sha256());
            assertThat(wire.requests(part(3))).hasSize(1);
            // S3Proxy does not tell the checksums of parts, so that nothing proves them: they are sent again.
            assertThat(wire.requests(part(1))).hasSize(server == s3Mock ? 0 : 1);
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void an_upload_that_nobody_continues_is_aborted_at_the_end_of_an_export(S3Server server) throws Exception {
        try (FaultyS3Proxy wire = new FaultyS3Proxy(server.endpoint()).cut(part(3), 100);
                Sender sender = new Sender(wire.endpoint())) {
            assertThatThrownBy(() -> sender.upload(file)).isInstanceOf(SdkException.class);
            server.client()
                    .createMultipartUpload(upload -> upload.bucket(BUCKET).key("default/notes/of-mine.txt"));

            assertThat(sender.leftovers.abort("default")).isEqualTo(1);

            List<String> left = server.unfinished(BUCKET).stream()
                    .map(upload -> upload.key())
                    .toList();
            assertThat(left).containsExactly("default/notes/of-mine.txt");
            server.unfinished(BUCKET)
                    .forEach(upload -> server.client()
                            .abortMultipartUpload(abort ->
                                    abort.bucket(BUCKET).key(upload.key()).uploadId(upload.uploadId())));
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void a_file_that_has_changed_since_it_was_verified_never_becomes_an_object(S3Server server) throws Exception {
        Files.write(file.path(), new byte[SIZE]);
        try (Sender sender = new Sender(server.endpoint())) {
            assertThatThrownBy(() -> sender.upload(file))
                    .isInstanceOf(LandingException.class)
                    .hasMessageContaining("changed after it was verified");

            assertThat(server.objects(BUCKET)).doesNotContainKey(sender.key(file));
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("servers")
    void a_small_file_that_has_changed_since_is_refused_by_s3_itself(S3Server server) throws Exception {
        Path small = Files.writeString(folder.resolve("small"), "verified");
        FileToDeliver changed = new FileToDeliver(
                "default", "id", "manifest.json", small, 8, new DigestUtils("SHA-256").digestAsHex(small));
        Files.writeString(small, "modified");
        try (Sender sender = new Sender(server.endpoint())) {
            assertThatThrownBy(() -> sender.upload(changed)).isInstanceOf(LandingException.class);

            assertThat(server.objects(BUCKET)).doesNotContainKey(sender.key(changed));
        }
    }

    @Test
    void aws_chunked_is_sent_only_where_it_is_wanted() throws Exception {
        try (FaultyS3Proxy wire = new FaultyS3Proxy(s3Mock.endpoint());
                Sender plain = new Sender(wire.endpoint(), false, "none", "");
                Sender chunked = new Sender(wire.endpoint(), true, "none", "")) {
            plain.upload(file);
            assertThat(wire.requests(head -> head.contains("aws-chunked"))).isEmpty();

            chunked.upload(file);
            assertThat(wire.requests(head -> head.contains("aws-chunked"))).isNotEmpty();
            assertThat(s3Mock.objects(BUCKET)).containsEntry(chunked.key(file), file.sha256());
        }
    }

    @Test
    void objects_get_their_tags_and_their_storage_class() throws Exception {
        try (Sender sender = new Sender(s3Mock.endpoint(), false, "none", "STANDARD_IA")) {
            sender.upload(file);

            assertThat(s3Mock.client()
                            .getObjectTagging(tags -> tags.bucket(BUCKET).key(sender.key(file)))
                            .tagSet())
                    .extracting(Tag::key, Tag::value)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("owner", "aco"),
                            org.assertj.core.groups.Tuple.tuple("phi", "true"));
            assertThat(s3Mock.client()
                            .headObject(head -> head.bucket(BUCKET).key(sender.key(file)))
                            .storageClassAsString())
                    .isEqualTo("STANDARD_IA");
        }
    }

    @Test
    void encryption_is_asked_for_with_the_first_request_of_an_object() throws Exception {
        Path small = Files.writeString(folder.resolve("small"), "verified");
        FileToDeliver manifest = new FileToDeliver(
                "default", "id", "manifest.json", small, 8, new DigestUtils("SHA-256").digestAsHex(small));
        try (FaultyS3Proxy wire = new FaultyS3Proxy(s3Proxy.endpoint())
                        .refuse(head -> head.startsWith("PUT ") || head.startsWith("POST "), 100, 403, "AccessDenied");
                Sender sender = new Sender(wire.endpoint(), false, "kms", "")) {
            assertThatThrownBy(() -> sender.upload(manifest)).isInstanceOf(SdkException.class);
            assertThatThrownBy(() -> sender.upload(file)).isInstanceOf(SdkException.class);

            assertThat(wire.requests(head -> head.contains("x-amz-server-side-encryption: aws:kms")
                            && head.contains("x-amz-server-side-encryption-aws-kms-key-id: alias/claims")))
                    .hasSize(2);
        }
    }

    @Test
    void encryption_by_s3_itself_is_asked_for_whenever_an_object_is_made() throws Exception {
        Path small = Files.writeString(folder.resolve("small"), "verified");
        FileToDeliver manifest = new FileToDeliver(
                "default", "id", "manifest.json", small, 8, new DigestUtils("SHA-256").digestAsHex(small));
        try (FaultyS3Proxy wire = new FaultyS3Proxy(s3Proxy.endpoint())
                        .refuse(head -> head.startsWith("PUT ") || head.startsWith("POST "), 100, 403, "AccessDenied");
                Sender sender = new Sender(wire.endpoint(), false, "s3", "")) {
            assertThatThrownBy(() -> sender.upload(manifest)).isInstanceOf(SdkException.class);
            assertThatThrownBy(() -> sender.upload(file)).isInstanceOf(SdkException.class);

            assertThat(wire.requests(head -> head.contains("x-amz-server-side-encryption: AES256")))
                    .hasSize(2);
        }
    }

    @Test
    void parts_grow_where_s3_would_not_take_so_many() {
        S3Options options = Sender.options(URI.create("http://127.0.0.1:1"), false, "none", "");

        assertThat(options.partSizeOf(100L * PART)).isEqualTo(PART);
        long large = 200L << 30;
        assertThat((large + options.partSizeOf(large) - 1) / options.partSizeOf(large))
                .isLessThanOrEqualTo(10_000);
    }

    @Test
    void an_upload_has_the_longer_the_more_it_sends() {
        S3Options options = Sender.options(URI.create("http://127.0.0.1:1"), false, "none", "");

        assertThat(options.attemptTimeout(0)).isEqualTo(Duration.ofSeconds(40));
        assertThat(options.attemptTimeout(5L << 30))
                .as("Twenty parts at once over ten megabits a second.")
                .isGreaterThan(Duration.ofSeconds((5L << 30) * 20 / 1_250_000));
    }

    /** The program's own way to a server. */
    private static final class Sender implements AutoCloseable {

        private final S3Location place = new S3Location(BUCKET, "");
        private final S3Options options;
        private final S3Client client;
        private final S3Uploader uploads;
        private final UploadCleaner leftovers;

        Sender(URI endpoint) {
            this(endpoint, false, "none", "");
        }

        Sender(URI endpoint, boolean awsChunked, String sse, String storageClass) {
            options = options(endpoint, awsChunked, sse, storageClass);
            client = S3ClientFactory.open(options);
            uploads = new S3Uploader(client, options);
            leftovers = new UploadCleaner(client, place);
        }

        static S3Options options(URI endpoint, boolean awsChunked, String sse, String storageClass) {
            return new S3Options(
                    "",
                    endpoint,
                    true,
                    sse,
                    sse.equals("kms") ? "alias/claims" : "",
                    storageClass,
                    storageClass.isEmpty() ? List.of() : List.of("owner=aco", "phi=true"),
                    PART,
                    2,
                    awsChunked,
                    10,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20),
                    1000);
        }

        String upload(FileToDeliver file) throws IOException {
            return uploads.upload(S3Object.of(file, place, options));
        }

        String key(FileToDeliver file) {
            return place.key(file.feed(), file.exportId(), file.name());
        }

        @Override
        public void close() {
            uploads.close();
            client.close();
        }
    }
}
