package io.github.bcdacamel.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.bcdacamel.failures.RetryableException;
import io.github.bcdacamel.landing.FileToDeliver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Checksums as stores write them, of an object in two parts, and a store that gives the object back. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class S3ObjectVerifierTest {

    private static final String CONTENT = "0123456789";

    @TempDir
    private Path folder;

    private final StringBuilder kept = new StringBuilder(CONTENT);
    private HttpServer store;
    private S3Client client;
    private S3ObjectVerifier verifier;
    private S3Object object;
    private int readBack;

    @BeforeEach
    void startStore() throws Exception {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        store.createContext("/", exchange -> {
            byte[] content = kept.toString().getBytes(StandardCharsets.US_ASCII);
            readBack++;
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        store.start();
        System.setProperty("aws.accessKeyId", "id");
        System.setProperty("aws.secretAccessKey", "secret");
        S3Options options = options(store.getAddress().getPort());
        S3Location place = new S3Location("claims", "");
        client = S3ClientFactory.open(options);
        verifier = new S3ObjectVerifier(client, place, options);
        Path path = Files.writeString(folder.resolve("Patient.0001.ndjson"), CONTENT);
        object = verifier.of(new FileToDeliver(
                "default",
                "20261126T000000Z",
                "ndjson/Patient.0001.ndjson",
                path,
                CONTENT.length(),
                DigestUtils.sha256Hex(CONTENT)));
    }

    @AfterEach
    void stopStore() {
        client.close();
        store.stop(0);
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void a_checksum_of_parts_without_their_number_is_the_same_checksum() throws Exception {
        String sent = CompositeChecksum.of(object);
        String without = sent.replaceFirst("-2$", "");

        assertThat(sent).endsWith("-2");
        assertThat(verifier.prove(object, stored(without), sent).checksum()).isEqualTo("SHA-256 " + without);
        assertThat(verifier.isMissing(object, stored(without))).isFalse();
        assertThat(readBack).isZero();
    }

    @Test
    void a_checksum_that_nobody_understands_accuses_nobody_when_the_bytes_are_right() throws Exception {
        String sent = CompositeChecksum.of(object);

        assertThat(verifier.prove(object, stored("of-its-own"), sent).location())
                .isEqualTo(object.location());
        assertThat(readBack).isEqualTo(1);
    }

    @Test
    void other_bytes_are_told() throws Exception {
        String sent = CompositeChecksum.of(object);
        kept.setCharAt(3, 'x');

        assertThatThrownBy(() -> verifier.prove(object, stored("of-its-own"), sent))
                .isInstanceOf(RetryableException.class)
                .hasMessageContaining("has another SHA-256 than was sent");
    }

    @Test
    void an_object_of_other_parts_is_sent_again_and_not_read_back() throws Exception {
        assertThat(verifier.isMissing(
                        object, stored(CompositeChecksum.of(object).replaceFirst("-2$", "-3"))))
                .isTrue();
        assertThat(readBack).isZero();
    }

    private static HeadObjectResponse stored(String checksum) {
        return HeadObjectResponse.builder()
                .contentLength((long) CONTENT.length())
                .checksumSHA256(checksum)
                .build();
    }

    private static S3Options options(int port) {
        return new S3Options(
                "us-east-1",
                URI.create("http://127.0.0.1:" + port),
                true,
                "none",
                "",
                "",
                List.of(),
                6,
                1,
                false,
                2,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                1000);
    }
}
