package io.github.bcdacamel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class BodyPartTest {

    private static final BodyPart ENDLESS = new BodyPart.Endless("abc".getBytes(StandardCharsets.US_ASCII));

    @Test
    void what_is_endless_goes_round() throws Exception {
        try (InputStream endless = ENDLESS.open()) {

            String begun = new String(endless.readNBytes(8), StandardCharsets.US_ASCII);

            assertThat(begun).isEqualTo("abcabcab");
        }
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_reader_who_has_enough_can_close_what_is_endless() throws Exception {
        InputStream endless = ENDLESS.open();
        endless.readNBytes(1_000_000);

        endless.close();

        assertThat(endless.read()).isEqualTo('b');
    }
}
