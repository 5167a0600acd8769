package io.github.bcdacamel.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResumingObjectStreamTest {

    private final byte[] content = new byte[100_000];
    private final List<Long> asked = new ArrayList<>();

    @Test
    void a_connection_that_breaks_off_is_continued_where_it_was() throws IOException {
        new Random(1).nextBytes(content);
        try (InputStream object = new ResumingObjectStream(content.length, offset -> piece(offset, 40_000))) {
            assertThat(object.readAllBytes()).isEqualTo(content);
        }

        assertThat(asked).containsExactly(0L, 40_000L, 80_000L);
    }

    @Test
    void a_connection_that_keeps_breaking_off_is_given_up() throws IOException {
        try (InputStream object = new ResumingObjectStream(content.length, offset -> piece(offset, 1))) {
            assertThatThrownBy(object::readAllBytes).hasMessageContaining("ended early");
        }
    }

    private InputStream piece(long offset, int length) {
        asked.add(offset);
        return new ByteArrayInputStream(content, (int) offset, length);
    }
}
