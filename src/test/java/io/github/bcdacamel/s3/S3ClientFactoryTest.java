package io.github.bcdacamel.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** A store that sends blanks for longer than an answer may be slow. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class S3ClientFactoryTest {

    private HttpServer store;
    private S3Client client;

    @BeforeEach
    void startStore() throws Exception {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        store.createContext("/", S3ClientFactoryTest::drip);
        store.start();
        System.setProperty("aws.accessKeyId", "id");
        System.setProperty("aws.secretAccessKey", "secret");
        client = S3ClientFactory.open(options(store.getAddress().getPort()));
    }

    @AfterEach
    void stopStore() {
        client.close();
        store.stop(0);
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void a_store_may_take_its_time_to_put_parts_together() {
        assertThat(client.completeMultipartUpload(request -> request.bucket("claims")
                                .key("key")
                                .uploadId("id")
                                .overrideConfiguration(call -> call.apiCallAttemptTimeout(Duration.ofMinutes(1))))
                        .eTag())
                .isEqualTo("whole");
    }

    @Test
    void another_answer_that_drips_is_given_up() {
        assertThatThrownBy(() -> client.listObjectsV2(request -> request.bucket("claims")
                        .overrideConfiguration(call -> call.apiCallAttemptTimeout(Duration.ofMinutes(1)))))
                .isInstanceOf(SdkException.class);
    }

    private static void drip(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, 0);
        try (exchange) {
            write(exchange, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
            for (int blank = 0; blank < 20; blank++) {
                write(exchange, " ");
                Thread.sleep(100);
            }
            write(exchange, "<CompleteMultipartUploadResult><ETag>whole</ETag></CompleteMultipartUploadResult>");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.US_ASCII));
        exchange.getResponseBody().flush();
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
                Duration.ofSeconds(1),
                1000);
    }
}
