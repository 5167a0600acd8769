package io.github.bcdacamel.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.ledger.Export;
import io.github.bcdacamel.ledger.ExportState;
import io.github.bcdacamel.testing.LogLines;
import io.github.bcdacamel.testing.MovingClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** How far the tables of an export are: nothing of a short build, a line every 30 seconds of a long one. */
class ProgressReporterTest {

    private final MovingClock clock = new MovingClock();
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void a_long_build_says_how_far_it_is() {
        ProgressReporter reporter = reporter(false);

        try (LogLines log = new LogLines()) {
            reporter.tables(export(), 1, 100_000_000);
            clock.advance(Duration.ofSeconds(29));
            reporter.tables(export(), 50_000_000, 100_000_000);
            assertThat(log.all()).isEmpty();
            clock.advance(Duration.ofSeconds(1));
            reporter.tables(export(), 70_000_000, 100_000_000);
            reporter.tables(export(), 71_000_000, 100_000_000);

            assertThat(log.all()).containsExactly("Export default/x: tables of 70 MB of 100 MB");
        }
    }

    @Test
    void on_a_terminal_it_is_shown_a_few_times_a_second() {
        ProgressReporter reporter = reporter(true);

        reporter.tables(export(), 1, 100_000_000);
        clock.advance(Duration.ofMillis(250));
        reporter.tables(export(), 10_000_000, 100_000_000);
        reporter.tables(export(), 20_000_000, 100_000_000);

        assertThat(shown.toString()).endsWith("Export default/x: tables of 10 MB of 100 MB");
    }

    private ProgressReporter reporter(boolean terminal) {
        return new ProgressReporter(new PrintStream(shown, true), terminal, new ByteCounter(), clock);
    }

    private Export export() {
        OffsetDateTime start = clock.instant().atOffset(ZoneOffset.UTC);
        return new Export(
                "default",
                "x",
                ExportState.FINISHING,
                "scope",
                null,
                "url",
                "job",
                null,
                true,
                0,
                start,
                start,
                null,
                null,
                null,
                null,
                null,
                false,
                true,
                true,
                false,
                null);
    }
}
