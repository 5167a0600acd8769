package io.github.bcdacamel.testing;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * A real S3 server from Maven Central, as a process of its own on 127.0.0.1: S3Proxy, which checks signatures, or S3Mock,
 * which checks and keeps checksums. Its client here is a second opinion on what the bucket holds.
 */
public final class S3Server implements AutoCloseable {

    public static final String KEY = "test-key";
    public static final String SECRET = "test-secret";

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Duration START = Duration.ofSeconds(90);

    private final Process process;
    private final URI endpoint;
    private final S3Client client;

    private S3Server(List<String> command, Path folder, int port) throws IOException {
        endpoint = URI.create("http://127.0.0.1:" + port);
        Path said = folder.resolve("s3-server.log");
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        client = S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .httpClientBuilder(Apache5HttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
                .build();
        awaitPort(port, said);
    }

    /** Refuses wrong signatures. */
    public static S3Server s3Proxy(Path folder) throws IOException {
        int port = freePort();
        Files.createDirectories(folder.resolve("objects"));
        Files.writeString(folder.resolve("s3proxy.conf"), """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(port, KEY, SECRET, folder.resolve("objects")));
        Files.writeString(folder.resolve("logback.xml"), "<configuration/>");
        return new S3Server(
                java(
                        "-Dlogback.configurationFile=" + folder.resolve("logback.xml"),
                        "-cp",
                        TARGET.resolve("s3proxy") + File.separator + "*",
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        folder.resolve("s3proxy.conf").toString()),
                folder,
                port);
    }

    /** Refuses wrong checksums, and tells them. */
    public static S3Server s3Mock(Path folder) throws IOException {
        int port = freePort();
        return new S3Server(
                java(
                        "-jar",
                        TARGET.resolve("s3mock.jar").toString(),
                        "--server.ssl.enabled=false",
                        "--server.address=127.0.0.1",
                        "--server.port=" + port),
                folder,
                port);
    }

    public URI endpoint() {
        return endpoint;
    }

    public S3Client client() {
        return client;
    }

    public S3Server bucket(String name) {
        client.createBucket(request -> request.bucket(name));
        return this;
    }

    /** The SHA-256 of every object, by its key. */
    public SortedMap<String, String> objects(String bucket) throws IOException {
        SortedMap<String, String> objects = new TreeMap<>();
        for (var object :
                client.listObjectsV2Paginator(request -> request.bucket(bucket)).contents()) {
            try (var content =
                    client.getObject(request -> request.bucket(bucket).key(object.key()))) {
                objects.put(object.key(), SimulatorClient.sha256(content.readAllBytes()));
            }
        }
        return objects;
    }

    /** Uploads in parts that were neither completed nor aborted. */
    public List<MultipartUpload> unfinished(String bucket) {
        return client.listMultipartUploads(request -> request.bucket(bucket)).uploads();
    }

    @Override
    public void close() {
        client.close();
        process.destroyForcibly().onExit().join();
    }

    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private void awaitPort(int port, Path said) throws IOException {
        try {
            await().atMost(START)
                    .failFast(() -> !process.isAlive())
                    .ignoreException(ConnectException.class)
                    .until(() -> {
                        new Socket("127.0.0.1", port).close();
                        return true;
                    });
        } catch (RuntimeException notStarted) {
            close();
            throw new AssertionError("The S3 server did not start: " + Files.readString(said), notStarted);
        }
    }
}
