package io.github.bcdacamel.bcda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Heads, chunk lines and trailers without an end, by length or by time, from a server on loopback. */
@Timeout(20)
class HostileHeadTest {

    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final ResponseDeadline deadline = new ResponseDeadline(Duration.ofMillis(400));

    @AfterEach
    void stop() {
        deadline.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "headers        | HTTP/1.1 200 OK~                | A: b~",
                "header line    | HTTP/1.1 200 OK~A:              | b",
                "status line    | HTTP/1.1 200                    | O",
                "chunk line     | HTTP/1.1 200 OK~Transfer-Encoding: chunked~~1;a=  | b",
                "trailer        | HTTP/1.1 200 OK~Transfer-Encoding: chunked~~0~    | A: b~",
                "trailer's line | HTTP/1.1 200 OK~Transfer-Encoding: chunked~~0~A:  | b"
            })
    void what_never_ends_is_refused_by_its_length(String what, String begin, String again) throws Exception {
        Throwable thrown =
                ask(begin.replace("~", "\r\n"), again.replace("~", "\r\n").repeat(1000), Duration.ZERO);

        assertThat(thrown).as(what).isInstanceOf(MessageConstraintException.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "head       | HTTP/1.1 200 OK~A: | b",
                "1xx        | ''                 | HTTP/1.1 102 Processing~~",
                "chunk line | HTTP/1.1 200 OK~Transfer-Encoding: chunked~~1; | b",
                "trailer    | HTTP/1.1 200 OK~Transfer-Encoding: chunked~~1~x~0~A: | b"
            })
    void what_trickles_is_ended_by_a_deadline(String what, String begin, String again) throws Exception {
        Throwable thrown = ask(begin.replace("~", "\r\n"), again.replace("~", "\r\n"), Duration.ofMillis(50));

        assertThat(thrown).as(what).isInstanceOf(SocketTimeoutException.class).hasMessageContaining("no progress");
    }

    @Test
    void a_body_that_is_not_wanted_is_not_read_to_its_end() throws Exception {
        try (ServerSocket server = serve(CHUNKED, "1\r\nx\r\n", Duration.ofMillis(20));
                CloseableHttpClient client = client()) {
            String first = client.execute(
                    new HttpGet("http://127.0.0.1:" + server.getLocalPort()),
                    response -> String.valueOf(
                            (char) response.getEntity().getContent().read()));

            assertThat(first).isEqualTo("x");
        }
    }

    private Throwable ask(String begin, String again, Duration pause) throws IOException {
        try (ServerSocket server = serve(begin, again, pause);
                CloseableHttpClient client = client()) {
            return catchThrowable(() -> client.execute(
                    new HttpGet("http://127.0.0.1:" + server.getLocalPort()),
                    response -> EntityUtils.toString(response.getEntity())));
        }
    }

    /** As Camel's component makes it: the limits are those that HttpCore has by itself. */
    private CloseableHttpClient client() {
        HttpClientBuilder client = HttpClientBuilder.create().disableAutomaticRetries();
        deadline.guard(client);
        return client.build();
    }

    /** Sends the beginning, then the rest again and again, until the other side has gone. */
    private static ServerSocket serve(String begin, String again, Duration pause) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            try (Socket client = server.accept()) {
                OutputStream out = client.getOutputStream();
                out.write(begin.getBytes(StandardCharsets.US_ASCII));
                byte[] more = again.getBytes(StandardCharsets.US_ASCII);
                while (!server.isClosed()) {
                    out.write(more);
                    LockSupport.parkNanos(pause.toNanos());
                }
            } catch (IOException gone) {
                // As it should be.
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }
}
