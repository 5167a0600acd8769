package io.github.bcdacamel.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bcdacamel.bcda.JobStatus;
import io.github.bcdacamel.bcda.JobStatus.Meaning;
import io.github.bcdacamel.bcda.KickOffResponse;
import io.github.bcdacamel.bcda.KickOffResponse.Kind;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.ledger.Export;
import io.github.bcdacamel.ledger.ExportState;
import io.github.bcdacamel.testing.MovingClock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobWaitTest {

    private final MovingClock clock = new MovingClock();
    private final Instant since = clock.instant();
    private final JobWait wait = new JobWait(Duration.ofHours(24), "24h", clock);
    private final KickOffResponse duplicate =
            new KickOffResponse(Kind.DUPLICATE, null, Duration.ofSeconds(1), "A duplicate.");

    @ParameterizedTest
    @CsvSource({"0,1", "10,5", "600,300", "86400,360"})
    void the_pause_behind_another_job_grows_with_the_wait(long waited, long pause) {
        clock.advance(Duration.ofSeconds(waited));

        KickOffResponse answer = wait.waitForOtherJob(duplicate, since);

        assertThat(answer.pause()).isEqualTo(Duration.ofSeconds(pause));
        assertThat(answer.isPending()).isTrue();
        assertThat(answer.isFailedAttempt()).isFalse();
    }

    @Test
    void another_job_is_waited_for_as_long_as_for_ones_own() {
        clock.advance(Duration.ofHours(24).plusSeconds(1));

        ExportFailure failure = catchThrowableOfType(ExportFailure.class, () -> wait.waitForOtherJob(duplicate, since));

        assertThat(failure.failureClass()).isEqualTo(FailureClass.GAVE_UP);
        assertThat(failure).hasMessageContaining("after 24h (bcda.poll.timeout)");
    }

    @ParameterizedTest
    @CsvSource({
        "WAITING,IN_PROGRESS,86401,true",
        "WAITING,IN_PROGRESS,86400,false",
        "WAITING,NOT_NOW,86401,false",
        "WAITING,FINISHED,86401,false",
        "DOWNLOADING,IN_PROGRESS,86401,false"
    })
    void a_job_is_overdue_when_bcda_says_that_it_works_on_it_still(
            ExportState state, Meaning says, long waited, boolean overdue) {
        clock.advance(Duration.ofSeconds(waited));

        assertThat(wait.isOverdue(export(state), status(says))).isEqualTo(overdue);
    }

    private Export export(ExportState state) {
        OffsetDateTime start = since.atOffset(ZoneOffset.UTC);
        return new Export(
                "default", "id", state, "scope", null, "url", "job", null, true, 0, start, start, null, null, null,
                null, null, false, true, true, false, null);
    }

    private static JobStatus status(Meaning says) {
        return new JobStatus(says, Duration.ZERO, "", null, "", null, new JobStatus.Counters(1, 0, 0, 0, 0));
    }
}
