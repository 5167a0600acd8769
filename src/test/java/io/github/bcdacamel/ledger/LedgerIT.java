package io.github.bcdacamel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bcdacamel.bcda.JobStatus;
import io.github.bcdacamel.bcda.Manifest;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.LeaseLostException;
import io.github.bcdacamel.landing.DeliveryProof;
import io.github.bcdacamel.landing.FileToDeliver;
import io.github.bcdacamel.landing.ReceivedFile;
import io.github.bcdacamel.testing.PostgresServer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ledger on both databases: which process may hold what, what it may change, and what comes back. */
class LedgerIT {

    private static final int RIVALS = 8;
    private static final FeedLedger.Limits LIMITS = new FeedLedger.Limits(60, 2, 1800, true);
    private static final Destination S3 = new Destination("s3", "s3://bucket/here");
    private static final ExportEnd WHOLE = new ExportEnd(0, "Over.", true);

    @TempDir
    private Path folder;

    private Ledger ledger;

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    private @interface OnBothDatabases {}

    /** What a process does to an export. */
    private interface Change {
        void make(FeedLedger process, Export export);
    }

    @AfterEach
    void closeTheLedger() {
        if (ledger != null) {
            ledger.close();
        }
    }

    // Exports

    @OnBothDatabases
    void an_export_is_claimed_by_one_of_many(String database) throws Exception {
        Export export = downloading(open(database));
        execute("update exports set owner = null, lease_until = null");

        assertThat(rivals(rival -> rival.claimExport(export, List.of()).ours())).isEqualTo(1);
    }

    @OnBothDatabases
    void a_driven_export_is_left_to_its_driver(String database) throws Exception {
        FeedLedger driver = open(database);
        FeedLedger other = process("other");
        Export export = downloading(driver);

        assertThat(driver.claimExport(export, List.of()).ours()).isTrue();
        assertThat(other.claimExport(export, List.of()))
                .matches(Export::isElsewhere)
                .matches(Export::driven);
        assertThat(other.takeOverExport(export, List.of()).ours()).isFalse();
    }

    @OnBothDatabases
    void an_export_whose_driver_is_silent_is_taken_over_and_finished_by_the_other_alone(String database)
            throws Exception {
        FeedLedger driver = open(database);
        FeedLedger other = process("other");
        Export export = downloading(driver);
        endLeases();

        assertThat(other.takeOverExport(export, List.of()).ours()).isTrue();
        assertThatThrownBy(() -> driver.beginFinish(export)).isInstanceOf(LeaseLostException.class);
        assertThat(other.beginFinish(export).isFinishing()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "h2, 16, true",
        "h2, , true",
        "h2, 13, false",
        "postgresql, 16, true",
        "postgresql, , true",
        "postgresql, 13, false"
    })
    void an_export_whose_driver_stopped_is_taken_over_unless_it_stopped_with_a_failure(
            String database, Integer exitCode, boolean takenOver) throws Exception {
        FeedLedger driver = open(database);
        Export export = downloading(driver);
        execute("update exports set owner = null, lease_until = null, exit_code = " + exitCode);

        assertThat(process("other").takeOverExport(export, List.of()).ours()).isEqualTo(takenOver);
    }

    @ParameterizedTest
    @MethodSource("endings")
    void an_export_is_ended_by_its_driver_alone(
            String database, String ending, ExportState before, ExportState after, Change change) throws Exception {
        FeedLedger driver = open(database);
        Export export = exportThatIs(driver, before);

        change.make(process("other"), export);
        assertThat(driver.readExport(export)).matches(Export::ours).returns(before, Export::state);

        change.make(driver, export);
        assertThat(driver.readExport(export))
                .matches(Export::endedHere)
                .matches(ended -> !ended.driven())
                .returns("Over.", Export::message)
                .returns(after, Export::state);
    }

    private static Stream<Arguments> endings() {
        Change finish = (process, export) -> {
            if (process.readExport(export).ours()) {
                process.finishExport(export, WHOLE);
            } else {
                assertThatThrownBy(() -> process.finishExport(export, WHOLE)).isInstanceOf(LeaseLostException.class);
            }
        };
        Change fail = (process, export) -> assertThat(process.failExport(export, WHOLE))
                .isEqualTo(process.readExport(export).endedHere());
        Change stop = (process, export) -> assertThat(process.stopExport(export, WHOLE))
                .isEqualTo(process.readExport(export).endedHere());
        return onBoth(
                Arguments.of("fail-export", ExportState.DOWNLOADING, ExportState.FAILED, fail),
                Arguments.of("stop-export", ExportState.DOWNLOADING, ExportState.DOWNLOADING, stop),
                Arguments.of("finish-export", ExportState.FINISHING, ExportState.FINISHED, finish));
    }

    @ParameterizedTest
    @MethodSource("fences")
    void only_the_driver_changes_an_export(String database, String name, ExportState state, Change change)
            throws Exception {
        FeedLedger driver = open(database);
        Export export = exportThatIs(driver, state);

        assertThatThrownBy(() -> change.make(process("other"), export)).isInstanceOf(LeaseLostException.class);
        assertThat(driver.readExport(export)).isEqualTo(export);

        assertThatNoException().isThrownBy(() -> change.make(driver, export));
    }

    @ParameterizedTest
    @MethodSource("fences")
    void an_export_that_another_process_took_over_is_changed_no_more(
            String database, String name, ExportState state, Change change) throws Exception {
        FeedLedger driver = open(database);
        FeedLedger other = process("other");
        Export export = exportThatIs(driver, state);
        endLeases();
        Export taken = other.takeOverExport(export, List.of());

        assertThatThrownBy(() -> change.make(driver, export)).isInstanceOf(LeaseLostException.class);
        assertThat(other.readExport(export)).isEqualTo(taken);
    }

    private static Stream<Arguments> fences() {
        return onBoth(
                fence("beginKickOff", ExportState.REQUESTED, FeedLedger::beginKickOff),
                fence("dropExport", ExportState.REQUESTED, FeedLedger::dropExport),
                fence("recordJob", ExportState.KICKING_OFF, (process, export) -> process.recordJob(export, "job")),
                fence(
                        "recordStatusCheck",
                        ExportState.WAITING,
                        (process, export) -> process.recordStatusCheck(export, inProgress())),
                fence(
                        "recordManifest",
                        ExportState.WAITING,
                        (process, export) -> process.recordManifest(export, manifest(), "sha", files("a"), null)),
                fence("replaceJob", ExportState.DOWNLOADING, FeedLedger::replaceJob),
                fence("beginFinish", ExportState.DOWNLOADING, FeedLedger::beginFinish),
                fence("finishExport", ExportState.FINISHING, (process, export) -> process.finishExport(export, WHOLE)));
    }

