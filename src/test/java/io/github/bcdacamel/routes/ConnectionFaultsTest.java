package io.github.bcdacamel.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.bcdacamel.failures.FailureClass;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that are never made, to servers that are no simulator. */
class ConnectionFaultsTest {

    private static final char[] PASSWORD = "of-a-test".toCharArray();

    @TempDir
    private Path folder;

    @Test
    void a_certificate_that_nobody_vouches_for_gets_no_secret() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
        server.createContext("/", exchange -> requests.incrementAndGet());
        server.start();
        try {
            Run run = new Pipeline()
                    .set(
                            "bcda.base-url",
                            "https://localhost:" + server.getAddress().getPort())
                    .set("bcda.export.attempts", "1")
                    .run(folder.resolve("run"));

            assertThat(run.outcome().failure()).isEqualTo(FailureClass.SETTINGS);
            assertThat(run.outcome().message()).contains("certificate is not trusted", "trust store");
            assertThat(requests).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_firewall_that_drops_the_connection_without_a_word_is_waited_for_as_long_as_the_setting_says()
            throws Exception {
        List<SocketChannel> waiting = new ArrayList<>();
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Nobody accepts, and the queue is full.
            for (int n = 0; n < 8; n++) {
                SocketChannel channel = SocketChannel.open();
                channel.configureBlocking(false);
                channel.connect(deaf.getLocalSocketAddress());
                waiting.add(channel);
            }

            Run run = new Pipeline()
                    .set("bcda.base-url", "http://127.0.0.1:" + deaf.getLocalPort())
                    .set("bcda.http.connect-timeout", "500ms")
                    .set("bcda.export.attempts", "1")
                    .run(folder.resolve("run"));

            assertThat(run.outcome().failure()).isEqualTo(FailureClass.GAVE_UP);
            assertThat(run.outcome().message()).contains("the connection was not made in time");
        } finally {
            for (SocketChannel channel : waiting) {
                channel.close();
            }
        }
    }

    private SSLContext selfSigned() throws Exception {
        Path store = folder.resolve("own.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        int code = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start()
                .waitFor();
        assertThat(code).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
