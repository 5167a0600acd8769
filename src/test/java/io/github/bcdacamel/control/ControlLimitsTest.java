package io.github.bcdacamel.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.testing.ControlServer;
import io.github.bcdacamel.testing.LogLines;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What strangers can do to the control API's server before it knows who they are: little, and not for long. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
@ResourceLock("refusals in the log")
class ControlLimitsTest {

    private static final int MOST = 6;
    private static final String HEAD = "GET /api/v1/feeds HTTP/1.1\r\nHost: localhost\r\n";
    private static final String HIDDEN = "GET /observe/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private ControlServer control;

    @BeforeAll
    void serve(@TempDir Path folder) throws Exception {
        control = ControlServer.in(
                folder,
                options -> options,
                "bcda.http.port",
                String.valueOf(freePort()),
                "bcda.http.max-connections",
                String.valueOf(MOST),
                "bcda.http.request-timeout",
                "2s",
                "bcda.http.password",
                "sesame");
    }

    /** A port of its own, as in production; other tests take any. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    void stop() throws Exception {
        control.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "identity after chunked | Transfer-Encoding: chunked, identity~Content-Length: 5~~0~~",
                "chunk size of 2^32     | Transfer-Encoding: chunked~~100000000~",
                "quoted chunk extension | Transfer-Encoding: chunked~~1;a=\"~x~0~~",
                "length and chunks      | Transfer-Encoding: chunked~Content-Length: 5~~0~~"
            })
    void no_second_request_is_hidden_in_a_first_one(String what, String rest) throws Exception {
        String answer =
                send("GET /observe/health/live HTTP/1.1\r\nHost: localhost\r\n" + rest.replace("~", "\r\n") + HIDDEN);

        // Refused, or cut off where it cannot be read any more; what counts is that nobody answers the hidden one.
        assertThat(answer).as(what).doesNotContain("200 OK");
        if (!answer.isEmpty()) {
            assertThat(answer).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void beyond_the_limit_the_connection_that_is_silent_longest_gives_way() throws Exception {
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < MOST; i++) {
                open.add(connect());
            }

            assertThat(send(HEAD + "Connection: close\r\n\r\n")).startsWith("HTTP/1.1 401");

            assertThat(open.get(0).getInputStream().read()).isEqualTo(-1);
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "GET /api", "GET /api/v1/feeds HTTP/1.1~Host: localhost~Content-Length: 5~~ab"})
    void half_a_request_is_not_waited_for(String half) throws Exception {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(half.replace("~", "\r\n").getBytes(StandardCharsets.US_ASCII));

            // It returns when the server has closed the connection.
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .doesNotContain("200 OK");
        }
    }

    @Test
    void http_2_in_clear_text_is_not_spoken() throws Exception {
        String upgrade = send(HEAD
                + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");
        String prior = send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

        assertThat(upgrade).startsWith("HTTP/1.1 401");
        assertThat(prior).startsWith("HTTP/2.0 501 Not Implemented");
    }

    @Test
    void refusals_are_told_once_a_minute_and_not_once_a_request() throws Exception {
        try (LogLines log = LogLines.ofAll()) {
            for (int i = 0; i < 3; i++) {
                send("\u0001\u0002 what\r\n\r\n");
                send(HEAD + "Authorization: Basic eDp5\r\nConnection: close\r\n\r\n");
            }

            assertThat(log.all())
                    .filteredOn(line -> line.contains("wrong credentials"))
                    .hasSize(1);
            assertThat(log.all()).filteredOn(line -> line.contains("not HTTP")).hasSizeLessThan(2);
            assertThat(log.all()).noneMatch(line -> line != null && line.contains("Unhandled"));
        }
    }

    @Test
    void the_more_logins_fail_in_a_minute_the_longer_their_refusal_waits() {
        LoginBrake brake = new LoginBrake(Clock.fixed(Instant.parse("2026-11-26T00:00:00Z"), ZoneOffset.UTC));

        assertThat(brake.pause()).hasMillis(100);
        assertThat(brake.pause()).hasMillis(200);
        for (int i = 0; i < 100; i++) {
            brake.pause();
        }
        assertThat(brake.pause()).hasSeconds(5);
    }

    private Socket connect() throws IOException {
        return new Socket(control.address().getHost(), control.address().getPort());
    }

    /** All that comes until the server closes the connection. */
    private String send(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException reset) {
            return "";
        }
    }
}