    private static Arguments fence(String name, ExportState state, Change change) {
        return Arguments.of(name, state, change);
    }

    @OnBothDatabases
    void an_export_is_written_down_as_planned_and_driven(String database) throws Exception {
        Export export = open(database).createExport(plan("e1"));

        assertThat(export)
                .usingRecursiveComparison()
                .ignoringFields("startedAt", "driven", "ours", "leaseUntil")
                .isEqualTo(plan("e1"));
        assertThat(export.ours()).isTrue();
        assertThat(export.startedAt()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"h2, e1", "h2, e2", "postgresql, e1", "postgresql, e2"})
    void an_export_is_not_created_while_one_is_open(String database, String id) throws Exception {
        FeedLedger process = open(database);
        process.createExport(plan("e1"));

        assertThatThrownBy(() -> process.createExport(plan(id))).isInstanceOf(DuplicateKeyException.class);
        assertThatThrownBy(() -> process("other").createExport(plan(id))).isInstanceOf(DuplicateKeyException.class);
        assertThat(process.findOpenExport()).returns("e1", Export::id).matches(Export::ours);
    }

    @OnBothDatabases
    void an_export_advances_from_state_to_state(String database) throws Exception {
        FeedLedger process = open(database);
        List<ExportState> states = new ArrayList<>();

        Export export = process.createExport(plan("e1"));
        states.add(export.state());
        export = process.beginKickOff(export);
        states.add(export.state());
        assertThat(export.kickedOffAt()).isNotNull();
        export = process.recordJob(export, "https://bcda.test/jobs/1");
        states.add(export.state());
        assertThat(export.jobUrl()).isEqualTo("https://bcda.test/jobs/1");
        export = process.recordManifest(export, manifest(), "sha", List.of(), null);
        states.add(export.state());
        assertThat(export.transactionTime()).isEqualTo(manifest().transactionTime());
        assertThat(process.readManifest(export)).isEqualTo("sha");
        assertThat(export.needsToken()).isFalse();
        export = process.beginFinish(export);
        states.add(export.state());
        process.finishExport(export, WHOLE);
        states.add(process.readExport(export).state());

        assertThat(states)
                .containsExactly(
                        ExportState.REQUESTED,
                        ExportState.KICKING_OFF,
                        ExportState.WAITING,
                        ExportState.DOWNLOADING,
                        ExportState.FINISHING,
                        ExportState.FINISHED);
        assertThat(process.findOpenExport()).isNull();
        assertThat(process.readExport(export).sinceAdvanced()).isTrue();
    }

    @OnBothDatabases
    void a_kick_off_and_a_finish_begin_again_when_their_answer_was_lost(String database) throws Exception {
        FeedLedger process = open(database);
        Export export = process.createExport(plan("e1"));
        process.beginKickOff(export);

        assertThat(process.beginKickOff(export).isKickingOff()).isTrue();

        process.recordManifest(process.recordJob(export, "job"), manifest(), "sha", List.of(), null);
        Export finishing = process.beginFinish(export);
        assertThat(process.beginFinish(export)).isEqualTo(finishing);
    }

    @OnBothDatabases
    void status_checks_are_counted_with_what_the_last_one_said(String database) throws Exception {
        FeedLedger process = open(database);
        Export export = exportThatIs(process, ExportState.WAITING);

        process.recordStatusCheck(export, inProgress());
        process.recordStatusCheck(export, inProgress());

        assertThat(count("select count(*) from exports where checks = 2 and progress = 'half'"))
                .isEqualTo(1);
    }

    @OnBothDatabases
    void a_manifest_whose_files_cannot_be_written_leaves_the_export_waiting_without_files(String database)
            throws Exception {
        FeedLedger process = open(database);
        Export waiting = exportThatIs(process, ExportState.WAITING);

        assertThatThrownBy(() -> process.recordManifest(waiting, manifest(), "sha", files("a", "b", "a"), null))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(process.readExport(waiting)).isEqualTo(waiting);
        assertThat(process.readFiles(waiting)).isEmpty();

        process.recordManifest(waiting, manifest(), "sha", files("a", "b"), null);
        assertThat(process.readFiles(waiting)).extracting(ExportFile::name).containsExactly("a", "b");
    }

