package io.github.bcdacamel.landing;

import static io.github.bcdacamel.landing.FileRefusedException.Reason.CHECKSUM;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.COUNT;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.CUT;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.EMPTY;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.ENCODING;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.END_UNPROVEN;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.FILE_TOO_BIG;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.GZIP_CORRUPT;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.GZIP_CUT;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.INFLATES_TOO_MUCH;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.LENGTH;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.NOT_GZIP;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.NOT_JSON;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest extends LandingTestCase {

    private static final byte[] LINES = Bodies.utf8(Bodies.patients(100));
    private static final byte[] GZIP = Bodies.gzip(LINES);

    @Test
    void a_body_whose_end_nothing_marks_is_refused() {
        ResponseHead endless = new ResponseHead(200, "gzip", null, false, null, null, null);

        assertThat(reason(endless, GZIP)).isEqualTo(END_UNPROVEN);
    }

    @Test
    void a_body_shorter_than_announced_is_refused_and_kept_for_the_next_attempt() throws Exception {
        Landing landing = landing(Compression.NONE);

        FileRefusedException refusal = refusal(
                landing, patients("a1"), sized("gzip", GZIP.length), body(Arrays.copyOf(GZIP, GZIP.length - 9)));

        assertThat(refusal.reason()).isEqualTo(CUT);
        assertThat(partialBytes(landing, patients("a2"))).isEqualTo(GZIP.length - 9);
    }

    @Test
    void a_body_longer_than_announced_is_refused() {
        byte[] line = Bodies.utf8(Bodies.patient(1) + "\n");

        assertThat(reason(sized(null, line.length), Bodies.join(line, line))).isEqualTo(LENGTH);
    }

    @Test
    void a_body_in_another_encoding_is_refused() {
        assertThat(reason(chunked("br"), GZIP)).isEqualTo(ENCODING);
    }

    @Test
    void a_plain_body_announced_as_gzip_is_refused() {
        assertThat(reason(chunked("gzip"), LINES)).isEqualTo(NOT_GZIP);
    }

    @Test
    void a_gzip_cut_anywhere_is_refused() {
        Landing landing = landing(Compression.NONE);
        byte[] small = Bodies.join(Bodies.gzip(Bodies.utf8(Bodies.patients(3))), Bodies.EMPTY_MEMBER);
        int firstMember = small.length - Bodies.EMPTY_MEMBER.length;
        for (int length = 2; length < small.length; length++) {
            FileRefusedException refusal =
                    refusal(landing, patients("a" + length), chunked("gzip"), body(Arrays.copyOf(small, length)));
            if (length == firstMember) {
                assertThat(refusal).isNull();
            } else {
                assertThat(refusal.reason()).isIn(GZIP_CUT, GZIP_CORRUPT);
            }
        }
    }

    @Test
    void a_gzip_with_one_wrong_bit_never_lands_as_something_else() throws Exception {
        byte[] lines = Bodies.utf8(Bodies.patients(3));
        byte[] small = Bodies.gzip(lines);
        Landing landing = landing(Compression.NONE);
        for (int bit = 16; bit < small.length * 8; bit++) {
            byte[] flipped = small.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                ReceivedFile received = landing.receive(patients("a" + bit), chunked("gzip"), body(flipped));

                // Bits of the header that mean nothing, such as the time, may differ.
                assertThat(received.sha256()).isEqualTo(DigestUtils.sha256Hex(lines));
            } catch (FileRefusedException refused) {
                assertThat(refused.reason().startsOver()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "garbage", "\u001f"})
    void a_gzip_followed_by_something_else_is_refused(String garbage) {
        assertThat(reason(chunked("gzip"), Bodies.join(GZIP, Bodies.utf8(garbage))))
                .isEqualTo(GZIP_CORRUPT);
    }

    @Test
    void a_login_page_is_refused() {
        assertThat(reason(chunked(null), Bodies.utf8("<!DOCTYPE html><html>…</html>")))
                .isEqualTo(NOT_JSON);
    }

    @Test
    void a_gzip_bomb_is_refused_long_before_it_fills_the_disk() throws Exception {
        byte[] bomb = Bodies.gzip(Bodies.utf8((" ".repeat(999) + "\n").repeat(20_000)));
        Landing landing = landing(Compression.NONE);

        FileRefusedException refusal = refusal(landing, patients("a1"), chunked("gzip"), Bodies.inPieces(bomb, 1000));

        assertThat(refusal.reason()).isEqualTo(INFLATES_TOO_MUCH);
        assertThat(partials()).isEmpty();
    }

    @Test
    void a_file_larger_than_allowed_is_refused() {
        DownloadLimits small = new DownloadLimits(10_000, 5_000, 100, 1, 0, Duration.ofSeconds(60));
        Landing landing = new Landing(dir, Compression.NONE, small);

        assertThat(refusal(landing, patients("a1"), chunked("gzip"), body(GZIP)).reason())
                .isEqualTo(FILE_TOO_BIG);
    }

    @Test
    void a_file_announced_larger_than_allowed_is_refused_before_it_is_read() {
        assertThat(reason(sized("gzip", LIMITS.maxFileSize() + 1), GZIP)).isEqualTo(FILE_TOO_BIG);
    }

    @Test
    void a_gzip_header_without_end_is_refused() {
        byte[] header = {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0};
        byte[] name = new byte[3_000_000];
        Arrays.fill(name, (byte) 'n');

        assertThat(reason(chunked("gzip"), Bodies.join(header, name))).isEqualTo(INFLATES_TOO_MUCH);
    }

    @Test
    void empty_members_without_end_are_refused() {
        byte[] members = new byte[0];
        for (int doubled = 0; doubled < 17; doubled++) {
            members = doubled == 0 ? Bodies.EMPTY_MEMBER : Bodies.join(members, members);
        }

        assertThat(reason(chunked("gzip"), members)).isEqualTo(INFLATES_TOO_MUCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n"})
    void a_file_without_any_resource_is_refused(String nothing) {
        assertThat(reason(chunked(null), Bodies.utf8(nothing))).isEqualTo(EMPTY);
    }

    @Test
    void an_empty_file_is_accepted_where_the_server_says_that_it_is_empty() throws Exception {
        ReceivedFile received =
                landing(Compression.NONE).receive(patients(0L, null, null), sized(null, 0), body(new byte[0]));

        assertThat(received.lines()).isZero();
    }

    @Test
    void another_number_of_resources_than_the_manifest_says_is_refused() {
        assertThat(reason(patients(101L, null, null))).isEqualTo(COUNT);
    }

    @Test
    void another_size_than_the_manifest_says_is_refused() {
        assertThat(reason(patients(null, LINES.length + 1L, null))).isEqualTo(SIZE);
    }

    @Test
    void another_checksum_than_the_manifest_says_is_refused() {
        assertThat(reason(patients(null, null, "0".repeat(64)))).isEqualTo(CHECKSUM);
    }

    @Test
    void the_servers_sizes_and_checksums_may_be_of_the_encoded_or_the_decoded_bytes() {
        String decoded = DigestUtils.sha256Hex(LINES);
        String encoded = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(DigestUtils.sha256Hex(GZIP)));

        assertThatCode(() -> {
                    Landing landing = landing(Compression.NONE);
                    landing.receive(patients(100L, (long) LINES.length, decoded), chunked("gzip"), body(GZIP));
                    landing.receive(patients(100L, (long) GZIP.length, encoded), chunked("gzip"), body(GZIP));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void a_file_that_was_refused_for_its_content_leaves_nothing() throws Exception {
        reason(chunked("gzip"), Bodies.gzip(Bodies.utf8("{\"resourceType\":\"Coverage\"}")));

        assertThat(partials()).isEmpty();
    }

    @Test
    void a_connection_that_breaks_is_reported_as_it_is_and_its_bytes_are_kept() throws Exception {
        Landing landing = landing(Compression.NONE);
        byte[] half = Arrays.copyOf(GZIP, GZIP.length / 2);

        assertThatThrownBy(() -> landing.receive(patients("a1"), chunked("gzip"), Bodies.thenBroken(half)))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("Connection reset");

        assertThat(partialBytes(landing, patients("a2"))).isEqualTo(half.length);
        assertThat(partials()).hasSize(1);
    }

    @Test
    void a_server_that_drips_is_given_up() {
        Landing landing = landing(Compression.NONE);

        assertThatThrownBy(() -> landing.receive(patients("a1"), chunked("gzip"), drip(GZIP, Duration.ofMillis(500))))
                .isInstanceOf(TooSlowException.class)
                .hasMessageContaining("120 bytes of ndjson/Patient.0001.ndjson in 60 s");
    }

    @Test
    void a_server_that_pauses_less_than_the_window_is_not_given_up() throws Exception {
        Landing landing = landing(Compression.NONE);
        InputStream paused = new SequenceInputStream(
                drip(Arrays.copyOf(GZIP, 1), Duration.ofSeconds(29)), body(Arrays.copyOfRange(GZIP, 1, GZIP.length)));

        assertThat(landing.receive(patients("a1"), chunked("gzip"), paused).lines())
                .isEqualTo(100);
    }

    /** One byte, then a pause, and so on; the clock is the landing's own. */
    private InputStream drip(byte[] bytes, Duration pause) {
        InputStream pieces = Bodies.inPieces(bytes, 1);
        return new InputStream() {
            @Override
            public int read() throws IOException {
                nanos.addAndGet(pause.toNanos());
                return pieces.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                nanos.addAndGet(pause.toNanos());
                return pieces.read(buffer, offset, length);
            }
        };
    }

    private FileRefusedException.Reason reason(FileToLand file) {
        return refusal(landing(Compression.NONE), file, chunked("gzip"), body(GZIP))
                .reason();
    }

    private FileRefusedException.Reason reason(ResponseHead head, byte[] body) {
        return refusal(landing(Compression.NONE), patients("a1"), head, body(body))
                .reason();
    }
}
