package io.github.bcdacamel.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.landing.Compression;
import io.github.bcdacamel.landing.Kind;
import io.github.bcdacamel.landing.Landing;
import io.github.bcdacamel.landing.Limits;
import io.github.bcdacamel.landing.Partial;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FileReceiverTest {

    private static final Limits LIMITS = new Limits(100_000, 50_000_000, 100, 1_000, 0, Duration.ofSeconds(60));
    private static final ExportFile FILE = new ExportFile(
            "default", "1", "a", Kind.OUTPUT, "Patient", 1, "u", true, null, null, null, "pending", 1, 0, "x", null);

    @Test
    void a_disk_that_does_not_answer_hides_no_failure() {
        FileReceiver receiver = new FileReceiver(new Landing(Path.of("/dev/null"), Compression.NONE, LIMITS), null);

        assertThat(receiver.gained(FILE, new Partial(0, null))).isZero();
    }
}