    @OnBothDatabases
    void an_export_is_not_finished_before_every_file_is_delivered(String database) throws Exception {
        FeedLedger process = open(database);
        Export export = downloading(process, "a", "b");
        delivered(process, "a");

        assertThatThrownBy(() -> process.beginFinish(export))
                .isInstanceOf(ExportFailure.class)
                .isNotInstanceOf(LeaseLostException.class)
                .hasMessageContaining("default/e1")
                .extracting("failureClass")
                .isEqualTo(FailureClass.GAVE_UP);

        delivered(process, "b");
        assertThat(process.beginFinish(export).isFinishing()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("claims")
    void an_export_that_is_claimed_gives_failed_and_gone_files_new_attempts(
            String database, String statement, Claim claim) throws Exception {
        FeedLedger process = open(database);
        Export export = downloading(process, "failed", "gone", "verified", "delivered");
        released(process, "failed", FileState.FAILED);
        verified(process, "verified");
        delivered(process, "delivered");
        released(process, "gone", FileState.GONE);
        execute("update files set attempt_id = null, delivery_attempts = 3, next_at = next_at + interval '1' hour"
                + " where name = 'verified'");
        process.stopExport(export, new ExportEnd(16, "It gave up.", false));

        Export claimed = claim.of(process, export, List.of(S3));

        assertThat(claimed)
                .matches(Export::ours)
                .matches(Export::isDownloading)
                .matches(going -> !going.endedHere())
                .returns(null, Export::exitCode)
                .returns(null, Export::message);
        assertThat(states(process, export))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "failed",
                        FileState.PENDING,
                        "gone",
                        FileState.PENDING,
                        "verified",
                        FileState.VERIFIED,
                        "delivered",
                        FileState.DELIVERED));
        assertThat(process.readFiles(export))
                .filteredOn(file -> !file.name().equals("delivered"))
                .allMatch(file -> file.deliveryAttempts() == 0)
                .filteredOn(file -> file.state() == FileState.PENDING)
                .allMatch(file -> file.attempts() == 0);
        assertThat(count("select count(*) from files where next_at > current_timestamp"))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("claims")
    void a_destination_that_is_new_or_has_moved_gets_every_file_without_a_fetch(
            String database, String statement, Claim claim) throws Exception {
        Map<Destination, FileState> expected = Map.of(
                S3,
                FileState.DELIVERED,
                new Destination("s3", "s3://bucket/elsewhere"),
                FileState.VERIFIED,
                new Destination("azure", "s3://bucket/here"),
                FileState.VERIFIED);
        FeedLedger process = open(database);
        Export export = downloading(process, "a");

        for (Map.Entry<Destination, FileState> each : expected.entrySet()) {
            execute("update files set state = 'pending', attempt_id = null, lease_until = null");
            ExportFile before = delivered(process, "a");
            execute("update exports set owner = null, lease_until = null");

            claim.of(process, export, List.of(each.getKey()));

            assertThat(process.readFiles(export))
                    .singleElement()
                    .returns(each.getValue(), ExportFile::state)
                    .returns(before.received(), ExportFile::received);
        }
    }

    @ParameterizedTest
    @MethodSource("claims")
    void a_finishing_export_goes_back_to_its_downloads_for_a_new_destination_alone(
            String database, String statement, Claim claim) throws Exception {
        FeedLedger process = open(database);
        Export export = downloading(process, "a");
        delivered(process, "a");
        process.beginFinish(export);

        execute("update exports set owner = null, lease_until = null");
        assertThat(claim.of(process, export, List.of(S3)).isFinishing()).isTrue();

        execute("update exports set owner = null, lease_until = null");
        assertThat(claim.of(process, export, List.of(S3, new Destination("azure", "container")))
                        .isDownloading())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("claims")
    void the_files_of_an_export_that_another_process_drives_are_left_alone(
            String database, String statement, Claim claim) throws Exception {
        FeedLedger driver = open(database);
        Export export = downloading(driver, "failed", "gone", "delivered");
        released(driver, "failed", FileState.FAILED);
        delivered(driver, "delivered");
        released(driver, "gone", FileState.GONE);
        execute("update exports set exit_code = 13, message = 'no'");
        List<ExportFile> before = driver.readFiles(export);

        Export now = claim.of(process("other"), export, List.of(new Destination("azure", "container")));

        assertThat(now).matches(Export::isElsewhere).returns(13, Export::exitCode);
        assertThat(driver.readFiles(export)).isEqualTo(before);
    }

    private interface Claim {
        Export of(FeedLedger process, Export export, List<Destination> destinations);
    }

    private static Stream<Arguments> claims() {
        Claim claim = FeedLedger::claimExport;
        Claim takeOver = FeedLedger::takeOverExport;
        return onBoth(Arguments.of("claim-export", claim), Arguments.of("take-over-export", takeOver));
    }

    @ParameterizedTest
    @CsvSource({"h2, WAITING", "h2, DOWNLOADING", "postgresql, WAITING", "postgresql, DOWNLOADING"})
    void a_job_that_is_gone_is_replaced_once(String database, ExportState state) throws Exception {
        FeedLedger process = open(database);
        Export export = exportThatIs(process, state);
        if (export.isDownloading()) {
            execute("update exports set state = 'waiting'");
            process.recordManifest(export, manifest(), "sha", files("a", "b"), null);
        }

        assertThat(process.replaceJob(export)).isTrue();
        assertThat(process.readExport(export))
                .returns(ExportState.REQUESTED, Export::state)
                .returns(1, Export::replacements)
                .returns(null, Export::jobUrl)
                .returns(null, Export::transactionTime)
                .matches(Export::ours);
        assertThat(process.readFiles(export)).isEmpty();

        process.recordJob(process.beginKickOff(export), "https://bcda.test/jobs/2");
        process.recordManifest(export, manifest(), "sha", files("c"), null);
        assertThat(process.replaceJob(export)).isFalse();
        assertThat(process.readExport(export).isDownloading()).isTrue();
        assertThat(process.readFiles(export)).extracting(ExportFile::name).containsExactly("c");
    }

    @OnBothDatabases
    void a_job_is_replaced_by_the_driver_alone_and_its_files_stay(String database) throws Exception {
        FeedLedger driver = open(database);
        Export export = downloading(driver, "a");

        assertThatThrownBy(() -> process("other").replaceJob(export)).isInstanceOf(LeaseLostException.class);
        assertThat(driver.readExport(export)).isEqualTo(export);
        assertThat(driver.readFiles(export)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("openStates")
    void an_open_export_is_canceled_whichever_process_drives_it(String database, ExportState state) throws Exception {
        FeedLedger driver = open(database);
        FeedLedger other = process("other");
        Export export = downloading(driver, "a");
        driver.startFile(key("a"), "attempt");
        execute("update exports set state = '" + state + "'");
        if (state == ExportState.FINISHING) {
            endLeases();
        }

        Export cancelled = other.cancelExport(export.key());

        assertThat(cancelled)
                .returns(ExportState.CANCELLED, Export::state)
                .returns(12, Export::exitCode)
                .matches(Export::endedHere)
                .matches(ended -> !ended.driven())
                .satisfies(ended -> assertThat(ended.message()).contains("canceled"));
        assertThat(other.findOpenExport()).isNull();
        assertThat(other.readFiles(export)).allMatch(file -> file.attemptId() == null);
        assertThat(count("select count(*) from files where owner is not null or lease_until is not null"))
                .isZero();
        assertThatThrownBy(() -> driver.beginFinish(export)).isInstanceOf(LeaseLostException.class);
    }

    private static Stream<Arguments> openStates() {
        return onBoth(Stream.of(ExportState.values())
                .filter(ExportState::isOpen)
                .map(Arguments::of)
                .toArray(Arguments[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "h2, FINISHING, Export default/e1 is finishing: it ends in a moment.",
        "h2, FINISHED, Export default/e1 is finished already.",
        "h2, FAILED, Export default/e1 is failed already.",
        "h2, CANCELLED, Export default/e1 is cancelled already.",
        "postgresql, FINISHING, Export default/e1 is finishing: it ends in a moment.",
        "postgresql, FINISHED, Export default/e1 is finished already.",
        "postgresql, FAILED, Export default/e1 is failed already.",
        "postgresql, CANCELLED, Export default/e1 is cancelled already."
    })
    void an_export_that_has_ended_or_is_being_finished_is_not_canceled(
            String database, ExportState state, String message) throws Exception {
        FeedLedger process = open(database);
        downloading(process, "a");
        process.startFile(key("a"), "attempt");
        execute("update exports set state = '" + state + "'"
                + (state.isOpen() ? "" : ", open_feed = null, owner = null, lease_until = null"));
        Export export = process.readExport(plan("e1"));

        assertThatThrownBy(() -> process.cancelExport(export.key()))
                .isInstanceOf(ExportStateException.class)
                .hasMessage(message);
        assertThat(process.readExport(export)).isEqualTo(export);
        assertThat(process.readFiles(export)).extracting(ExportFile::attemptId).containsExactly("attempt");
    }

    @OnBothDatabases
    void a_dropped_export_makes_room_for_another_one(String database) throws Exception {
        FeedLedger process = open(database);
        Export export = process.createExport(plan("e1"));

        process.dropExport(export);

        assertThat(process.readExport(export)).matches(Export::isDropped).matches(Export::endedHere);
        assertThat(process.createExport(plan("e2")).ours()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "h2, 13, 3600, true",
        "h2, 13, 60, false",
        "h2, 10, 3600, false",
        "h2, null, 0, true",
        "postgresql, 13, 3600, true",
        "postgresql, 13, 60, false",
        "postgresql, 10, 3600, false",
        "postgresql, null, 0, true"
    })
    void an_open_export_is_resumed_by_itself_a_while_after_what_a_repetition_can_mend(
            String database, String exitCode, int secondsAgo, boolean resumed) throws Exception {
        FeedLedger process = open(database);
        downloading(process);
        execute("update exports set owner = null, lease_until = null, exit_code = " + exitCode
                + ", stopped_at = current_timestamp - interval '" + secondsAgo + "' second");

        assertThat(process.findExportToResume() != null).isEqualTo(resumed);
    }

    @OnBothDatabases
    void a_process_that_ends_gives_back_what_it_holds(String database) throws Exception {
        FeedLedger ending = open(database);
        Export export = downloading(ending, "a");
        ending.startFile(key("a"), "attempt");
        ledger.close();

        ledger = Ledger.open(url(database), user(database), "", Duration.ofSeconds(30), "other");

        assertThat(process("other").claimExport(export, List.of()).ours()).isTrue();
        assertThat(process("other").startFile(key("a"), "another attempt")).isNotNull();
    }

    @Test
    void a_wrong_password_is_told_apart_and_told_to_nobody() throws Exception {
        PostgresServer.execute("create role stranger");

        assertThatThrownBy(() -> Ledger.open(url("postgresql"), "stranger", "sesame", Duration.ofSeconds(30), "worker"))
                .isInstanceOf(ExportFailure.class)
                .hasMessageContaining("bcda.ledger.user")
                .hasMessageNotContaining("sesame");
    }

    // Files

    @OnBothDatabases
    void a_file_is_begun_by_one_of_many(String database) throws Exception {
        downloading(open(database), "a");

        assertThat(rivals(rival -> rival.startFile(key("a"), UUID.randomUUID().toString()) != null))
                .isEqualTo(1);
    }

    @OnBothDatabases
    void a_file_whose_lease_has_ended_is_verified_by_nobody(String database) throws Exception {
        FeedLedger process = open(database);
        Export export = downloading(process, "a");
        ExportFile file = process.startFile(key("a"), "attempt");
        endLeases();

        assertThatThrownBy(() -> process.verifyFile(file, received("a"))).isInstanceOf(LeaseLostException.class);
        assertThat(states(process, export)).containsEntry("a", FileState.PENDING);
    }

    @OnBothDatabases
    void a_file_is_verified_and_delivered_by_the_attempt_that_holds_it_alone(String database) throws Exception {
        FeedLedger slow = open(database);
        FeedLedger other = process("other");
        Export export = downloading(slow, "a");
        ExportFile lost = slow.startFile(key("a"), "slow attempt");
        endLeases();
        ExportFile held = other.startFile(key("a"), "other attempt");

        assertThatThrownBy(() -> slow.verifyFile(lost, received("a"))).isInstanceOf(LeaseLostException.class);
        other.verifyFile(held, received("a"));
        assertThatThrownBy(() -> slow.verifyFile(lost, received("a"))).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> slow.deliverFile(lost, 1L)).isInstanceOf(LeaseLostException.class);
        assertThat(states(slow, export)).containsEntry("a", FileState.VERIFIED);
        assertThat(other.readFiles(export).get(0).deliveryAttempts())
                .as("the attempt that verifies a file delivers it as well")
                .isEqualTo(1);
        other.deliverFile(held, 1L);
        assertThat(states(slow, export)).containsEntry("a", FileState.DELIVERED);
    }

    @OnBothDatabases
    void a_file_that_was_forgotten_with_its_job_is_lost_to_its_attempts(String database) throws Exception {
        FeedLedger process = open(database);
        Export export = downloading(process, "a");
        ExportFile file = process.verifyFile(process.startFile(key("a"), "attempt"), received("a"));
        process.replaceJob(export);

        assertThatThrownBy(() -> process.verifyFile(file, received("a"))).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> process.deliverFile(file, 1L)).isInstanceOf(LeaseLostException.class);
        assertThat(process.releaseFile(key("a"), "attempt", decision(FileState.PENDING)))
                .isFalse();
        assertThat(process.startFile(key("a"), "attempt")).isNull();
    }

    @OnBothDatabases
    void a_file_whose_verification_or_delivery_is_told_twice_because_no_answer_came_is_fine(String database)
            throws Exception {
        FeedLedger process = open(database);
        Export export = downloading(process, "a");
        ExportFile file = process.startFile(key("a"), "attempt");

        ExportFile verified = process.verifyFile(file, received("a"));
        assertThat(process.verifyFile(file, received("a"))).isEqualTo(verified);
        assertThat(verified.received())
                .usingRecursiveComparison()
                .ignoringFields("fetchedBytes")
                .isEqualTo(received("a"));

        process.deliverFile(file, 1L);
        assertThatNoException().isThrownBy(() -> process.deliverFile(file, 1L));
        assertThat(states(process, export)).containsEntry("a", FileState.DELIVERED);
    }

    @OnBothDatabases
    void a_file_that_failed_is_free_for_others_at_once(String database) throws Exception {
        FeedLedger process = open(database);
        downloading(process, "a");
        process.startFile(key("a"), "attempt");

        assertThat(process.releaseFile(key("a"), "attempt", decision(FileState.PENDING)))
                .isTrue();
        assertThat(process("other").startFile(key("a"), "another attempt")).isNotNull();
    }

    @OnBothDatabases
    void an_attempt_that_lost_its_file_gives_nothing_back_and_stops_nothing(String database) throws Exception {
        FeedLedger slow = open(database);
        Export export = downloading(slow, "a");
        slow.startFile(key("a"), "slow attempt");
        endLeases();
        ExportFile held = process("other").startFile(key("a"), "other attempt");

        assertThat(slow.releaseFile(
                        key("a"), "slow attempt", new RetryDecision(FileState.PENDING, 0, 1, 14, "no", true)))
                .isFalse();
        assertThat(slow.readFiles(export)).containsExactly(held);
        assertThat(slow.readExport(export).exitCode()).isNull();
    }

    @OnBothDatabases
    void a_failure_that_every_file_would_meet_stops_the_export_with_the_first_cause(String database) throws Exception {
        FeedLedger process = open(database);
        Export export = downloading(process, "a", "b", "c");
        process.startFile(key("a"), "first");
        process.startFile(key("b"), "second");

        process.releaseFile(key("a"), "first", new RetryDecision(FileState.PENDING, 0, 1, 14, "The first.", true));
        process.releaseFile(key("b"), "second", new RetryDecision(FileState.PENDING, 0, 1, 15, "The second.", true));

        assertThat(process.readExport(export))
                .returns(14, Export::exitCode)
                .returns("The first.", Export::message)
                .matches(Export::isDownloading);
        assertThat(process.startFile(key("c"), "third")).isNull();
        assertThat(process.readFiles(export)).allMatch(file -> file.attempts() == 0 && file.attemptId() == null);
    }

    @OnBothDatabases
    void a_file_stays_as_it_was_when_nothing_is_known_of_it(String database) throws Exception {
        FeedLedger process = open(database);
        Export export = downloading(process, "a");
        verified(process, "a");

        process.releaseFile(key("a"), "attempt-a", new RetryDecision(null, 5, 0, null, null, false));

        assertThat(states(process, export)).containsEntry("a", FileState.VERIFIED);
    }

    @OnBothDatabases
    void an_attempt_that_is_begun_again_because_no_answer_came_counts_once(String database) throws Exception {
        FeedLedger process = open(database);
        downloading(process, "a");
        process.startFile(key("a"), "attempt");

        assertThat(process.startFile(key("a"), "attempt"))
                .returns(1, ExportFile::attempts)
                .returns("attempt", ExportFile::attemptId);
    }

    @OnBothDatabases
    void a_file_that_is_done_or_unknown_is_not_begun(String database) throws Exception {
        FeedLedger process = open(database);
        downloading(process, "a");
        delivered(process, "a");

        assertThat(process.startFile(key("a"), "attempt")).isNull();
        assertThat(process.startFile(key("nobody's"), "attempt")).isNull();
    }

    @OnBothDatabases
    void files_are_due_when_their_pause_is_over_the_least_tried_first(String database) throws Exception {
        FeedLedger process = open(database);
        Export export = downloading(process, "a", "b", "c");
        execute("update files set attempts = 1 where name = 'a'");
        execute("update files set next_at = current_timestamp + interval '3600' second where name = 'c'");

        assertThat(process.enqueueFiles(export)).containsExactly(key("b"), key("a"));
    }

    @OnBothDatabases
    void no_more_files_are_due_than_the_queue_has_room_for(String database) throws Exception {
        InFlightFiles queue = new InFlightFiles();
        FeedLedger process = open(database, queue);
        Export export = downloading(process, "a", "b", "c");

        assertThat(process.enqueueFiles(export)).containsExactly(key("a"), key("b"));

        queue.hold(key("a"));
        queue.hold(key("b"));
        assertThat(process.enqueueFiles(export)).isEmpty();

        process.startFile(queue.take(key("a").toString()), "attempt");
        assertThat(process.enqueueFiles(export)).containsExactly(key("c"));
    }

    @OnBothDatabases
    void a_file_of_ours_that_nobody_here_is_at_is_due_at_once(String database) throws Exception {
        InFlightFiles queue = new InFlightFiles();
        FeedLedger process = open(database, queue);
        Export export = downloading(process, "a");
        process.enqueueFiles(export).forEach(queue::hold);

        assertThat(process.enqueueFiles(export)).isEmpty();

        queue.letGo(queue.take(key("a").toString()));
        assertThat(process.enqueueFiles(export)).containsExactly(key("a"));
    }

    @OnBothDatabases
    void a_file_whose_ticket_another_process_had_gets_a_new_one(String database) throws Exception {
        InFlightFiles queue = new InFlightFiles();
        FeedLedger process = open(database, queue);
        Export export = downloading(process, "a");
        process.enqueueFiles(export).forEach(queue::hold);
        process("other").startFile(key("a"), "attempt");
        execute("update files set owner = null, lease_until = null, attempt_id = null");

        assertThat(process.enqueueFiles(export)).containsExactly(key("a"));
    }

    @OnBothDatabases
    void files_are_held_for_one_queue_and_only_what_is_not_in_it_yet_gets_there(String database) throws Exception {
        InFlightFiles queue = new InFlightFiles();
        FeedLedger process = open(database, queue);
        Export export = downloading(process, "a", "b", "c");
        execute("update files set attempts = 1 where name <> 'b'");
        FeedLedger other = new FeedLedger(
                "default", "other", new FeedLedger.Limits(60, 1, 1800, true), new InFlightFiles(), ledger.database());

        assertThat(other.enqueueFiles(export)).containsExactly(key("b"));
        assertThat(process.enqueueFiles(export)).containsExactly(key("a"), key("c"));

        queue.hold(key("a"));
        assertThat(process.enqueueFiles(export)).containsExactly(key("c"));
    }

    @ParameterizedTest
    @CsvSource({"h2, default, 1", "h2, other, 0", "postgresql, default, 1", "postgresql, other, 0"})
    void a_heartbeat_keeps_what_the_process_is_at_work_on_of_the_feed(String database, String feed, int kept)
            throws Exception {
        InFlightFiles queue = new InFlightFiles();
        FeedLedger process = open(database, queue);
        downloading(process, "a");
        process.startFile(queue.take(key("a").toString()), "attempt");
        queue.hold(key("b"));
        endLeases();

        new FeedLedger(feed, "driver", LIMITS, queue, ledger.database()).heartbeat();

        assertThat(count("select count(*) from exports where lease_until > current_timestamp"))
                .isEqualTo(kept);
        assertThat(count("select count(*) from files where lease_until > current_timestamp"))
                .isEqualTo(kept);
    }

    @OnBothDatabases
    void a_heartbeat_lets_a_file_end_that_nobody_is_at_work_on(String database) throws Exception {
        FeedLedger process = open(database);
        downloading(process, "a");
        process.startFile(key("a"), "attempt");
        endLeases();

        process.heartbeat();

        assertThat(count("select count(*) from files where lease_until > current_timestamp"))
                .isZero();
    }

    @OnBothDatabases
    void a_heartbeat_keeps_nothing_of_another_process(String database) throws Exception {
        InFlightFiles queue = new InFlightFiles();
        FeedLedger process = open(database, queue);
        downloading(process, "a");
        process.startFile(queue.take(key("a").toString()), "attempt");
        endLeases();

        new FeedLedger("default", "other", LIMITS, queue, ledger.database()).heartbeat();

        assertThat(count("select count(*) from exports where lease_until > current_timestamp"))
                .isZero();
        assertThat(count("select count(*) from files where lease_until > current_timestamp"))
                .isZero();
    }

    @OnBothDatabases
    void files_that_are_gone_get_fresh_addresses_from_the_driver_alone(String database) throws Exception {
        FeedLedger driver = open(database);
        Export export = downloading(driver, "failed", "gone");
        released(driver, "failed", FileState.FAILED);
        released(driver, "gone", FileState.GONE);
        List<ExportFile> before = driver.readFiles(export);
        List<FreshAddress> fresh = List.of(
                new FreshAddress("failed", "fresh", 0),
                new FreshAddress("gone", "fresh", 0),
                new FreshAddress("new", "fresh", 0));

        process("other").refreshAddresses(export, fresh);
        driver.refreshAddresses(export, List.of());
        assertThat(driver.readFiles(export)).isEqualTo(before);

        driver.refreshAddresses(export, fresh);
        assertThat(driver.readFiles(export)).hasSize(2).first().isEqualTo(before.get(0));
        assertThat(driver.readFiles(export))
                .last()
                .returns("fresh", ExportFile::url)
                .returns(FileState.PENDING, ExportFile::state)
                .returns(0, ExportFile::attempts);
    }

    @OnBothDatabases
    void files_that_were_lost_are_fetched_again_and_the_finish_is_undone_by_the_driver_alone(String database)
            throws Exception {
        FeedLedger driver = open(database);
        Export export = downloading(driver, "lost", "kept");
        delivered(driver, "lost");
        delivered(driver, "kept");
        driver.beginFinish(export);

        assertThatThrownBy(() -> process("other").fetchAgain(export, List.of("lost")))
                .isInstanceOf(LeaseLostException.class);
        assertThat(states(driver, export)).containsEntry("lost", FileState.DELIVERED);

        assertThat(driver.fetchAgain(export, List.of("lost")))
                .returns(ExportState.DOWNLOADING, Export::state)
                .returns(null, Export::finishedAt);
        assertThat(states(driver, export))
                .containsEntry("lost", FileState.PENDING)
                .containsEntry("kept", FileState.DELIVERED);
    }

    @OnBothDatabases
    void nothing_more_is_fetched_while_a_file_has_just_gone(String database) throws Exception {
        FeedLedger driver = open(database);
        Export export = downloading(driver, "gone", "new", "verified");
        verified(driver, "verified");
        released(driver, "gone", FileState.GONE);

        assertThat(driver.readProgress(export).newlyGone()).isEqualTo(1);
        assertThat(driver.startFile(key("new"), "attempt")).isNull();

        driver.refreshAddresses(export, List.of(new FreshAddress("gone", "same", 0)));
        assertThat(driver.startFile(key("new"), "attempt")).isNotNull();
        released(driver, "gone", FileState.GONE);
        assertThat(driver.readProgress(export))
                .returns(1L, DownloadProgress::gone)
                .returns(0L, DownloadProgress::newlyGone);
    }

    @OnBothDatabases
    void ranges_are_stopped_by_an_attempt_that_holds_its_file_alone(String database) throws Exception {
        FeedLedger process = open(database);
        downloading(process, "a", "b");
        ExportFile lost = process.startFile(key("a"), "slow");
        execute("update files set attempt_id = 'other' where name = 'a'");

        process.stopRanges(lost);
        assertThat(process.startFile(key("b"), "attempt").ranges()).isTrue();

        process.stopRanges(process.startFile(key("b"), "attempt"));
        assertThat(process.startFile(key("b"), "attempt").ranges()).isFalse();
    }

    @OnBothDatabases
    void the_manifest_stays_as_it_was_sent_until_the_export_is_over(String database) throws Exception {
        FeedLedger process = open(database);
        Export export = process.createExport(plan("e1"));
        String text = "{\"long\": \"" + "\u00fc".repeat(2_000_000) + "\"}";
        process.beginKickOff(export);
        process.recordJob(export, "job");
        process.recordManifest(export, manifest(), text, List.of(), null);

        assertThat(process.readManifest(export)).isEqualTo(text);
        process.finishExport(process.beginFinish(export), new ExportEnd(0, "Over.", true));
        assertThat(process.readManifest(export)).isNull();
    }

    @OnBothDatabases
    void a_delivery_that_is_told_twice_is_one(String database) throws Exception {
        FeedLedger process = open(database);
        Export export = downloading(process, "a", "b");
        process.recordDelivery(toDeliver("a"), S3, new DeliveryProof("s3://bucket/here/a", "crc32c:1"));
        process.recordDelivery(toDeliver("a"), S3, new DeliveryProof("s3://bucket/here/a", null));
        process.recordDelivery(toDeliver("b"), S3, null);

        assertThat(process.readDeliveries(export))
                .containsExactly(new Delivery("ndjson/a", "s3", "s3://bucket/here/a", null));
        assertThat(count("select count(*) from deliveries")).isEqualTo(2);
    }

    // What comes back

    @OnBothDatabases
    void what_is_not_known_yet_comes_back_as_null(String database) throws Exception {
        FeedLedger process = open(database);

        assertThat(process.readExport(null)).isNull();
        assertThatThrownBy(() -> process.readExport(plan("e1")))
                .isInstanceOf(ExportFailure.class)
                .hasMessageContaining("is not in the ledger any more");
        assertThat(process.findOpenExport()).isNull();
        assertThat(process.findExportToResume()).isNull();
        assertThat(process.findBasis("s").transactionTime()).isNull();
        assertThat(process.findExportBefore(plan("e1"))).isNull();
        assertThat(process.findLastStart()).isNull();
        assertThat(process.landingsToClear()).isEmpty();

        Export export = process.createExport(plan("e1"));
        assertThat(process.readFiles(export)).isEmpty();
        assertThat(process.readDeliveries(export)).isEmpty();
        assertThat(process.readProgress(export))
                .isEqualTo(new DownloadProgress(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null, null, null));
    }

    @OnBothDatabases
    void a_file_of_which_the_server_says_nothing_has_no_expectations(String database) throws Exception {
        FeedLedger process = open(database);
        Export waiting = exportThatIs(process, ExportState.WAITING);
        NewFile known = new NewFile("default", "e1", "b", "ERROR", "Patient", 2, "https://bcda.test/b", 7L, 8L, "abc");

        Export export = process.recordManifest(
                waiting, manifest(), "sha", List.of(files("a").get(0), known), null);

        List<ExportFile> read = process.readFiles(export);
        assertThat(read.get(0))
                .returns(null, ExportFile::expectedLines)
                .returns(null, ExportFile::expectedBytes)
                .returns(null, ExportFile::expectedSha256)
                .returns(null, ExportFile::attemptId)
                .returns(null, ExportFile::received)
                .returns(FileState.PENDING, ExportFile::state)
                .returns(false, ExportFile::needsToken);
        assertThat(read.get(1))
                .returns(7L, ExportFile::expectedLines)
                .returns(8L, ExportFile::expectedBytes)
                .returns("abc", ExportFile::expectedSha256)
                .returns(2, ExportFile::number)
                .returns("https://bcda.test/b", ExportFile::url);
    }

    @OnBothDatabases
    void progress_counts_the_files_and_what_stopped_them(String database) throws Exception {
        FeedLedger process = open(database);
        Export export = downloading(process, "delivered", "failed", "gone", "pending", "running");
        execute("update files set expected_bytes = 1000 where name in ('pending', 'failed')");
        delivered(process, "delivered");
        released(process, "failed", FileState.FAILED);
        process.startFile(key("running"), "attempt");
        released(process, "gone", FileState.GONE);
        execute("update exports set exit_code = 14, message = 'The disk is full.'");

        assertThat(process.readProgress(export))
                .isEqualTo(new DownloadProgress(
                        5, 1, 2, 1, 1, 4, 1, 3, 20, 10, 2000, 14, "The disk is full.", 11, "It failed."));
    }

    @OnBothDatabases
    void a_destination_that_names_no_place_proves_only_what_the_landing_need_not_keep(String database)
            throws Exception {
        FeedLedger process = open(database);
        finished(process, "e1", "2026-11-01T00:00:00Z", true);
        execute("insert into deliveries (feed, export_id, name, destination, address)"
                + " values ('default', 'e1', '_SUCCESS', 'webhook', 'webhook')");

        assertThat(process.findBasis("s").provenAt()).isEmpty();

        execute("update exports set landing = 'clearing' where id = 'e1'");
        assertThat(process.findBasis("s").provenAt()).hasSize(1);
    }

    @OnBothDatabases
    void since_and_the_export_before_are_those_of_the_last_finished_export_of_the_scope(String database)
            throws Exception {
        FeedLedger process = open(database);
        finished(process, "e1", "2026-11-01T00:00:00Z", true);
        finished(process, "e2", "2026-11-02T00:00:00Z", true);
        finished(process, "e3", "2026-11-03T00:00:00Z", false);
        execute("update exports set finished_at = current_timestamp - interval '1' hour where id = 'e1'");
        execute("update exports set finished_at = current_timestamp - interval '1' minute where id = 'e2'");
        FeedLedger otherFeed = new FeedLedger("other", "driver", LIMITS, new InFlightFiles(), ledger.database());

        assertThat(process.findBasis("s").transactionTime()).isEqualTo("2026-11-02T00:00:00Z");
        assertThat(process.findBasis("another scope").transactionTime()).isNull();
        assertThat(otherFeed.findBasis("s").transactionTime()).isNull();
        assertThat(process.findExportBefore(plan("e4"))).isEqualTo("e3");
        assertThat(process.findExportBefore(plan("e3"))).isEqualTo("e2");
        assertThat(otherFeed.findExportBefore(plan("e4"))).isNull();
    }

    @OnBothDatabases
    void the_last_start_is_when_the_newest_export_began(String database) throws Exception {
        FeedLedger process = open(database);
        finished(process, "e1", "2026-11-01T00:00:00Z", true);
        finished(process, "e2", "2026-11-02T00:00:00Z", true);
        execute("update exports set started_at = current_timestamp - interval '1' hour where id = 'e2'");

        assertThat(process.findLastStart())
                .isEqualTo(process.readExport(plan("e1")).startedAt().toInstant());
    }

    @ParameterizedTest
    @CsvSource({"h2, true", "h2, false", "postgresql, true", "postgresql, false"})
    void a_landing_that_is_not_kept_is_cleared_once(String database, boolean kept) throws Exception {
        FeedLedger opener = open(database);
        FeedLedger process = new FeedLedger(
                "default", "driver", new FeedLedger.Limits(60, 2, 1800, kept), new InFlightFiles(), ledger.database());
        finished(process, "e1", "2026-11-01T00:00:00Z", true);

        assertThat(opener.landingsToClear()).as("Its end is not reported yet.").isEmpty();
        process.recordTold(process.readExport(plan("e1")));
        assertThat(opener.landingsToClear()).isEqualTo(kept ? List.of() : List.of("e1"));

        opener.clearLanding("e1");
        assertThat(opener.landingsToClear()).isEmpty();
    }

    @OnBothDatabases
    void an_end_that_nobody_reported_is_claimed_by_one_process_when_the_one_that_finished_is_silent(String database)
            throws Exception {
        FeedLedger driver = open(database);
        FeedLedger other = process("other");
        finished(driver, "e1", "2026-11-01T00:00:00Z", true);

        assertThat(other.claimUntold()).isNull();
        execute("update exports set lease_until = current_timestamp - interval '1' second");
        Export claimed = other.claimUntold();

        assertThat(claimed.isFinishedHere()).isTrue();
        assertThat(process("third").claimUntold()).isNull();
        other.recordTold(claimed);
        execute("update exports set lease_until = null");
        assertThat(process("third").claimUntold()).isNull();
    }

    @OnBothDatabases
    void a_failure_that_nobody_reported_is_claimed_by_one_process_when_a_lease_is_over(String database)
            throws Exception {
        FeedLedger driver = open(database);
        FeedLedger other = process("other");
        driver.failExport(downloading(driver), new ExportEnd(12, "The job failed.", false));

        assertThat(other.claimUntold()).isNull();
        execute("update exports set lease_until = current_timestamp - interval '1' second");
        Export claimed = other.claimUntold();

        assertThat(claimed.isFailedHere()).isTrue();
        assertThat(process("third").claimUntold()).isNull();
        driver.recordTold(claimed);
        execute("update exports set lease_until = null");
        assertThat(process("third").claimUntold())
                .as("Only the process that has it may say that it is told.")
                .isNotNull();
    }

    @OnBothDatabases
    void an_end_that_could_not_be_reported_is_claimed_when_a_lease_is_over_although_its_process_goes_on(String database)
            throws Exception {
        FeedLedger driver = open(database);
        driver.failExport(downloading(driver), new ExportEnd(12, "The job failed.", false));

        driver.releaseUntold(plan("another"));
        endLeases();
        driver.heartbeat();
        assertThat(driver.claimUntold()).as("This one is being reported.").isNull();

        driver.releaseAllUntold();
        endLeases();
        driver.heartbeat();

        assertThat(driver.claimUntold().isFailedHere()).isTrue();
    }

    @OnBothDatabases
    void a_failure_that_was_reported_is_claimed_by_nobody(String database) throws Exception {
        FeedLedger driver = open(database);
        Export export = downloading(driver);
        driver.failExport(export, new ExportEnd(12, "The job failed.", false));
        endLeases();
        driver.heartbeat();
        assertThat(process("other").claimUntold()).as("It is being reported.").isNull();
        assertThat(driver.readExport(export).driven()).isFalse();

        driver.recordTold(export);

        assertThat(process("other").claimUntold()).isNull();
    }

    @OnBothDatabases
    void an_export_that_stopped_and_is_asked_for_waits_for_nobody(String database) throws Exception {
        FeedLedger driver = open(database);
        Export export = downloading(driver);
        driver.stopExport(export, new ExportEnd(13, "A file failed.", false));
        assertThat(driver.findExportToResume()).isNull();

        driver.requestExport(export);

        assertThat(driver.findExportToResume()).isNotNull();
    }

    // The process

    @OnBothDatabases
    void a_firing_is_acted_upon_by_one_of_many(String database) throws Exception {
        open(database);
        Date due = Date.from(Instant.now());

        assertThat(rivals(rival -> rival.claimFiring(due))).isEqualTo(1);
        assertThat(process("late").claimFiring(due)).isFalse();
        assertThat(process("late").claimFiring(Date.from(Instant.now().plusSeconds(60))))
                .isTrue();
    }

    @OnBothDatabases
    void firings_are_forgotten_after_a_month(String database) throws Exception {
        FeedLedger process = open(database);
        process.claimFiring(Date.from(Instant.now().minus(Duration.ofDays(31))));
        process.claimFiring(Date.from(Instant.now()));

        assertThat(count("select count(*) from firings")).isEqualTo(1);
    }

    // How an export comes to be where a test needs it

    private static Export plan(String id) {
        return new Export(
                "default",
                id,
                ExportState.REQUESTED,
                "s",
                null,
                "https://bcda.test/export",
                null,
                null,
                true,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                false,
                false,
                null);
    }

    private static Manifest manifest() {
        return new Manifest("2026-11-22T00:00:00Z", null, false, List.of(), List.of(), List.of(), List.of());
    }

    private static JobStatus inProgress() {
        return new JobStatus(
                JobStatus.Meaning.IN_PROGRESS,
                Duration.ZERO,
                "half",
                50,
                "",
                null,
                new JobStatus.Counters(1, 0, 0, 0, 0));
    }

    private static List<NewFile> files(String... names) {
        return Stream.of(names)
                .map(name -> new NewFile(
                        "default", "e1", name, "OUTPUT", "Patient", 1, "https://bcda.test/" + name, null, null, null))
                .toList();
    }

    private static Export downloading(FeedLedger driver, String... names) {
        Export export = driver.createExport(plan("e1"));
        driver.beginKickOff(export);
        driver.recordJob(export, "https://bcda.test/jobs/1");
        return driver.recordManifest(export, manifest(), "sha", files(names), null);
    }

    private Export exportThatIs(FeedLedger driver, ExportState state) {
        Export export = driver.createExport(plan("e1"));
        execute("update exports set state = '" + state + "'");
        return driver.readExport(export);
    }

    private void finished(FeedLedger process, String id, String transactionTime, boolean sinceAdvances) {
        Export export = process.createExport(plan(id));
        execute("update exports set state = 'finishing', finished_at = current_timestamp, transaction_time = '"
                + transactionTime + "' where id = '" + id + "'");
        process.finishExport(export, new ExportEnd(0, "Over.", sinceAdvances));
    }

    private static FileKey key(String name) {
        return new FileKey("default", "e1", name);
    }

    private static ReceivedFile received(String name) {
        return new ReceivedFile("ndjson/" + name, "partial/" + name, 10, 10, 20, 3, "sha-" + name, "wire-" + name);
    }

    private static FileToDeliver toDeliver(String name) {
        return new FileToDeliver("default", "e1", "ndjson/" + name, Path.of(name), 20, "sha-" + name);
    }

    private static RetryDecision decision(FileState state) {
        return new RetryDecision(state, 0, 0, 11, "It failed.", false);
    }

    private static ExportFile verified(FeedLedger process, String name) {
        return process.verifyFile(process.startFile(key(name), "attempt-" + name), received(name));
    }

    private static ExportFile delivered(FeedLedger process, String name) {
        ExportFile file = verified(process, name);
        process.recordDelivery(toDeliver(name), S3, new DeliveryProof(S3.address() + "/" + name, null));
        process.deliverFile(file, 1L);
        return file;
    }

    private static void released(FeedLedger process, String name, FileState state) {
        process.startFile(key(name), "attempt-" + name);
        process.releaseFile(key(name), "attempt-" + name, decision(state));
    }

    private static Map<String, FileState> states(FeedLedger process, Export export) {
        return process.readFiles(export).stream().collect(Collectors.toMap(ExportFile::name, ExportFile::state));
    }

    private void endLeases() {
        execute("update exports set lease_until = current_timestamp - interval '1' second");
        execute("update files set lease_until = current_timestamp - interval '1' second where owner is not null");
    }

    // The databases

    private int rivals(Predicate<FeedLedger> wins) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(RIVALS);
        try {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int i = 0; i < RIVALS; i++) {
                FeedLedger rival = process("rival-" + i);
                tasks.add(() -> wins.test(rival));
            }
            int won = 0;
            for (Future<Boolean> rival : threads.invokeAll(tasks)) {
                won += rival.get() ? 1 : 0;
            }
            return won;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Each case on each database. */
    private static Stream<Arguments> onBoth(Arguments... cases) {
        return Stream.of("h2", "postgresql")
                .flatMap(database -> Stream.of(cases)
                        .map(each -> Arguments.of(Stream.concat(Stream.of(database), Stream.of(each.get()))
                                .toArray())));
    }

    /** @return the process that the others rival */
    private FeedLedger open(String database) throws SQLException {
        return open(database, new InFlightFiles());
    }

    private FeedLedger open(String database, InFlightFiles queue) throws SQLException {
        if (!database.equals("h2")) {
            PostgresServer.empty();
        }
        ledger = Ledger.open(url(database), user(database), "", Duration.ofSeconds(30), "driver");
        return new FeedLedger("default", "driver", LIMITS, queue, ledger.database());
    }

    private FeedLedger process(String worker) {
        return new FeedLedger("default", worker, LIMITS, new InFlightFiles(), ledger.database());
    }

    private String url(String database) {
        return database.equals("h2") ? "jdbc:h2:file:" + folder.resolve("ledger") : PostgresServer.url();
    }

    private static String user(String database) {
        return database.equals("h2") ? "" : PostgresServer.USER;
    }

    private int count(String sql) {
        return new JdbcTemplate(ledger.database()).queryForObject(sql, Integer.class);
    }

    private void execute(String sql) {
        new JdbcTemplate(ledger.database()).execute(sql);
    }
}
