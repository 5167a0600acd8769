package io.github.bcdacamel.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.bcdacamel.failures.Backoff;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.RetryableException;
import io.github.bcdacamel.landing.FileKind;
import io.github.bcdacamel.landing.FileRefusedException;
import io.github.bcdacamel.landing.LandingException;
import io.github.bcdacamel.ledger.DownloadProgress;
import io.github.bcdacamel.ledger.Export;
import io.github.bcdacamel.ledger.ExportFile;
import io.github.bcdacamel.ledger.RetryDecision;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a failure means for a file, for the whole export, and for the next run. */
class FailuresTest {

    private final FileRetryPolicy setbacks =
            new FileRetryPolicy(3, new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(6), 2, new Random(1)));
    private final FailureClassifier outcomes = new FailureClassifier();

    @Test
    void a_refused_file_is_tried_again_after_a_pause() {
        RetryDecision setback = setbacks.weigh(refused(), file(1, "pending"), 0);

        assertThat(setback.state()).isEqualTo("pending");
        assertThat(setback.pauseSeconds()).isPositive();
        assertThat(setback.exitCode()).isNull();
    }

    @Test
    void a_file_refused_on_its_last_attempt_has_failed() {
        RetryDecision setback = setbacks.weigh(refused(), file(3, "pending"), 0);

        assertThat(setback.state()).isEqualTo("failed");
        assertThat(setback.exitCode()).isEqualTo(13);
        assertThat(setback.problem()).contains("after 3 attempts (bcda.download.attempts)");
        assertThat(setback.stopsExport()).isFalse();
    }

    @Test
    void an_attempt_that_brought_a_good_piece_of_the_file_counts_for_none() {
        RetryDecision setback =
                setbacks.weigh(new SocketTimeoutException("Read timed out"), file(3, "pending"), 1_000_000);

        assertThat(setback.state()).isEqualTo("pending");
        assertThat(setback.attemptsGivenBack()).isEqualTo(1);
        assertThat(setback.pauseSeconds()).isPositive();
    }

    @Test
    void a_drip_is_no_progress() {
        RetryDecision setback =
                setbacks.weigh(new SocketTimeoutException("Read timed out"), file(3, "pending"), 999_999);

        assertThat(setback.state()).isEqualTo("failed");
    }

    @Test
    void a_broken_line_is_continued() {
        RetryDecision setback = setbacks.weigh(new SocketTimeoutException("Read timed out"), file(1, "pending"), 0);

        assertThat(setback.problem()).contains("the next attempt continues from there");
    }

    @Test
    void the_pause_that_the_server_asks_for_is_kept() {
        RetryableException busy = new RetryableException("Busy.", Duration.ofSeconds(90), FailureClass.FILE);

        assertThat(setbacks.weigh(busy, file(1, "pending"), 0).pauseSeconds()).isEqualTo(90);
    }

    @Test
    void a_verified_file_stays_verified_while_its_delivery_is_tried_again() {
        RetryableException busy = new RetryableException("Busy.", null, FailureClass.FILE);

        assertThat(setbacks.weigh(busy, file(1, "verified"), 0).state()).isEqualTo("verified");
    }

    @Test
    void a_verified_file_that_is_gone_is_fetched_again() {
        LandingException gone = new LandingException(LandingException.Reason.PARTIAL_GONE, "Gone.", null);

        assertThat(setbacks.weigh(gone, file(1, "verified"), 0).state()).isEqualTo("pending");
    }

    @ParameterizedTest
    @EnumSource(
            value = LandingException.Reason.class,
            names = {"DISK_FULL", "NOT_WRITABLE", "FAILED"})
    void a_disk_that_says_no_stops_the_export_and_costs_the_file_nothing(LandingException.Reason reason) {
        RetryDecision setback = setbacks.weigh(new LandingException(reason, "No.", null), file(3, "pending"), 0);

        assertThat(setback.stopsExport()).isTrue();
        assertThat(setback.exitCode()).isEqualTo(14);
        assertThat(setback.attemptsGivenBack()).isEqualTo(1);
        assertThat(setback.state()).isEqualTo("pending");
    }

    @Test
    void rejected_credentials_stop_the_export() {
        RetryDecision setback = setbacks.weigh(new ExportFailure(FailureClass.ACCESS, "No."), file(1, "pending"), 0);

        assertThat(setback.stopsExport()).isTrue();
        assertThat(setback.exitCode()).isEqualTo(10);
    }

    @Test
    void a_file_that_is_gone_for_good_fails_alone_and_at_once() {
        RetryDecision setback = setbacks.weigh(new ExportFailure(FailureClass.FILE, "Gone."), file(1, "pending"), 0);

        assertThat(setback.state()).isEqualTo("failed");
        assertThat(setback.stopsExport()).isFalse();
    }

    @Test
    void a_fault_of_our_own_fails_the_file_as_unexpected() {
        RetryDecision setback = setbacks.weigh(new IllegalStateException("Oops"), file(1, "pending"), 0);

        assertThat(setback.exitCode()).isEqualTo(1);
    }

    @Test
    void what_a_failure_is_wrapped_in_does_not_matter() {
        RuntimeException wrapped = new RuntimeException(new RuntimeException(refused()));

        assertThat(setbacks.weigh(wrapped, file(1, "pending"), 0).exitCode()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "JOB, waiting, true",
        "REFUSED, kicking-off, true",
        "ACCESS, waiting, false",
        "ACCESS, kicking-off, true",
        "ACCESS, requested, true",
        "SETTINGS, kicking-off, true",
        "GAVE_UP, kicking-off, false",
        "GAVE_UP, requested, true",
        "GAVE_UP, waiting, false",
        "FILE, downloading, false",
        "DESTINATION, downloading, false"
    })
    void an_export_is_over_when_no_later_run_could_go_on(FailureClass failure, String state, boolean closes) {
        Outcome outcome = outcomes.failed(new ExportFailure(failure, "No."), export(state));

        assertThat(outcome.closes()).isEqualTo(closes);
        assertThat(outcome.exitCode()).isEqualTo(failure.exitCode());
        assertThat(outcome.sinceAdvances()).isFalse();
    }

    @Test
    void a_failure_before_there_is_an_export_closes_none() {
        assertThat(outcomes.failed(new IllegalStateException("Oops"), null).closes())
                .isFalse();
    }

    @Test
    void a_network_that_fails_means_to_give_up_for_now() {
        Outcome outcome = outcomes.failed(new ConnectException("Connection refused"), export("waiting"));

        assertThat(outcome.failure()).isEqualTo(FailureClass.GAVE_UP);
        assertThat(outcome.message()).contains("BCDA could not be reached because the connection was refused");
    }

    @Test
    void a_ledger_that_fails_is_unexpected_and_says_so() {
        Outcome outcome = outcomes.failed(new RuntimeException(new SQLException("locked")), export("waiting"));

        assertThat(outcome.failure()).isEqualTo(FailureClass.UNEXPECTED);
        assertThat(outcome.message()).contains("The ledger refused a statement");
    }

    @Test
    void a_tally_is_under_way_until_every_file_has_ended() {
        assertThat(tally(3, 1, 1, 0, null).isUnderWay()).isTrue();
        assertThat(tally(3, 2, 1, 0, null).isUnderWay()).isFalse();
    }

    @Test
    void a_stopped_export_waits_only_for_attempts_under_way() {
        assertThat(tally(3, 0, 0, 1, 14).isUnderWay()).isTrue();
        assertThat(tally(3, 0, 0, 0, 14).isUnderWay()).isFalse();
    }

    @Test
    void a_whole_tally_requires_nothing() {
        assertThatNoException().isThrownBy(tally(3, 3, 0, 0, null)::requireWhole);
    }

    @Test
    void a_failed_file_is_named_with_the_number_of_others() {
        assertThatExceptionOfType(ExportFailure.class)
                .isThrownBy(tally(3, 2, 1, 0, null)::requireWhole)
                .withMessageContaining("1 of 3 files could not be fetched and verified; the other 2 are")
                .satisfies(failure -> assertThat(failure.failureClass()).isEqualTo(FailureClass.FILE));
    }

    @Test
    void what_stopped_the_export_is_what_it_failed_with() {
        assertThatExceptionOfType(ExportFailure.class)
                .isThrownBy(tally(3, 0, 0, 0, 14)::requireWhole)
                .satisfies(failure -> assertThat(failure.failureClass()).isEqualTo(FailureClass.DESTINATION));
    }

    private static DownloadProgress tally(long files, long delivered, long failed, long running, Integer stopCode) {
        return new DownloadProgress(
                files, delivered, failed, 0, running, 0, 0, 0, 0, stopCode, "Stopped.", 13, "Broken.");
    }

    @Test
    void a_destination_that_is_busy_is_asked_again_however_long_the_download_took() {
        RetryDecision setback = setbacks.weigh(busyDestination(), file(5, 0, "verified"), 0);

        assertThat(setback.state()).isEqualTo("verified");
        assertThat(setback.exitCode()).isNull();
    }

    @Test
    void a_destination_that_stays_busy_stops_the_export_and_the_file_stays_verified() {
        RetryDecision setback = setbacks.weigh(busyDestination(), file(1, 4, "verified"), 0);

        assertThat(setback.state()).isEqualTo("verified");
        assertThat(setback.exitCode()).isEqualTo(14);
        assertThat(setback.stopsExport()).isTrue();
    }

    private static RetryableException busyDestination() {
        return new RetryableException("The destination is busy.", null, FailureClass.DESTINATION);
    }

    private static FileRefusedException refused() {
        return new FileRefusedException("Patient.0001", FileRefusedException.Reason.GZIP_CORRUPT, "it is damaged.");
    }

    private static Export export(String state) {
        return new Export(
                "default",
                "id",
                state,
                "scope",
                null,
                "url",
                null,
                null,
                null,
                true,
                0,
                Instant.EPOCH,
                null,
                null,
                true,
                true,
                null,
                null);
    }

    private static ExportFile file(int attempts, String state) {
        return file(attempts, 0, state);
    }

    private static ExportFile file(int attempts, int deliveries, String state) {
        return new ExportFile(
                "default",
                "id",
                "Patient.0001",
                FileKind.OUTPUT,
                "Patient",
                1,
                "url",
                true,
                null,
                null,
                null,
                state,
                attempts,
                deliveries,
                "attempt",
                null);
    }
}
