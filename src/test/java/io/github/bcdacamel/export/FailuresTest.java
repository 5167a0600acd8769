package io.github.bcdacamel.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bcdacamel.failures.Backoff;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.KnownFailure;
import io.github.bcdacamel.failures.RetryableException;
import io.github.bcdacamel.landing.Compression;
import io.github.bcdacamel.landing.DownloadLimits;
import io.github.bcdacamel.landing.FileKind;
import io.github.bcdacamel.landing.FileRefusedException;
import io.github.bcdacamel.landing.FileToDeliver;
import io.github.bcdacamel.landing.Landing;
import io.github.bcdacamel.landing.LandingException;
import io.github.bcdacamel.landing.ReceivedFile;
import io.github.bcdacamel.ledger.Destination;
import io.github.bcdacamel.ledger.DownloadProgress;
import io.github.bcdacamel.ledger.Export;
import io.github.bcdacamel.ledger.ExportFile;
import io.github.bcdacamel.ledger.ExportState;
import io.github.bcdacamel.ledger.FileState;
import io.github.bcdacamel.ledger.RetryDecision;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a failure means for a file, for the whole export, and for the next run. */
class FailuresTest {

    private final FileRetryPolicy policy =
            new FileRetryPolicy(3, new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(6), 2, new Random(1)));
    private final CompletenessGuard guard = new CompletenessGuard();
    private final FailureClassifier classifier = new FailureClassifier();

    @Test
    void a_refused_file_is_tried_again_after_a_pause() {
        RetryDecision decision = policy.decide(refused(), file(1, FileState.PENDING), null, null, 0);

        assertThat(decision.state()).isEqualTo(FileState.PENDING);
        assertThat(decision.pauseSeconds()).isPositive();
        assertThat(decision.exitCode()).isNull();
    }

    @Test
    void a_fault_of_our_own_disk_is_not_told_as_the_networks() {
        Outcome outcome = classifier.classify(new IOException("Is a directory"), export(ExportState.FINISHING));

        assertThat(outcome.failure()).isEqualTo(FailureClass.DESTINATION);
        assertThat(outcome.closes()).isFalse();
        assertThat(outcome.message())
                .contains("Is a directory", "Check the disk")
                .doesNotContain("BCDA could not be reached");
    }

    @Test
    void a_verified_file_that_is_lost_before_its_delivery_begins_anew_even_after_its_last_attempt() {
        LandingException lost = new LandingException(LandingException.Reason.PARTIAL_GONE, "Gone.", null);

        RetryDecision decision = policy.decide(lost, file(3, 1, FileState.VERIFIED), null, null, 0);

        assertThat(decision.state()).isEqualTo(FileState.PENDING);
        assertThat(decision.attemptsGivenBack()).isEqualTo(3);
    }

    @Test
    void a_file_that_is_lost_as_often_as_it_is_fetched_has_failed() {
        LandingException lost = new LandingException(LandingException.Reason.PARTIAL_GONE, "Gone.", null);
        ReceivedFile received = new ReceivedFile("a", "b", 1, 1, 1, 1, "c", "d");

        RetryDecision decision = policy.decide(lost, file(3, FileState.VERIFIED), null, received, 0);

        assertThat(decision.state()).isEqualTo(FileState.FAILED);
    }

    @Test
    void landed_files_that_are_lost_for_the_third_time_in_a_run_stop_the_export() {
        LostFileFinder finder = new LostFileFinder(
                new Landing(
                        Path.of("landing"),
                        Compression.NONE,
                        new DownloadLimits(100_000, 50_000_000, 100, 1_000, 0, Duration.ofSeconds(60))),
                true);
        Export export = export(ExportState.DOWNLOADING);

        assertThatNoException().isThrownBy(() -> finder.requireLasting(export, List.of("a"), 2));
        assertThatExceptionOfType(ExportFailure.class)
                .isThrownBy(() -> finder.requireLasting(export, List.of("a"), 3))
                .withMessageContaining("Another program cleans or writes there")
                .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(14));
    }

    @Test
    void a_file_refused_on_its_last_attempt_has_failed() {
        RetryDecision decision = policy.decide(refused(), file(3, FileState.PENDING), null, null, 0);

        assertThat(decision.state()).isEqualTo(FileState.FAILED);
        assertThat(decision.exitCode()).isEqualTo(13);
        assertThat(decision.problem()).contains("after 3 attempts (bcda.download.attempts)");
        assertThat(decision.stopsExport()).isFalse();
    }

    @Test
    void a_file_that_gets_no_token_has_failed_like_any_other() {
        RetryDecision decision = policy.decide(
                KnownFailure.TOKEN_NOT_NOW.notNow("No token now.", null), file(3, FileState.PENDING), null, null, 0);

        assertThat(decision.exitCode()).isEqualTo(13);
        assertThat(decision.stopsExport()).isFalse();
    }

    @Test
    void an_attempt_that_brought_a_good_piece_of_the_file_counts_for_none() {
        RetryDecision decision = policy.decide(
                new SocketTimeoutException("Read timed out"), file(3, FileState.PENDING), null, null, 1_000_000);

        assertThat(decision.state()).isEqualTo(FileState.PENDING);
        assertThat(decision.attemptsGivenBack()).isEqualTo(1);
        assertThat(decision.pauseSeconds()).isPositive();
    }

    @Test
    void a_drip_is_no_progress() {
        RetryDecision decision = policy.decide(
                new SocketTimeoutException("Read timed out"), file(3, FileState.PENDING), null, null, 999_999);

        assertThat(decision.state()).isEqualTo(FileState.FAILED);
    }

    @Test
    void a_broken_line_is_continued() {
        RetryDecision decision =
                policy.decide(new SocketTimeoutException("Read timed out"), file(1, FileState.PENDING), null, null, 0);

        assertThat(decision.problem()).contains("the next attempt continues from there");
    }

    @Test
    void the_pause_that_the_server_asks_for_is_kept() {
        RetryableException busy = new RetryableException("Busy.", Duration.ofSeconds(90), FailureClass.FILE);

        assertThat(policy.decide(busy, file(1, FileState.PENDING), null, null, 0)
                        .pauseSeconds())
                .isEqualTo(90);
    }

    @Test
    void a_verified_file_stays_verified_while_its_delivery_is_tried_again() {
        RetryableException busy = new RetryableException("Busy.", null, FailureClass.FILE);

        assertThat(policy.decide(busy, file(1, FileState.VERIFIED), null, null, 0)
                        .state())
                .isEqualTo(FileState.VERIFIED);
    }

    @Test
    void a_verified_file_that_is_gone_is_fetched_again() {
        LandingException gone = new LandingException(LandingException.Reason.PARTIAL_GONE, "Gone.", null);

        assertThat(policy.decide(gone, file(1, FileState.VERIFIED), null, null, 0)
                        .state())
                .isEqualTo(FileState.PENDING);
    }

    @ParameterizedTest
    @EnumSource(
            value = LandingException.Reason.class,
            names = {"DISK_FULL", "NOT_WRITABLE", "FAILED"})
    void a_disk_that_says_no_stops_the_export_and_costs_the_file_nothing(LandingException.Reason reason) {
        RetryDecision decision =
                policy.decide(new LandingException(reason, "No.", null), file(3, FileState.PENDING), null, null, 0);

        assertThat(decision.stopsExport()).isTrue();
        assertThat(decision.exitCode()).isEqualTo(14);
        assertThat(decision.attemptsGivenBack()).isEqualTo(1);
        assertThat(decision.state()).isEqualTo(FileState.PENDING);
    }

    @Test
    void rejected_credentials_stop_the_export() {
        RetryDecision decision =
                policy.decide(new ExportFailure(FailureClass.ACCESS, "No."), file(1, FileState.PENDING), null, null, 0);

        assertThat(decision.stopsExport()).isTrue();
        assertThat(decision.exitCode()).isEqualTo(10);
    }

    @Test
    void a_file_that_is_gone_for_good_fails_alone_and_at_once() {
        RetryDecision decision =
                policy.decide(new ExportFailure(FailureClass.FILE, "Gone."), file(1, FileState.PENDING), null, null, 0);

        assertThat(decision.state()).isEqualTo(FileState.FAILED);
        assertThat(decision.stopsExport()).isFalse();
    }

    @Test
    void a_fault_of_our_own_fails_the_file_as_unexpected() {
        RetryDecision decision =
                policy.decide(new IllegalStateException("Oops"), file(1, FileState.PENDING), null, null, 0);

        assertThat(decision.exitCode()).isEqualTo(1);
    }

    @Test
    void what_a_failure_is_wrapped_in_does_not_matter() {
        RuntimeException wrapped = new RuntimeException(new RuntimeException(refused()));

        assertThat(policy.decide(wrapped, file(1, FileState.PENDING), null, null, 0)
                        .exitCode())
                .isNull();
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
        Outcome outcome = classifier.classify(new ExportFailure(failure, "No."), export(ExportState.of(state)));

        assertThat(outcome.closes()).isEqualTo(closes);
        assertThat(outcome.exitCode()).isEqualTo(failure.exitCode());
        assertThat(outcome.end().sinceAdvances()).isFalse();
    }

    @Test
    void a_failure_before_there_is_an_export_closes_none() {
        assertThat(classifier.classify(new IllegalStateException("Oops"), null).closes())
                .isFalse();
    }

    @Test
    void a_network_that_fails_means_to_give_up_for_now() {
        Outcome outcome = classifier.classify(new ConnectException("Connection refused"), export(ExportState.WAITING));

        assertThat(outcome.failure()).isEqualTo(FailureClass.GAVE_UP);
        assertThat(outcome.message()).contains("BCDA could not be reached because the connection was refused");
    }

    @Test
    void a_ledger_that_fails_is_unexpected_and_says_so() {
        Outcome outcome =
                classifier.classify(new RuntimeException(new SQLException("locked")), export(ExportState.WAITING));

        assertThat(outcome.failure()).isEqualTo(FailureClass.UNEXPECTED);
        assertThat(outcome.message()).contains("The ledger refused a statement");
    }

    @Test
    void progress_is_under_way_until_every_file_has_ended() {
        assertThat(progress(3, 1, 1, 0, null).isUnderWay()).isTrue();
        assertThat(progress(3, 2, 1, 0, null).isUnderWay()).isFalse();
    }

    @Test
    void a_stopped_export_waits_only_for_attempts_under_way() {
        assertThat(progress(3, 0, 0, 1, 14).isUnderWay()).isTrue();
        assertThat(progress(3, 0, 0, 0, 14).isUnderWay()).isFalse();
    }

    @Test
    void a_whole_export_requires_nothing() {
        assertThatNoException().isThrownBy(() -> guard.requireWhole(progress(3, 3, 0, 0, null)));
    }

    @Test
    void a_failed_file_is_named_with_the_number_of_others() {
        assertThatExceptionOfType(ExportFailure.class)
                .isThrownBy(() -> guard.requireWhole(progress(3, 2, 1, 0, null)))
                .withMessageContaining("1 of 3 files could not be fetched and verified; the other 2 are")
                .satisfies(failure -> assertThat(failure.failureClass()).isEqualTo(FailureClass.FILE));
    }

    @Test
    void what_stopped_the_export_is_what_it_failed_with() {
        assertThatExceptionOfType(ExportFailure.class)
                .isThrownBy(() -> guard.requireWhole(progress(3, 0, 0, 0, 14)))
                .satisfies(failure -> assertThat(failure.failureClass()).isEqualTo(FailureClass.DESTINATION));
    }

    @Test
    void a_destination_that_cannot_be_reached_is_the_destinations_and_not_bcdas() {
        FileToDeliver file = new FileToDeliver("default", "id", "ndjson/Patient.0001.ndjson", Path.of("x"), 1, "");

        assertThatThrownBy(() -> classifier.destination(
                        new ConnectException("Connection refused"), file, new Destination("store", "store")))
                .isInstanceOfSatisfying(
                        RetryableException.class,
                        busy -> assertThat(busy.failureClass()).isEqualTo(FailureClass.DESTINATION))
                .hasMessageContaining("deliver-to-store");
    }

    private static DownloadProgress progress(long files, long delivered, long failed, long running, Integer stopCode) {
        return new DownloadProgress(
                files, delivered, failed, 0, 0, 0, running, 0, 0, 0, 0, stopCode, "Stopped.", 13, "Broken.");
    }

    @Test
    void a_destination_that_is_busy_is_asked_again_however_long_the_download_took() {
        RetryDecision decision = policy.decide(busyDestination(), file(5, 0, FileState.VERIFIED), null, null, 0);

        assertThat(decision.state()).isEqualTo(FileState.VERIFIED);
        assertThat(decision.exitCode()).isNull();
    }

    @Test
    void a_destination_that_stays_busy_stops_the_export_and_the_file_stays_verified() {
        RetryDecision decision = policy.decide(busyDestination(), file(1, 4, FileState.VERIFIED), null, null, 0);

        assertThat(decision.state()).isEqualTo(FileState.VERIFIED);
        assertThat(decision.exitCode()).isEqualTo(14);
        assertThat(decision.stopsExport()).isTrue();
    }

    private static RetryableException busyDestination() {
        return new RetryableException("The destination is busy.", null, FailureClass.DESTINATION);
    }

    private static FileRefusedException refused() {
        return new FileRefusedException("Patient.0001", FileRefusedException.Reason.GZIP_CORRUPT, "it is damaged.");
    }

    private static Export export(ExportState state) {
        return new Export(
                "default",
                "id",
                state,
                "scope",
                null,
                "url",
                null,
                null,
                true,
                0,
                OffsetDateTime.MIN,
                null,
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

    private static ExportFile file(int attempts, FileState state) {
        return file(attempts, 0, state);
    }

    private static ExportFile file(int attempts, int deliveryAttempts, FileState state) {
        return new ExportFile(
                "default",
                "id",
                "Patient.0001",
                FileKind.OUTPUT,
                "Patient",
                1,
                "url",
                true,
                true,
                null,
                null,
                null,
                state,
                attempts,
                deliveryAttempts,
                0,
                "attempt",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
