package io.github.bcdacamel.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.landing.Compression;
import io.github.bcdacamel.landing.DownloadLimits;
import io.github.bcdacamel.landing.FileKind;
import io.github.bcdacamel.landing.Landing;
import io.github.bcdacamel.landing.PartialFile;
import io.github.bcdacamel.ledger.ExportFile;
import io.github.bcdacamel.ledger.FileState;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FileReceiverTest {

    private static final DownloadLimits LIMITS =
            new DownloadLimits(100_000, 50_000_000, 100, 1_000, 0, Duration.ofSeconds(60));
    private static final ExportFile FILE = new ExportFile(
            "default",
            "1",
            "a",
            FileKind.OUTPUT,
            "Patient",
            1,
            "u",
            true,
            true,
            null,
            null,
            null,
            FileState.PENDING,
            1,
            0,
            0,
            "x",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    @Test
    void a_disk_that_does_not_answer_hides_no_failure() {
        FileReceiver receiver = new FileReceiver(new Landing(Path.of("/dev/null"), Compression.NONE, LIMITS), null);

        assertThat(receiver.gained(FILE, new PartialFile(0, null))).isZero();
    }
}
