package io.github.bcdacamel.routes;

import static io.github.bcdacamel.testing.FaultyS3Proxy.head;
import static io.github.bcdacamel.testing.FaultyS3Proxy.line;
import static io.github.bcdacamel.testing.FaultyS3Proxy.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.bcdacamel.doctor.BucketCheck;
import io.github.bcdacamel.doctor.Check;
import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.landing.ExportReader;
import io.github.bcdacamel.landing.LandedExport;
import io.github.bcdacamel.landing.VerificationResult;
import io.github.bcdacamel.s3.BucketProbe;
import io.github.bcdacamel.s3.S3ClientFactory;
import io.github.bcdacamel.s3.S3ExportReader;
import io.github.bcdacamel.s3.S3Location;
import io.github.bcdacamel.s3.S3Options;
import io.github.bcdacamel.tables.load.LoadProof;
import io.github.bcdacamel.testing.FaultyS3Proxy;
import io.github.bcdacamel.testing.Recipe;
import io.github.bcdacamel.testing.S3Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Whole exports to a real S3 server that checks signatures, over a wire on which things go wrong. */
@Tag("long")
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class S3DeliveryIT {

    private static final String DATA = ".ndjson";

    @TempDir
    private static Path servers;

    private static S3Server s3;
    private static int buckets;

    @TempDir
    private Path folder;

    private FaultyS3Proxy wire;
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
        wire = new FaultyS3Proxy(s3.endpoint());
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
    void the_tables_are_there_before_the_receipt_each_load_whole_before_its_load_file() throws Exception {
        scene.set("bcda.tables.format", "parquet").set("bcda.s3.prefix", "aco");

        assertThat(scene.export().exitCode()).isZero();

        String id = export().getFileName().toString();
        Path tables = export().resolveSibling("tables");
        Map<String, String> objects = s3.objects(bucket);
        String part = "claim/export=" + id + "/part-0000.parquet";
        assertThat(objects)
                .containsEntry("aco/default/tables/" + part, sha256(tables.resolve(part)))
                .containsKey("aco/default/tables/_schema/duckdb.sql");
        List<String> sent =
                wire.requests(put("/")).stream().map(head -> line(head)).toList();
        int loadFile = last(sent, "/tables/_loads/" + id + ".json");
        assertThat(loadFile).isGreaterThan(last(sent, ".parquet")).isLessThan(last(sent, "/receipt.json"));
        assertThat(proof(id)).isEmpty();
        s3.client().deleteObject(request -> request.bucket(bucket).key("aco/default/tables/" + part));
        assertThat(proof(id))
                .singleElement()
                .extracting(finding -> finding.problem())
                .isEqualTo(LandedExport.Problem.MISSING);
    }

    private List<LandedExport.Finding> proof(String loadId) throws IOException {
        ExportReader tables =
                S3ExportReader.find(s3.client(), bucket, "aco/default").get(0).beside("tables");
        return LoadProof.verify(tables, tables.sizes(), loadId);
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static int last(List<String> lines, String end) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).endsWith(end)) {
                return i;
            }
        }
        return -1;
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
        Recipe.settings("Deliver elsewhere").forEach(scene::set);

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

    @ParameterizedTest
    @CsvSource({
        "HEAD, HTTP/1.1 200 OK|x-amz-id-2: a, did not answer in time",
        "PUT, HTTP/1.1 200 OK|x-amz-id-2: a, did not answer in time",
        "PUT, HTTP/1.1 500 Busy|Content-Type: application/xml|Content-Length: 100000||<Error><Code>, is too busy for"
    })
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_store_that_trickles_its_answers_stops_the_run_and_nothing_is_lost(String method, String answer, String says)
            throws Exception {
        scene.set("bcda.download.stall-timeout", "2s")
                .set("bcda.download.attempts", "1")
                .set("bcda.tables.format", "none");
        wire.trickle(request -> request.startsWith(method), answer.replace("|", "\r\n"));

        Outcome refused = scene.export();
        wire.mend();
        Outcome mended = scene.export();

        assertThat(refused.exitCode()).as(refused.message()).isEqualTo(14);
        assertThat(refused.message()).contains(says, "The landing keeps every file, and the next run delivers");
        assertThat(mended.exitCode()).isZero();
        assertThat(inTheBucket()).isEqualTo(landed());
        assertThat(scene.requests("/data/")).as("Nothing is fetched again.").hasSize(2);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void an_object_that_comes_back_too_slowly_is_not_waited_for() throws Exception {
        wire.trickle(request -> request.startsWith("GET"), "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");

        try (S3Client client = S3ClientFactory.open(options(wire.endpoint(), Duration.ofSeconds(2)));
                var object = client.getObject(get -> get.bucket(bucket).key("any"))) {
            assertThatThrownBy(object::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("less than 1000 bytes a second");
        }
    }

    @Test
    void a_store_that_says_yes_and_keeps_nothing_is_found_out() throws Exception {
        wire.answer(put(".0001" + DATA), 100, "200 OK", "ETag: \"0\"", "");

        Outcome refused = scene.export();

        assertThat(refused.exitCode()).isEqualTo(14);
        assertThat(refused.message()).contains("is not there", "although S3 accepted it");
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

    @Test
    void a_landing_that_is_not_kept_goes_once_everything_is_delivered() throws Exception {
        scene.set("bcda.landing.keep", "false").set("bcda.tables.format", "parquet");

        Outcome delivered = scene.export();

        assertThat(delivered.exitCode()).isZero();
        assertThat(delivered.places()).singleElement().asString().startsWith("s3://" + bucket + "/aco/default/");
        assertThat(Files.list(scene.data().resolve("default")))
                .containsExactly(scene.data().resolve("default/tables"));
        try (Stream<Path> left = Files.walk(scene.data().resolve("default"))) {
            assertThat(left.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allMatch(file -> file.startsWith(scene.data().resolve("default/tables/_schema")));
        }
        assertThat(scene.data().resolve(".partial")).doesNotExist();
        assertThat(s3.objects(bucket).keySet())
                .anyMatch(key -> key.endsWith(".0002.ndjson"))
                .anyMatch(key -> key.contains("/tables/_loads/"))
                .anyMatch(key -> key.endsWith("/_SUCCESS"));
        assertThat(scene.value("select landing from exports")).isEqualTo("cleared");
    }

    @Test
    void a_landing_stays_as_long_as_its_delivery_is_not_proven() throws Exception {
        scene.set("bcda.landing.keep", "false");
        wire.refuse(put("_SUCCESS"), 100, 403, "AccessDenied");

        assertThat(scene.export().exitCode()).isEqualTo(14);
        assertThat(LandedExport.verify(export())).isEmpty();

        wire.mend();
        assertThat(scene.export().exitCode()).isZero();
        assertThat(Files.list(scene.data().resolve("default"))).isEmpty();
    }

    @Test
    void a_delivered_export_is_proven_from_the_bucket_alone() throws Exception {
        scene.set("bcda.landing.keep", "false").export();

        List<S3ExportReader> found = S3ExportReader.find(s3.client(), bucket, "aco/default");

        assertThat(found).singleElement().satisfies(export -> {
            VerificationResult proof = VerificationResult.of(export);
            assertThat(proof.isWhole()).isTrue();
            assertThat(proof.lines()).singleElement().asString().startsWith("ok    s3://" + bucket + "/aco/default/");
        });
    }

    @Test
    void what_was_changed_removed_or_added_in_the_bucket_is_found() throws Exception {
        scene.export();
        String changed = prefix() + "ndjson/ExplanationOfBenefit.0001.ndjson";
        byte[] bytes = s3.client()
                .getObjectAsBytes(get -> get.bucket(bucket).key(changed))
                .asByteArray();
        bytes[bytes.length / 2] ^= 1;
        s3.client().putObject(put -> put.bucket(bucket).key(changed), RequestBody.fromBytes(bytes));
        s3.client().deleteObject(delete -> delete.bucket(bucket).key(prefixOf(".0002.ndjson")));
        s3.client().putObject(put -> put.bucket(bucket).key(prefixOf("more.txt")), RequestBody.fromString("Not ours."));

        List<LandedExport.Finding> findings =
                LandedExport.verify(S3ExportReader.find(s3.client(), bucket, "").get(0));

        assertThat(findings)
                .extracting(LandedExport.Finding::problem)
                .containsExactlyInAnyOrder(
                        LandedExport.Problem.CHANGED, LandedExport.Problem.MISSING, LandedExport.Problem.ADDED);
    }

    @Test
    void doctor_tries_the_bucket_and_leaves_nothing_there() throws Exception {
        assertThat(Check.exitCode(List.of(tried(bucket)))).isZero();
        assertThat(tried(bucket).line()).startsWith("ok    s3").contains("s3://" + bucket + "/aco/default/");

        assertThat(s3.objects(bucket)).isEmpty();
    }

    @Test
    void doctor_names_a_bucket_that_is_not_there() throws Exception {
        assertThat(tried("no-such-bucket").line()).startsWith("FAIL  s3").contains("There is no bucket no-such-bucket");
        assertThat(Check.exitCode(List.of(tried("no-such-bucket")))).isEqualTo(14);
    }

    private Check tried(String name) throws IOException {
        S3Options options = options(s3.endpoint(), Duration.ofSeconds(20));
        try (S3Client client = S3ClientFactory.open(options)) {
            S3Location place = new S3Location(name, "aco/{feed}/{date}");
            return BucketCheck.of(new BucketProbe(client, place, options).of("default"));
        }
    }

    private static S3Options options(URI endpoint, Duration stallTimeout) {
        return new S3Options(
                "",
                endpoint,
                true,
                "none",
                "",
                "",
                List.of(),
                16 << 20,
                1,
                false,
                2,
                Duration.ofSeconds(5),
                stallTimeout,
                1000);
    }

    /** The key of the object whose name ends like that, or would. */
    private String prefixOf(String end) {
        return s3.client().listObjectsV2(list -> list.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .filter(key -> key.endsWith(end))
                .findFirst()
                .orElseGet(() -> s3.client().listObjectsV2(list -> list.bucket(bucket)).contents().stream()
                                .map(S3Object::key)
                                .filter(key -> key.endsWith("_SUCCESS"))
                                .findFirst()
                                .orElseThrow()
                                .replace("_SUCCESS", "")
                        + end);
    }

    private Path export() throws IOException {
        try (Stream<Path> exports = Files.list(scene.data().resolve("default"))) {
            return exports.filter(export -> export.getFileName().toString().endsWith("Z"))
                    .findFirst()
                    .orElseThrow();
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
