package io.github.bcdacamel.routes;

import static io.github.bcdacamel.s3.FaultyWire.head;
import static io.github.bcdacamel.s3.FaultyWire.line;
import static io.github.bcdacamel.s3.FaultyWire.put;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.landing.LandedExport;
import io.github.bcdacamel.s3.FaultyWire;
import io.github.bcdacamel.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole exports to a real S3 server that checks signatures, over a wire on which things go wrong. */
class S3DeliveryIT {

    private static final String DATA = ".ndjson";

    @TempDir
    private static Path servers;

    private static S3Server s3;
    private static int buckets;

    @TempDir
    private Path folder;

    private FaultyWire wire;
    private Scene scene;
    private String bucket;

    @BeforeAll
    static void startServer() throws IOException {
        s3 = S3Server.s3Proxy(servers);
    }

    @AfterAll
    static void stopServer() {
        s3.close();
    }

    @BeforeEach
    void setTheScene() throws IOException {
        System.setProperty("aws.accessKeyId", S3Server.KEY);
        System.setProperty("aws.secretAccessKey", S3Server.SECRET);
        bucket = "claims-" + ++buckets;
        s3.bucket(bucket);
        wire = new FaultyWire(s3.endpoint());
        scene = new Scene(folder)
                .set("bcda.destination", "s3")
                .set("bcda.s3.bucket", bucket)
                .set("bcda.s3.prefix", "aco/{feed}/{date}")
                .set("bcda.s3.endpoint", wire.endpoint().toString())
                .set("bcda.s3.path-style", "true")
                .set("bcda.download.attempts", "2");
    }

    @AfterEach
    void strikeTheScene() throws IOException {
        wire.close();
        scene.close();
    }

    @Test
    void the_bucket_holds_the_export_as_the_landing_does() throws Exception {
        assertThat(scene.export().exitCode()).isZero();

        assertThat(inTheBucket()).isEqualTo(landed()).containsKeys("_SUCCESS", "receipt.json", "manifest.json");
        assertThat(LandedExport.verify(export())).isEmpty();
    }

    @Test
    void the_marker_is_the_last_object_and_the_receipt_the_one_before() throws Exception {
        scene.export();

        List<String> sent =
                wire.requests(put("/")).stream().map(head -> line(head)).toList();
        assertThat(sent.get(sent.size() - 1)).endsWith("/_SUCCESS");
        assertThat(sent.get(sent.size() - 2)).endsWith("/receipt.json");
    }

    @Test
    void the_receipt_names_each_object_with_the_checksum_that_s3_has() throws Exception {
        scene.export();

        JsonNode file = receipt().at("/files/0");
        JsonNode place = file.at("/delivered/0");
        assertThat(place.get("location").textValue())
                .isEqualTo("s3://" + bucket + "/" + prefix() + file.get("name").textValue());
        String sha256 = Base64.getEncoder()
                .encodeToString(HexFormat.of().parseHex(file.get("sha256").textValue()));
        assertThat(place.get("checksum").textValue()).isEqualTo("SHA-256 " + sha256);
    }

    @Test
    void a_finished_export_is_finished_in_all_destinations() throws Exception {
        scene.set("bcda.destination", "file,s3");

        assertThat(scene.export().exitCode()).isZero();

        assertThat(inTheBucket()).isEqualTo(landed());
        assertThat(scene.value("select count(*) from deliveries where name like 'ndjson/%'"))
                .isEqualTo("4");
    }

    @Test
    void a_store_that_is_busy_for_a_moment_gets_everything() throws Exception {
        wire.refuse(put(DATA), 2, 503, "SlowDown").refuse(put("_SUCCESS"), 2, 503, "SlowDown");

        assertThat(scene.export().exitCode()).isZero();

        assertThat(inTheBucket()).isEqualTo(landed());
    }

    @Test
    void a_connection_that_is_cut_is_tried_again() throws Exception {
        wire.cut(put(DATA), 2);

        assertThat(scene.export().exitCode()).isZero();

        assertThat(inTheBucket()).isEqualTo(landed());
    }

