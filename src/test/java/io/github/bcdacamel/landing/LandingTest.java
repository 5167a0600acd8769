package io.github.bcdacamel.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LandingTest extends LandingTestCase {

    private static final byte[] LINES = Bodies.utf8(Bodies.patients(100));
    private static final byte[] AS_BCDA_SENDS = Bodies.join(Bodies.gzip(LINES), Bodies.EMPTY_MEMBER);

    @Test
    void a_gzip_body_lands_inflated() throws Exception {
        Landing landing = landing(Compression.NONE);

        land(landing, patients("a1"), chunked("gzip"), AS_BCDA_SENDS);

        assertThat(export().resolve("ndjson/Patient.0001.ndjson")).hasBinaryContent(LINES);
    }

    @Test
    void a_gzip_body_lands_byte_for_byte_where_the_house_wants_it_compressed() throws Exception {
        Landing landing = landing(Compression.GZIP);

        land(landing, patients("a1"), chunked("gzip"), AS_BCDA_SENDS);

        assertThat(export().resolve("ndjson/Patient.0001.ndjson.gz")).hasBinaryContent(AS_BCDA_SENDS);
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void a_plain_body_lands_plain(Compression compression) throws Exception {
        land(landing(compression), patients("a1"), sized(null, LINES.length), LINES);

        assertThat(export().resolve("ndjson/Patient.0001.ndjson")).hasBinaryContent(LINES);
    }

    @Test
    void an_error_file_always_lands_inflated() throws Exception {
        FileToLand errors = new FileToLand(
                "default", "20261122T210406Z", FileKind.ERROR, "OperationOutcome", 1, null, null, null, "a1");
        byte[] outcome = Bodies.utf8("{\"resourceType\":\"OperationOutcome\"}\n");

        land(landing(Compression.GZIP), errors, chunked("gzip"), Bodies.gzip(outcome));

        assertThat(export().resolve("errors/OperationOutcome.0001.ndjson")).hasBinaryContent(outcome);
    }

    @Test
    void what_was_received_is_counted() throws Exception {
        ReceivedFile received = landing(Compression.NONE).receive(patients("a1"), chunked("gzip"), body(AS_BCDA_SENDS));

        assertThat(received)
                .isEqualTo(new ReceivedFile(
                        "ndjson/Patient.0001.ndjson",
                        ".partial/default/20261122T210406Z/ndjson-Patient.0001.a1.ndjson.part",
                        AS_BCDA_SENDS.length,
                        AS_BCDA_SENDS.length,
                        LINES.length,
                        100,
                        DigestUtils.sha256Hex(LINES),
                        DigestUtils.sha256Hex(AS_BCDA_SENDS)));
    }

    @Test
    void gzip_that_nobody_announced_is_recognised() throws Exception {
        land(landing(Compression.NONE), patients("a1"), sized(null, AS_BCDA_SENDS.length), AS_BCDA_SENDS);

        assertThat(export().resolve("ndjson/Patient.0001.ndjson")).hasBinaryContent(LINES);
    }

    @Test
    void a_second_member_that_comes_late_is_not_lost() throws Exception {
        byte[] half = Bodies.utf8(Bodies.patients(50));
        byte[] first = Bodies.gzip(half);
        byte[] both = Bodies.join(first, Bodies.gzip(half));

        ReceivedFile received =
                landing(Compression.NONE).receive(patients("a1"), chunked("gzip"), Bodies.inPieces(both, first.length));

        assertThat(received.lines()).isEqualTo(100);
    }

    @Test
    void the_bytes_may_arrive_in_pieces_of_any_size() throws Exception {
        Landing landing = landing(Compression.NONE);
        for (int round = 0; round < 60; round++) {
            InputStream body = Bodies.inPieces(AS_BCDA_SENDS, new Random(round));

            ReceivedFile received = landing.receive(patients("a" + round), chunked("gzip"), body);

            assertThat(received.sha256()).isEqualTo(DigestUtils.sha256Hex(LINES));
        }
    }

    @Test
    void nothing_has_a_final_name_before_it_is_published() throws Exception {
        Landing landing = landing(Compression.NONE);
        landing.open("default", "20261122T210406Z", false);

        landing.receive(patients("a1"), chunked("gzip"), body(AS_BCDA_SENDS));

        assertThat(export().resolve("ndjson")).isEmptyDirectory();
    }

    @Test
    void nothing_partial_is_left_of_an_export_that_ended() throws Exception {
        Landing landing = landing(Compression.NONE);
        land(landing, patients("a1"), chunked("gzip"), AS_BCDA_SENDS);

        landing.discardPartials("default", "20261122T210406Z");

        assertThat(dir.resolve(".partial")).doesNotExist();
    }

    @Test
    void publishing_again_changes_nothing() throws Exception {
        Landing landing = landing(Compression.NONE);
        ReceivedFile received = land(landing, patients("a1"), chunked("gzip"), AS_BCDA_SENDS);

        landing.publish(patients("a1"), received);

        assertThat(export().resolve("ndjson/Patient.0001.ndjson")).hasBinaryContent(LINES);
    }

    @Test
    void a_file_whose_partial_is_gone_is_not_published() throws Exception {
        Landing landing = landing(Compression.NONE);
        landing.open("default", "20261122T210406Z", false);
        ReceivedFile received = landing.receive(patients("a1"), chunked("gzip"), body(AS_BCDA_SENDS));
        landing.discardPartials(patients("a1"));

        LandingException refusal =
                catchThrowableOfType(LandingException.class, () -> landing.publish(patients("a1"), received));

        assertThat(refusal.reason()).isEqualTo(LandingException.Reason.PARTIAL_GONE);
    }

    @Test
    void an_attempt_that_others_gave_up_does_not_touch_what_they_published() throws Exception {
        Landing frozen = landing(Compression.NONE);
        Landing other = landing(Compression.NONE);
        byte[] otherLines = Bodies.utf8(Bodies.patients(99));
        ReceivedFile old = frozen.receive(patients("a1"), chunked("gzip"), body(AS_BCDA_SENDS));
        land(other, patients("a2"), chunked("gzip"), Bodies.gzip(otherLines));

        assertThatThrownBy(() -> frozen.publish(patients("a1"), old)).isInstanceOf(LandingException.class);

        assertThat(export().resolve("ndjson/Patient.0001.ndjson")).hasBinaryContent(otherLines);
    }

    @Test
    void an_attempt_that_starts_over_leaves_alone_what_another_is_writing() throws Exception {
        Landing landing = landing(Compression.NONE);
        InputStream interrupting = new InputStream() {
            private final InputStream body = body(AS_BCDA_SENDS);
            private boolean interrupted;

            @Override
            public int read() throws IOException {
                return body.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (!interrupted) {
                    interrupted = true;
                    landing.receive(patients("woken"), chunked("gzip"), body(AS_BCDA_SENDS));
                }
                return body.read(buffer, offset, length);
            }
        };

        landing.open("default", "20261122T210406Z", false);
        ReceivedFile received = landing.receive(patients("a2"), chunked("gzip"), interrupting);
        landing.publish(patients("a2"), received);

        assertThat(export().resolve("ndjson/Patient.0001.ndjson")).hasBinaryContent(LINES);
    }

    @Test
    void a_new_export_is_refused_a_folder_that_exists() throws Exception {
        Landing landing = landing(Compression.NONE);
        landing.open("default", "20261122T210406Z", false);

        assertThatThrownBy(() -> landing.open("default", "20261122T210406Z", false))
                .isInstanceOf(LandingException.class)
                .hasMessageContaining("default/20261122T210406Z")
                .hasMessageContaining("exists already");
    }

    @Test
    void a_resumed_export_goes_on_in_its_folder() throws Exception {
        Landing landing = landing(Compression.NONE);
        Path folder = landing.open("default", "20261122T210406Z", false);

        assertThat(landing.open("default", "20261122T210406Z", true)).isEqualTo(folder);
    }

    @Test
    void folders_and_files_are_for_their_owner_alone_even_while_they_are_partial() throws Exception {
        Landing landing = landing(Compression.NONE);
        interrupted(landing, patients("a1"), chunked("gzip"), new byte[] {0x1f});
        land(landing, patients(null, null, null), sized(null, LINES.length), LINES);
        interrupted(landing, otherPatients(), chunked("gzip"), new byte[] {0x1f, (byte) 0x8b});

        try (var paths = Files.walk(dir)) {
            for (Path path : paths.filter(path -> !path.equals(dir)).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .as(path.toString())
                        .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
            }
        }
    }

    @Test
    void a_landing_that_is_no_folder_is_named_with_what_to_do() throws Exception {
        Path file = Files.createFile(dir.resolve("file"));
        Landing landing = new Landing(file, Compression.NONE, LIMITS);

        assertThatThrownBy(() -> landing.open("default", "20261122T210406Z", false))
                .isInstanceOf(LandingException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("MB free");
    }

    @Test
    void a_full_disk_is_called_so() {
        LandingException full = LandingException.at(dir, new IOException("No space left on device"));

        assertThat(full.reason()).isEqualTo(LandingException.Reason.DISK_FULL);
        assertThat(full).hasMessageContaining("Make room").hasMessageContaining("MB free");
    }

    @Test
    void a_file_for_which_there_is_no_room_is_not_begun() throws Exception {
        DownloadLimits boundless = new DownloadLimits(1000, Long.MAX_VALUE, 100, 1, 0, LIMITS.window());
        Landing landing = new Landing(dir, Compression.NONE, boundless);

        LandingException refusal = catchThrowableOfType(
                LandingException.class,
                () -> landing.receive(patients("a1"), sized(null, Long.MAX_VALUE / 2), body(LINES)));

        assertThat(refusal.reason()).isEqualTo(LandingException.Reason.DISK_FULL);
    }

    @ParameterizedTest
    @CsvSource({
        "..,x,Patient,a",
        "default,../x,Patient,a",
        "default,x,../Patient,a",
        "default,x,Patient,../a",
        "default,.x,Patient,a",
        "default,x,'',a",
        ".partial,x,Patient,a",
        "a/b,x,Patient,a"
    })
    void no_name_leads_out_of_its_folder(String feed, String export, String type, String attempt) {
        assertThatThrownBy(() -> new FileToLand(feed, export, FileKind.OUTPUT, type, 1, null, null, null, attempt))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static FileToLand otherPatients() {
        return new FileToLand("default", "20261122T210406Z", FileKind.OUTPUT, "Patient", 2, null, null, null, "a1");
    }

    private ReceivedFile land(Landing landing, FileToLand file, ResponseHead head, byte[] body) throws IOException {
        landing.open(file.feed(), file.exportId(), true);
        ReceivedFile received = landing.receive(file, head, body(body));
        landing.publish(file, received);
        assertThat(partials()).isEmpty();
        return received;
    }

    @ParameterizedTest
    @ValueSource(strings = {"removed", "cut", "changed", "a folder", "a link"})
    void a_landed_file_that_is_not_as_it_was_is_noticed(String what) throws Exception {
        Path file = dir.resolve("Patient.0001.ndjson");
        Path elsewhere = dir.resolve("elsewhere");
        Files.writeString(file, "12345");
        ReceivedFile received =
                new ReceivedFile("a", "b", 5, 5, 5, 1, DigestUtils.sha256Hex("12345"), DigestUtils.sha256Hex("12345"));
        Long before = LandedFile.changeTime(file) - 1;
        assertThat(LandedFile.isIntact(file, received, LandedFile.changeTime(file)))
                .isTrue();
        assertThat(LandedFile.isIntact(file, received, before)).isTrue();

        switch (what) {
            case "removed" -> Files.delete(file);
            case "cut" -> Files.writeString(file, "1234");
            case "changed" -> Files.writeString(file, "12346");
            case "a folder" -> {
                Files.delete(file);
                Files.createDirectory(file);
            }
            default -> {
                Files.move(file, elsewhere);
                Files.createSymbolicLink(file, elsewhere);
            }
        }

        assertThat(LandedFile.isIntact(file, received, before)).isFalse();
    }
}
