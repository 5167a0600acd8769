package io.github.bcdacamel.landing;

import static io.github.bcdacamel.landing.FileRefusedException.Reason.CUT;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.GZIP_CORRUPT;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.GZIP_CUT;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.RANGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest extends LandingTestCase {

    private static final byte[] LINES = Bodies.utf8(Bodies.patients(100));
    private static final byte[] LINES_OF_50 = Bodies.utf8(Bodies.patients(50));
    private static final byte[] LINES_OF_60 = Bodies.utf8(Bodies.patients(60));
    /** What BCDA stores, and what its ranges count. */
    private static final byte[] STORED = Bodies.gzip(LINES);
    /** What it sends when it is asked for the whole. */
    private static final byte[] SENT = Bodies.join(STORED, Bodies.EMPTY_MEMBER);

    @Test
    void before_anything_came_there_is_nothing_to_continue() throws Exception {
        assertThat(landing(Compression.NONE).partial(patients("a1"))).isEmpty();
    }

    @Test
    void what_came_is_continued_with_the_servers_own_mark_of_the_version() throws Exception {
        Landing landing = landing(Compression.NONE);
        interrupted(landing, patients("a1"), chunked("gzip"), Arrays.copyOf(SENT, 500));

        assertThat(landing.partial(patients("a2"))).contains(new PartialFile(500, MODIFIED));
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void a_file_cut_anywhere_is_continued_to_the_same_bytes(Compression compression) throws Exception {
        Landing landing = landing(compression);
        landing.open("default", "20261122T210406Z", false);
        for (int cut = 1; cut < STORED.length; cut += 37) {
            interrupted(landing, patients("a" + cut), chunked("gzip"), Arrays.copyOf(SENT, cut));

            ReceivedFile received = landing.receive(
                    patients("b" + cut),
                    rest("gzip", cut, STORED.length),
                    body(Arrays.copyOfRange(STORED, cut, STORED.length)));
            landing.publish(patients("b" + cut), received);

            assertThat(received.sha256()).isEqualTo(DigestUtils.sha256Hex(LINES));
            assertThat(received.fetchedBytes()).isEqualTo(STORED.length - cut);
            assertThat(received.wireBytes()).isEqualTo(STORED.length);
            assertThat(partials()).isEmpty();
        }
    }

    @Test
    void a_file_cut_many_times_is_continued_each_time() throws Exception {
        Landing landing = landing(Compression.NONE);
        Random random = new Random(3);
        int at = 1 + random.nextInt(50);
        interrupted(landing, patients("first"), chunked("gzip"), Arrays.copyOf(SENT, at));
        for (int attempt = 0; at < STORED.length - 50; attempt++) {
            int next = at + 1 + random.nextInt(50);
            interrupted(
                    landing,
                    patients("a" + attempt),
                    rest("gzip", at, STORED.length),
                    Arrays.copyOfRange(STORED, at, next));
            assertThat(partialBytes(landing, patients("x"))).isEqualTo(next);
            assertThat(partials()).hasSize(1);
            at = next;
        }

        ReceivedFile received = landing.receive(
                patients("last"), rest("gzip", at, STORED.length), body(Arrays.copyOfRange(STORED, at, STORED.length)));

        assertThat(received.sha256()).isEqualTo(DigestUtils.sha256Hex(LINES));
    }

    @Test
    void bytes_after_the_end_of_a_continuation_belong_to_nobody() throws Exception {
        Landing landing = landing(Compression.NONE);
        interrupted(landing, patients("a1"), chunked("gzip"), Arrays.copyOf(SENT, 500));

        ReceivedFile received = landing.receive(
                patients("a2"), rest("gzip", 500, STORED.length), body(Arrays.copyOfRange(SENT, 500, SENT.length)));

        assertThat(received.wireBytes()).isEqualTo(STORED.length);
    }

    @Test
    void a_plain_file_is_continued_as_well() throws Exception {
        Landing landing = landing(Compression.GZIP);
        interrupted(landing, patients("a1"), sized(null, LINES.length), Arrays.copyOf(LINES, 777));

        ReceivedFile received = landing.receive(
                patients("a2"), rest(null, 777, LINES.length), body(Arrays.copyOfRange(LINES, 777, LINES.length)));

        assertThat(received.sha256()).isEqualTo(DigestUtils.sha256Hex(LINES));
    }

    @Test
    void a_continuation_that_begins_elsewhere_is_refused_and_starts_over() throws Exception {
        Landing landing = landing(Compression.NONE);
        interrupted(landing, patients("a1"), chunked("gzip"), Arrays.copyOf(SENT, 500));

        FileRefusedException refusal = refusal(
                landing, patients("a2"), rest("gzip", 400, STORED.length), body(Arrays.copyOfRange(STORED, 400, 500)));

        assertThat(refusal.reason()).isEqualTo(RANGE);
        assertThat(partialBytes(landing, patients("a3"))).isZero();
    }

    @Test
    void a_continuation_of_another_version_of_the_file_is_refused() {
        Landing landing = landing(Compression.NONE);
        interrupted(landing, patients("a1"), chunked("gzip"), Arrays.copyOf(SENT, 500));
        ResponseHead other = new ResponseHead(
                206, "gzip", null, true, "bytes 500-%d/%d".formatted(STORED.length - 1, STORED.length), "later", null);

        assertThat(refusal(landing, patients("a2"), other, body(STORED)).reason())
                .isEqualTo(RANGE);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "bytes 500-",
                "bytes */981",
                "bytes 500-980/*",
                "bytes 500-400/981",
                "bytes 500-981/981",
                "items 500-980/981",
                "bytes 500-99999999999999999999/99999999999999999999"
            })
    void a_continuation_that_does_not_say_which_bytes_follow_is_refused(String range) {
        Landing landing = landing(Compression.NONE);
        interrupted(landing, patients("a1"), chunked("gzip"), Arrays.copyOf(SENT, 500));
        ResponseHead unclear = new ResponseHead(206, "gzip", null, true, range, MODIFIED, null);

        assertThat(refusal(landing, patients("a2"), unclear, body(STORED)).reason())
                .isEqualTo(RANGE);
    }

    @Test
    void a_continuation_whose_length_contradicts_its_range_is_refused() {
        Landing landing = landing(Compression.NONE);
        interrupted(landing, patients("a1"), chunked("gzip"), Arrays.copyOf(SENT, 500));
        ResponseHead head = new ResponseHead(
                206, "gzip", 7L, false, "bytes 500-%d/%d".formatted(STORED.length - 1, STORED.length), MODIFIED, null);

        assertThat(refusal(landing, patients("a2"), head, body(STORED)).reason())
                .isEqualTo(RANGE);
    }

    @Test
    void a_continuation_that_is_itself_only_a_part_is_kept_and_continued() throws Exception {
        Landing landing = landing(Compression.NONE);
        interrupted(landing, patients("a1"), chunked("gzip"), Arrays.copyOf(SENT, 500));
        ResponseHead part =
                new ResponseHead(206, "gzip", 100L, false, "bytes 500-599/" + STORED.length, MODIFIED, null);

        FileRefusedException refusal =
                refusal(landing, patients("a2"), part, body(Arrays.copyOfRange(STORED, 500, 600)));

        assertThat(refusal.reason()).isEqualTo(CUT);
        assertThat(partialBytes(landing, patients("a3"))).isEqualTo(600);
    }

    @Test
    void a_whole_answer_starts_over() throws Exception {
        Landing landing = landing(Compression.NONE);
        interrupted(landing, patients("a1"), chunked("gzip"), Arrays.copyOf(SENT, 500));

        interrupted(landing, patients("a2"), chunked("gzip"), Arrays.copyOf(SENT, 30));

        assertThat(partialBytes(landing, patients("a3"))).isEqualTo(30);
    }

    @Test
    void a_continuation_that_does_not_fit_is_refused_and_starts_over() throws Exception {
        Landing landing = landing(Compression.NONE);
        byte[] wrong = Arrays.copyOf(SENT, 500);
        wrong[300] ^= 1;
        interrupted(landing, patients("a1"), chunked("gzip"), wrong);

        FileRefusedException refusal = refusal(
                landing,
                patients("a2"),
                rest("gzip", 500, STORED.length),
                body(Arrays.copyOfRange(STORED, 500, STORED.length)));

        assertThat(refusal.reason().startsOver()).isTrue();
        assertThat(partials()).isEmpty();
    }

    @Test
    void a_file_that_has_all_of_its_first_member_is_completed_from_the_disk() throws Exception {
        Landing landing = landing(Compression.NONE);
        for (int length = STORED.length; length < SENT.length; length++) {
            interrupted(landing, patients("a" + length), chunked("gzip"), Arrays.copyOf(SENT, length));

            ReceivedFile received = landing.completeFromPartial(patients("b" + length), STORED.length);

            assertThat(received.sha256()).isEqualTo(DigestUtils.sha256Hex(LINES));
            assertThat(received.fetchedBytes()).isZero();
        }
    }

    @Test
    void a_file_is_not_completed_from_fewer_bytes_than_the_server_says() {
        Landing landing = landing(Compression.NONE);
        interrupted(landing, patients("a1"), chunked("gzip"), Arrays.copyOf(SENT, 500));

        FileRefusedException refusal = catchThrowableOfType(
                FileRefusedException.class, () -> landing.completeFromPartial(patients("a2"), STORED.length));

        assertThat(refusal.reason()).isEqualTo(RANGE);
    }

    @Test
    void a_file_completed_from_the_disk_is_checked_as_a_whole() {
        Landing landing = landing(Compression.NONE);
        interrupted(landing, patients("a1"), chunked("gzip"), Arrays.copyOf(SENT, 500));

        FileRefusedException refusal = catchThrowableOfType(
                FileRefusedException.class, () -> landing.completeFromPartial(patients("a2"), 500));

        assertThat(refusal.reason()).isIn(GZIP_CUT, GZIP_CORRUPT);
    }

    @Test
    void a_plain_file_is_not_shortened_by_a_server_that_counts_fewer_bytes_than_it_announced() {
        Landing landing = landing(Compression.NONE);
        interrupted(landing, patients("a1"), sized(null, LINES.length), LINES_OF_60);

        FileRefusedException refusal = catchThrowableOfType(
                FileRefusedException.class, () -> landing.completeFromPartial(patients("a2"), LINES_OF_50.length));

        assertThat(refusal.reason()).isEqualTo(RANGE);
    }

    @Test
    void a_plain_file_whose_length_nobody_told_is_not_completed_from_the_disk() {
        Landing landing = landing(Compression.NONE);
        interrupted(landing, patients("a1"), chunked(null), LINES_OF_60);

        FileRefusedException refusal = catchThrowableOfType(
                FileRefusedException.class, () -> landing.completeFromPartial(patients("a2"), LINES_OF_60.length));

        assertThat(refusal.reason()).isEqualTo(RANGE);
    }

    @Test
    void a_plain_file_that_has_all_that_was_announced_is_completed_from_the_disk() throws Exception {
        Landing landing = landing(Compression.NONE);
        interrupted(landing, patients("a1"), sized(null, LINES.length), LINES);

        ReceivedFile received = landing.completeFromPartial(patients("a2"), LINES.length);

        assertThat(received.sha256()).isEqualTo(DigestUtils.sha256Hex(LINES));
    }

    @Test
    void a_gzip_of_several_members_is_not_shortened_to_some_of_them() {
        byte[] first = Bodies.gzip(LINES_OF_50);
        Landing landing = landing(Compression.NONE);
        interrupted(landing, patients("a1"), chunked("gzip"), Bodies.join(first, Bodies.gzip(LINES_OF_60)));

        FileRefusedException refusal = catchThrowableOfType(
                FileRefusedException.class, () -> landing.completeFromPartial(patients("a2"), first.length));

        assertThat(refusal.reason()).isEqualTo(RANGE);
    }

    @Test
    void a_continuation_to_another_length_than_was_announced_is_refused() {
        Landing landing = landing(Compression.NONE);
        interrupted(landing, patients("a1"), sized(null, LINES.length), LINES_OF_50);

        FileRefusedException refusal = refusal(
                landing,
                patients("a2"),
                rest(null, LINES_OF_50.length, LINES_OF_60.length),
                body(Arrays.copyOfRange(LINES, LINES_OF_50.length, LINES_OF_60.length)));

        assertThat(refusal.reason()).isEqualTo(RANGE);
    }

    @Test
    void a_continuation_to_another_length_than_the_one_before_is_refused() {
        Landing landing = landing(Compression.NONE);
        interrupted(landing, patients("a1"), chunked("gzip"), Arrays.copyOf(SENT, 500));
        interrupted(landing, patients("a2"), rest("gzip", 500, STORED.length), Arrays.copyOfRange(STORED, 500, 600));

        FileRefusedException refusal =
                refusal(landing, patients("a3"), rest("gzip", 600, 700), body(Arrays.copyOfRange(STORED, 600, 700)));

        assertThat(refusal.reason()).isEqualTo(RANGE);
    }

    @Test
    void a_continuation_that_does_not_say_of_which_version_it_is_is_refused() {
        Landing landing = landing(Compression.NONE);
        interrupted(landing, patients("a1"), sized(null, LINES.length), LINES_OF_50);
        ResponseHead silent = new ResponseHead(
                206,
                null,
                null,
                true,
                "bytes %d-%d/%d".formatted(LINES_OF_50.length, LINES.length - 1, LINES.length),
                null,
                null);

        assertThat(refusal(landing, patients("a2"), silent, body(LINES)).reason())
                .isEqualTo(RANGE);
    }

    @Test
    void the_mark_of_the_version_keeps_its_quotes_even_a_long_one() throws Exception {
        String etag = "\"" + DigestUtils.sha256Hex(LINES) + "\"";
        Landing landing = landing(Compression.NONE);
        interrupted(
                landing,
                patients("a1"),
                new ResponseHead(200, "gzip", null, true, null, MODIFIED, etag),
                Arrays.copyOf(SENT, 500));

        assertThat(landing.partial(patients("a2"))).contains(new PartialFile(500, etag));
    }

    @Test
    void a_weak_or_strange_mark_of_the_version_is_not_used() throws Exception {
        Landing landing = landing(Compression.NONE);
        ResponseHead head = new ResponseHead(200, "gzip", null, true, null, "x".repeat(500), "W/\"1\"");
        interrupted(landing, patients("a1"), head, Arrays.copyOf(SENT, 500));

        assertThat(landing.partial(patients("a2"))).contains(new PartialFile(500, null));
    }

    @Test
    void the_partial_files_of_file_1000_are_not_those_of_file_10000() throws Exception {
        Landing landing = landing(Compression.NONE);
        interrupted(landing, numbered(1_000), chunked("gzip"), Arrays.copyOf(SENT, 500));

        assertThat(partialBytes(landing, numbered(10_000))).isZero();
        assertThat(partialBytes(landing, numbered(1_000))).isEqualTo(500);
    }

    private static FileToLand numbered(int index) {
        return new FileToLand("default", "20261122T210406Z", FileKind.OUTPUT, "Patient", index, null, null, null, "a1");
    }
}