    @ParameterizedTest
    @CsvSource({
        "503, SlowDown, too busy",
        "403, AccessDenied, s3:PutObject",
        "400, ExpiredToken, have expired",
        "301, PermanentRedirect, bcda.s3.region",
        "400, AuthorizationHeaderMalformed, bcda.s3.region",
        "403, RequestTimeTooSkewed, clock",
        "400, KMS.NotFoundException, bcda.s3.kms-key-id",
        "501, NotImplemented, bcda.s3.aws-chunked"
    })
    void what_s3_refuses_is_kept_and_delivered_by_the_next_run(int status, String code, String said) throws Exception {
        wire.refuse(put(".0002" + DATA), 100, status, code);

        Outcome refused = scene.export();

        assertThat(refused.exitCode()).isEqualTo(14);
        assertThat(refused.message()).contains(said, "The landing keeps every file");
        assertThat(landed()).doesNotContainKey("_SUCCESS");
        assertThat(scene.value("select state from files where number = 2")).isEqualTo("verified");

        wire.mend();
        int fetched = scene.requests("/data/").size();
        assertThat(scene.export().exitCode()).isZero();

        assertThat(inTheBucket()).isEqualTo(landed()).containsKey("_SUCCESS");
        assertThat(scene.requests("/data/")).hasSizeLessThanOrEqualTo(Math.max(2, fetched));
        assertThat(scene.requests("$export")).hasSize(1);
    }

    @Test
    void a_bucket_that_is_not_there_is_named() throws Exception {
        scene.set("bcda.s3.bucket", "no-such-bucket");

        Outcome refused = scene.export();

        assertThat(refused.exitCode()).isEqualTo(14);
        assertThat(refused.message()).contains("There is no bucket no-such-bucket", "bcda.s3.bucket");

        scene.set("bcda.s3.bucket", bucket);
        assertThat(scene.export().exitCode()).isZero();
        assertThat(inTheBucket()).isEqualTo(landed());
    }

    @Test
    void a_wrong_secret_is_not_tried_again() throws Exception {
        System.setProperty("aws.secretAccessKey", "wrong");

        Outcome refused = scene.export();

        assertThat(refused.exitCode()).isEqualTo(14);
        assertThat(refused.message()).contains("its secret is wrong");
        assertThat(wire.requests(put(DATA))).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void a_store_that_cannot_be_reached_is_named() throws Exception {
        scene.set("bcda.s3.endpoint", "http://127.0.0.1:1");

        Outcome refused = scene.export();

        assertThat(refused.exitCode()).isEqualTo(14);
        assertThat(refused.message()).contains("http://127.0.0.1:1 cannot be reached");
    }

    @Test
    void a_store_that_says_yes_and_keeps_nothing_is_found_out() throws Exception {
        wire.answer(put(".0001" + DATA), 100, "200 OK", "ETag: \"0\"", "");

        Outcome refused = scene.export();

        assertThat(refused.exitCode()).isEqualTo(14);
        assertThat(refused.message()).contains("is not there", "although S3 had taken it");
    }

    @Test
    void a_store_that_keeps_only_a_part_is_found_out() throws Exception {
        wire.answer(head(".0001" + DATA), 100, "200 OK", "Content-Length: 7", "");

        Outcome refused = scene.export();

        assertThat(refused.exitCode()).isEqualTo(14);
        assertThat(refused.message()).contains("has 7 bytes instead of");
    }

    @Test
    void a_bucket_that_changes_before_the_end_gets_everything() throws Exception {
        wire.refuse(put("receipt.json"), 100, 403, "AccessDenied");
        assertThat(scene.export().exitCode()).isEqualTo(14);
        int fetched = scene.requests("/data/").size();

        bucket = "claims-" + ++buckets;
        s3.bucket(bucket);
        wire.mend();
        scene.set("bcda.s3.bucket", bucket);
        assertThat(scene.export().exitCode()).isZero();

        assertThat(inTheBucket()).isEqualTo(landed()).containsKey("_SUCCESS");
        assertThat(receipt().toString()).doesNotContain("claims-" + (buckets - 1));
        assertThat(scene.requests("/data/")).hasSize(fetched);
    }

    private Path export() throws IOException {
        try (Stream<Path> exports = Files.list(scene.data().resolve("default"))) {
            return exports.findFirst().orElseThrow();
        }
    }

    private JsonNode receipt() throws IOException {
        return new JsonMapper().readTree(export().resolve("receipt.json").toFile());
    }

    /** What the keys of the export begin with. */
    private String prefix() throws IOException {
        String id = export().getFileName().toString();
        return "aco/default/%s-%s-%s/default/%s/"
                .formatted(id.substring(0, 4), id.substring(4, 6), id.substring(6, 8), id);
    }

    /** SHA-256 by name from the export's prefix. */
    private SortedMap<String, String> inTheBucket() throws IOException {
        SortedMap<String, String> objects = new TreeMap<>();
        for (var object : s3.objects(bucket).entrySet()) {
            assertThat(object.getKey()).startsWith(prefix());
            objects.put(object.getKey().substring(prefix().length()), object.getValue());
        }
        return objects;
    }

    private SortedMap<String, String> landed() throws Exception {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(export())) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        export().relativize(path).toString(),
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path))));
            }
        }
        return files;
    }
}
