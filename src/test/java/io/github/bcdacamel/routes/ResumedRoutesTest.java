package io.github.bcdacamel.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.landing.LandedExport;
import io.github.bcdacamel.testing.LogLines;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The choices that only an export takes which does not begin at its beginning, or does not have the ledger to itself. */
@Tag("long")
@Timeout(60)
class ResumedRoutesTest {

    private static final String REOPEN =
            "update exports set open_feed = 'default', finished_at = null, exit_code = null";

    @TempDir
    private Path folder;

    @Test
    void an_open_export_goes_on() throws Exception {
        try (Scene scene = new Scene(folder, "status=503,0@status*2").set("bcda.poll.timeout", "1ms")) {
            assertThat(scene.export().exitCode()).isEqualTo(16);

            scene.set("bcda.poll.timeout", "1m").export();

            assertThat(scene.requests("$export")).hasSize(1);
            assertThat(scene.value("select count(*) from exports where state = 'finished'"))
                    .isEqualTo("1");
        }
    }

    @Test
    void an_export_without_a_job_is_replaced_when_the_settings_ask_for_something_else() throws Exception {
        try (Scene scene = opened("requested", "other")) {
            Outcome outcome = scene.export();

            assertThat(outcome.exitCode()).isZero();
            assertThat(scene.value("select state from exports where scope = 'other'"))
                    .isEqualTo("failed");
            assertThat(scene.requests("$export")).hasSize(1);
        }
    }

    @Test
    void a_kick_off_whose_answer_was_lost_is_found_among_the_jobs() throws Exception {
        try (Scene scene = opened("kicking-off", null)) {
            kickOffByHand(scene, "ExplanationOfBenefit");

            assertThat(scene.export().exitCode()).isZero();

            assertThat(scene.requests("$export")).hasSize(1);
        }
    }

    @Test
    void a_kick_off_that_never_arrived_is_sent_again() throws Exception {
        try (Scene scene = opened("kicking-off", null)) {
            assertThat(scene.export().exitCode()).isZero();

            assertThat(scene.requests("/jobs").get(0).path()).endsWith("/jobs");
            assertThat(scene.requests("$export")).hasSize(1);
        }
    }

    @Test
    void a_job_that_asks_for_something_else_is_waited_for_and_not_adopted() throws Exception {
        try (Scene scene = new Scene(folder, "duplicate-rules", "job-stuck").set("bcda.poll.timeout", "1s")) {
            kickOffByHand(scene, null);

            Outcome outcome = scene.export();

            assertThat(outcome.exitCode()).isEqualTo(16);
            assertThat(outcome.message()).contains("Another job of these credentials is running");
        }
    }

    @Test
    void a_file_that_was_verified_is_delivered_without_being_fetched_again() throws Exception {
        try (Scene scene = finished()) {
            scene.change(REOPEN + ", state = 'downloading'");
            scene.change("update files set state = 'verified'");
            int before = scene.requests("/data/").size();

            assertThat(scene.export().exitCode()).isZero();

            assertThat(scene.requests("/data/")).hasSize(before);
            assertThat(LandedExport.verify(theOnlyExport(scene))).isEmpty();
        }
    }

    @Test
    void an_export_with_a_file_that_is_not_delivered_is_not_finished() throws Exception {
        try (Scene scene = finished()) {
            scene.change(REOPEN + ", state = 'finishing'");
            scene.change("update files set state = 'pending' where number = 1");

            Outcome outcome = scene.export();

            assertThat(outcome.exitCode()).isEqualTo(16);
            assertThat(outcome.message()).contains("could not be finished", "the next run continues it");
            assertThat(scene.value("select state from exports")).isEqualTo("finishing");
        }
    }

    @Test
    void a_job_that_is_gone_is_replaced_once() throws Exception {
        try (Scene scene = new Scene(folder, "job-expired@status*1")) {
            assertThat(scene.export().exitCode()).isZero();

            assertThat(scene.requests("$export")).hasSize(2);
        }
    }

    @Test
    void a_finish_that_our_own_disk_refuses_is_told_as_the_disks_and_goes_on() throws Exception {
        try (Scene scene = new Scene(folder, "text=503,Busy@data:1*1").set("bcda.download.attempts", "1")) {
            assertThat(scene.export().exitCode()).isEqualTo(13);
            Path export = theOnlyExport(scene);
            Files.createDirectories(export.resolve("_SUCCESS/inside"));

            Outcome refused = scene.export();
            delete(export.resolve("_SUCCESS"));

            assertThat(refused.exitCode()).isEqualTo(14);
            assertThat(refused.message()).doesNotContain("BCDA could not be reached");
            assertThat(scene.export().exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"manifest.json, 0", "receipt.json, 0", "log.ndjson, 14", "_SUCCESS, 14"})
    void a_finish_follows_no_link_in_the_folder_of_its_export(String name, int exitCode) throws Exception {
        try (Scene scene = new Scene(folder, "text=503,Busy@data:1*1").set("bcda.download.attempts", "1")) {
            assertThat(scene.export().exitCode()).isEqualTo(13);
            Path export = theOnlyExport(scene);
            Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "Not ours.\n");
            Files.deleteIfExists(export.resolve(name));
            Files.createSymbolicLink(export.resolve(name), elsewhere);

            Outcome outcome = scene.export();
            if (exitCode != 0) {
                Files.delete(export.resolve(name));
            }

            assertThat(outcome.exitCode()).as(outcome.message()).isEqualTo(exitCode);
            assertThat(outcome.message()).contains(exitCode == 0 ? "is delivered and verified" : name);
            assertThat(elsewhere).hasContent("Not ours.\n");
            assertThat(scene.export().exitCode()).isZero();
            assertThat(LandedExport.verify(export)).isEmpty();
        }
    }

    @Test
    void a_job_that_is_gone_again_ends_the_export() throws Exception {
        try (Scene scene = new Scene(folder, "job-expired")) {
            assertThat(scene.export().exitCode()).isEqualTo(12);

            assertThat(scene.requests("$export")).hasSize(2);
        }
    }

    @Test
    void files_that_are_gone_with_their_job_are_asked_for_anew() throws Exception {
        try (Scene scene = finished()) {
            scene.change(REOPEN + ", state = 'downloading'");
            scene.change("update files set state = 'pending', attempts = 0 where number = 1");
            scene.restart("status=410@data*1");

            assertThat(scene.export().exitCode()).isZero();

            assertThat(scene.requests("$export")).hasSize(1);
            assertThat(LandedExport.verify(theOnlyExport(scene))).isEmpty();
        }
    }

    @Test
    void a_file_that_is_gone_while_its_job_answers_is_fetched_from_a_fresh_address() throws Exception {
        try (Scene scene = new Scene(folder, "signed-urls=1")) {
            assertThat(scene.export().exitCode()).isZero();

            assertThat(scene.requests("$export")).hasSize(1);
            assertThat(LandedExport.verify(theOnlyExport(scene))).isEmpty();
        }
    }

    @Test
    void addresses_that_are_never_good_are_not_asked_for_ever() throws Exception {
        try (Scene scene = new Scene(folder, "signed-urls=0")) {
            assertThat(scene.export().exitCode()).isEqualTo(12);

            assertThat(scene.requests("$export")).hasSize(2);
            assertThat(scene.requests("/jobs/")).hasSizeLessThan(12);
        }
    }

    @Test
    void a_job_without_all_of_its_files_is_replaced_once_and_nothing_of_it_stays() throws Exception {
        try (Scene scene = new Scene(folder, "status=410@data:1*3")) {
            assertThat(scene.export().exitCode()).isZero();

            assertThat(scene.requests("$export")).hasSize(2);
            assertThat(LandedExport.verify(theOnlyExport(scene))).isEmpty();
            assertThat(Files.readString(theOnlyExport(scene).resolve("receipt.json")))
                    .contains("/data/2/")
                    .doesNotContain("/data/1/");
        }
    }

    @Test
    void a_file_that_is_gone_once_while_its_job_answers_is_fetched_again() throws Exception {
        try (Scene scene = new Scene(folder, "status=410@data:1*1").set("bcda.download.attempts", "1")) {
            assertThat(scene.export().exitCode()).isZero();

            assertThat(scene.requests("$export")).hasSize(1);
            assertThat(scene.requests("/data/")).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=410@data:1", "status=404@data:1"})
    void a_file_that_is_gone_from_a_second_job_too_ends_the_export(String gone) throws Exception {
        try (Scene scene = new Scene(folder, gone).set("bcda.download.attempts", "1")) {
            Outcome outcome = scene.export();

            assertThat(outcome.exitCode()).isEqualTo(12);
            assertThat(outcome.message()).contains("no longer has all of its files");
            assertThat(scene.requests("$export")).hasSize(2);
            assertThat(scene.value("select state from exports where open_feed is null"))
                    .isEqualTo("failed");
        }
    }

    @Test
    void a_job_that_is_gone_is_replaced_before_its_files_are_asked_for() throws Exception {
        try (Scene scene = new Scene(folder, "status=500@data:2").set("bcda.download.attempts", "1")) {
            assertThat(scene.export().exitCode()).isEqualTo(13);
            scene.restart("outcome=410,gone@status*1");

            assertThat(scene.export().exitCode()).isZero();

            assertThat(scene.requests("/data/")).hasSize(2);
            assertThat(scene.requests("/jobs/").get(0).status()).isEqualTo(410);
        }
    }

    @Test
    void the_first_file_that_is_gone_asks_the_job_and_no_other_is_asked_for_in_vain() throws Exception {
        try (Scene scene = new Scene(folder, "many-files=12", "status=500@data")
                .set("bcda.download.attempts", "1")
                .set("bcda.download.parallelism", "2")) {
            assertThat(scene.export().exitCode()).isEqualTo(13);
            scene.restart("many-files=12", "status=503,1@status*1", "outcome=410,gone@status*1");

            assertThat(scene.export().exitCode()).isZero();

            assertThat(scene.requests("/data/").stream().filter(request -> request.status() == 404))
                    .hasSizeBetween(1, 2);
            assertThat(scene.requests("$export")).hasSize(1);
        }
    }

    @Test
    void what_landed_and_was_lost_between_two_runs_is_fetched_again_even_without_the_folder_of_partial_files()
            throws Exception {
        try (Scene scene =
                new Scene(folder, "many-files=4", "status=500@data:4*1").set("bcda.download.attempts", "1")) {
            assertThat(scene.export().exitCode()).isEqualTo(13);
            Path landed = theOnlyExport(scene).resolve("ndjson");
            Files.delete(landed.resolve("ExplanationOfBenefit.0001.ndjson"));
            Files.write(landed.resolve("ExplanationOfBenefit.0002.ndjson"), new byte[0]);
            delete(scene.data().resolve(".partial"));

            Outcome outcome = scene.export();

            assertThat(outcome.exitCode()).as(outcome.message()).isZero();
            assertThat(LandedExport.verify(theOnlyExport(scene))).isEmpty();
            assertThat(scene.requests("/data/")).hasSize(7);
            assertThat(scene.requests("$export")).hasSize(1);
        }
    }

    @Test
    void an_export_that_lands_elsewhere_from_now_on_is_fetched_there() throws Exception {
        try (Scene scene = new Scene(folder, "status=500@data:2*1").set("bcda.download.attempts", "1")) {
            assertThat(scene.export().exitCode()).isEqualTo(13);
            Path moved = folder.resolve("moved");

            Outcome outcome = scene.set("bcda.landing.dir", moved.toString()).export();

            assertThat(outcome.exitCode()).as(outcome.message()).isZero();
            Path export = moved.resolve("default").resolve(scene.value("select id from exports"));
            assertThat(LandedExport.verify(export)).isEmpty();
        }
    }

    @Test
    void what_was_changed_before_an_interrupted_finish_goes_on_is_fetched_again() throws Exception {
        try (Scene scene = finished()) {
            scene.change(REOPEN + ", state = 'finishing'");
            Path file = theOnlyExport(scene).resolve("ndjson/ExplanationOfBenefit.0001.ndjson");
            String content = Files.readString(file);
            Files.writeString(file, content.replace('0', '1'));

            assertThat(scene.export().exitCode()).isZero();

            assertThat(Files.readString(file)).isEqualTo(content);
            assertThat(scene.requests("/data/")).hasSize(3);
        }
    }

    @Test
    void what_every_file_would_meet_stops_the_export_and_keeps_it_open() throws Exception {
        try (Scene scene = new Scene(folder, "firewall-403@data")) {
            assertThat(scene.export().exitCode()).isEqualTo(10);

            assertThat(scene.value("select state || ' ' || open_feed from exports"))
                    .isEqualTo("downloading default");
        }
    }

    @Test
    void an_attempt_that_has_lost_its_file_gives_it_no_name() throws Exception {
        loseTheFile("slow-answer=1s@data:1*1");
    }

    @Test
    void a_failed_attempt_that_has_lost_its_file_does_not_give_it_back() throws Exception {
        loseTheFile("slow-answer=1s@data:1*1", "broken-line@data:1*1");
    }

    /** While the first attempt waits for its answer, another process takes the file and is never heard of again. */
    private void loseTheFile(String... scenarios) throws Exception {
        try (Scene scene = new Scene(folder, scenarios)) {
            CompletableFuture<Void> taken = scene.meanwhile(
                    2,
                    "/data/",
                    () -> scene.changeWhenThereIsOne(
                            "update files set attempt_id = 'other', owner = 'other',"
                                    + " lease_until = current_timestamp + interval '2' second where number = 1 and attempt_id is not null"));

            assertThat(scene.export().exitCode()).isZero();

            taken.join();
            assertThat(LandedExport.verify(theOnlyExport(scene))).isEmpty();
            assertThat(scene.requests("/data/")).hasSize(3);
            assertThat(scene.data().resolve(".partial")).doesNotExist();
        }
    }

    @Test
    void an_export_that_another_process_has_by_now_is_not_closed() throws Exception {
        try (Scene scene = new Scene(folder, "slow-answer=1s@kick-off", "january-404")) {
            CompletableFuture<Void> taken = scene.meanwhile(
                    1,
                    "$export",
                    () -> scene.changeWhenThereIsOne("update exports set owner = 'other',"
                            + " lease_until = current_timestamp + interval '1' minute where owner is not null"));

            Outcome outcome = scene.export();

            taken.join();
            assertThat(outcome.exitCode()).isEqualTo(16);
            assertThat(outcome.message()).contains("Another process drives export default/", "it goes on there");
            assertThat(scene.value("select open_feed from exports")).isEqualTo("default");
            assertThat(theOnlyExport(scene)).exists();
        }
    }

    @Test
    void who_finds_that_another_process_drives_the_export_helps_and_takes_over_when_that_one_is_silent()
            throws Exception {
        try (LogLines log = new LogLines();
                Scene scene = new Scene(folder, "slow-answer=1s@status*1")) {
            CompletableFuture<Void> taken = scene.meanwhile(
                    1,
                    "/jobs/",
                    () -> scene.changeWhenThereIsOne("update exports set owner = 'other',"
                            + " lease_until = current_timestamp + interval '3' second where owner is not null"));

            Outcome outcome = scene.export();

            taken.join();
            assertThat(outcome.exitCode()).isZero();
            assertThat(log.all())
                    .as("Whether the other process is alive nobody knows before its lease is over.")
                    .anyMatch(line -> line.matches(
                            ".*: another process holds it until 20[0-9T:-]+Z, or longer if it still runs; .*"));
            assertThat(scene.requests("$export")).hasSize(1);
            assertThat(LandedExport.verify(theOnlyExport(scene))).isEmpty();
        }
    }

    @Test
    void a_failure_after_the_export_has_changed_hands_is_final_at_once() throws Exception {
        try (Scene scene = new Scene(folder, "slow-answer=1s@status*2", "job-cancelled")) {
            CompletableFuture<Void> taken = scene.meanwhile(
                    1,
                    "/jobs/",
                    () -> scene.changeWhenThereIsOne("update exports set owner = 'other',"
                            + " lease_until = current_timestamp + interval '1' second where owner is not null"));

            assertThat(scene.export().exitCode()).isEqualTo(12);

            taken.join();
            assertThat(scene.requests("/jobs/")).hasSize(2);
        }
    }

    @Test
    void a_stopped_export_is_resumed_although_the_ledger_breaks_off_when_it_is_claimed() throws Exception {
        String breakOnce = """
                        - filter:
                            simple: ${variable.brokenRounds} == 0
                            steps:
                              - throwException:
                                  exceptionType: org.springframework.dao.DataAccessResourceFailureException
                                  message: The connection broke.
                """;
        String claim = "        - setVariable: {name: destinations";
        try (Scene scene = finished()) {
            scene.change(REOPEN + ", state = 'downloading'");
            scene.change("update exports set exit_code = 13, message = 'A file is missing.', ended_by = 'another'");
            scene.change("update files set state = 'failed', exit_code = 13 where number = 1");
            scene.set("bcda.routes", changed("1-take-up", claim, breakOnce + claim));

            assertThat(scene.export().exitCode()).isZero();

            assertThat(LandedExport.verify(theOnlyExport(scene))).isEmpty();
        }
    }

    @Test
    void a_ledger_that_breaks_off_again_and_again_ends_the_run() throws Exception {
        String ask = "        - removeVariable: {name: jobStatus}";
        String breakAlways = """
                        - throwException:
                            exceptionType: org.springframework.dao.DataAccessResourceFailureException
                            message: The connection broke.
                """;
        try (Scene scene = new Scene(folder).set("bcda.routes", changed("3-await-job", ask, breakAlways + ask))) {
            assertThat(scene.export().exitCode()).isNotZero();

            assertThat(scene.value("select state from exports")).isEqualTo("waiting");
        }
    }

    @Test
    void a_lock_that_somebody_holds_for_a_while_costs_a_round_and_not_the_run() throws Exception {
        try (Scene scene = new Scene(folder, "slow-answer=1s@status*1")) {
            CompletableFuture<Void> held = scene.meanwhile(
                    1, "/jobs/", () -> scene.hold("update exports set checks = checks", Duration.ofSeconds(4)));

            assertThat(scene.export().exitCode()).isZero();

            held.join();
            assertThat(scene.requests("$export")).hasSize(1);
        }
    }

    @Test
    void a_message_of_the_queue_that_names_no_file_is_dropped() throws Exception {
        String file = "              - convertBodyTo:";
        String junk = """
                              - setVariable: {name: fileToFetch, simple: "${body}"}
                              - setBody: {constant: junk}
                              - to:
                                  uri: "{{bcda.download.queue}}"
                                  pattern: InOnly
                              - setBody: {simple: "${variable.fileToFetch}"}
                """;
        try (Scene scene = new Scene(folder).set("bcda.routes", changed("4-download", file, junk + file));
                LogLines log = new LogLines()) {
            assertThat(scene.export().exitCode()).isZero();

            assertThat(log.tell("names no file and is dropped")).isTrue();
        }
    }

    @Test
    void an_export_whose_row_is_gone_is_an_error_and_not_a_new_export() throws Exception {
        try (Scene scene = new Scene(folder, "slow-answer=1s@status*1")) {
            CompletableFuture<Void> deleted =
                    scene.meanwhile(1, "/jobs/", () -> scene.changeWhenThereIsOne("delete from exports"));

            Outcome outcome = scene.export();

            deleted.join();
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.message()).contains("is not in the ledger any more");
            assertThat(scene.requests("$export")).hasSize(1);
        }
    }

    @Test
    void a_task_that_the_queue_delivers_twice_is_done_once() throws Exception {
        String hint = """
                                    - to:
                                        uri: "{{bcda.download.queue}}"
                                        pattern: InOnly
                """;
        // Slower than the look for files that are due and that nobody works on.
        try (Scene scene =
                new Scene(folder, "slow-answer=1s@data").set("bcda.routes", changed("4-download", hint, hint + hint))) {
            assertThat(scene.export().exitCode()).isZero();

            assertThat(scene.requests("/data/")).hasSize(2);
        }
    }

    @Test
    void a_file_that_the_queue_refused_is_queued_by_the_next_run() throws Exception {
        String send = """
                                    - to:
                                        uri: "{{bcda.download.queue}}"
                """;
        String refuseOne = """
                                    - filter:
                                        simple: ${variable.global:refused} == null
                                        steps:
                                          - setVariable: {name: "global:refused", constant: "1"}
                                          - throwException: {exceptionType: java.io.IOException, message: Full.}
                """;
        try (Scene scene = new Scene(folder).set("bcda.routes", changed("4-download", send, refuseOne + send))) {
            List<Outcome> outcomes = scene.exports(2);

            assertThat(outcomes.get(0).exitCode()).isNotZero();
            assertThat(outcomes.get(1).exitCode()).isZero();

            assertThat(scene.requests("/data/")).hasSize(2);
        }
    }

    @Test
    void a_file_that_another_process_has_delivered_meanwhile_is_logged_once() throws Exception {
        String confirm = "        - bean: {ref: exportLanding, method: confirmLanded}";
        String wait = "        - delay: {constant: 1000}\n";
        try (Scene scene = new Scene(folder).set("bcda.routes", changed("destinations", confirm, wait + confirm))) {
            CompletableFuture<Void> delivered = scene.meanwhile(
                    2,
                    "/data/",
                    () -> scene.changeWhenThereIsOne(
                            "update files set state = 'delivered', owner = null, lease_until = null,"
                                    + " attempt_id = null where number = 1 and state = 'verified'"));

            assertThat(scene.export().exitCode()).isZero();

            delivered.join();
            assertThat(Files.readAllLines(theOnlyExport(scene).resolve("log.ndjson")))
                    .filteredOn(line -> line.contains("download_complete"))
                    .hasSize(2);
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_file_that_could_not_be_given_back_is_handed_out_again_before_its_lease_ends() throws Exception {
        String giveBack = "        - setVariable:\n            description: Stops the whole export";
        String failOnce = """
                        - filter:
                            simple: ${variable.file.attempts} == 1
                            steps:
                              - throwException:
                                  exceptionType: java.lang.IllegalStateException
                                  message: The ledger is away just now.
                """;
        try (Scene scene = new Scene(folder, "cut-body=50%@data*1")
                .set("bcda.ledger.lease", "10m")
                .set("bcda.routes", changed("failures", giveBack, failOnce + giveBack))) {

            assertThat(scene.export().exitCode()).isZero();

            assertThat(scene.requests("/data/")).hasSize(3);
        }
    }

    @Test
    void a_step_after_a_file_that_fails_once_is_repeated_and_nothing_is_fetched_again() throws Exception {
        try (Scene scene =
                new Scene(folder).set("bcda.routes", withStep("file", "${variable.file.deliveryAttempts} == 1"))) {
            assertThat(scene.export().exitCode()).isZero();

            assertThat(scene.requests("/data/")).hasSize(2);
        }
    }

    @Test
    void a_step_after_a_file_that_keeps_failing_stops_the_export_and_the_file_stays_verified() throws Exception {
        try (Scene scene = new Scene(folder)
                .set("bcda.download.attempts", "2")
                .set("bcda.routes", withStep("file", "${variable.file} != null"))) {
            Outcome outcome = scene.export();

            assertThat(outcome.exitCode()).isEqualTo(14);
            assertThat(outcome.message()).contains("The route after-file failed for", "My step failed.");
            assertThat(scene.value("select state from exports")).isEqualTo("downloading");
            assertThat(scene.value("select distinct state from files")).isEqualTo("verified");
            assertThat(scene.value("select max(delivery_attempts) from files")).isEqualTo("2");

            assertThat(scene.export().message()).contains("the same after 2 attempts");
            assertThat(scene.value("select max(delivery_attempts) from files"))
                    .as("the next run tries as often")
                    .isEqualTo("2");
            assertThat(scene.requests("/data/")).hasSize(2);
        }
    }

    @Test
    void a_step_after_an_export_that_fails_is_told_and_the_export_stays_finished() throws Exception {
        try (Scene scene = new Scene(folder).set("bcda.routes", withStep("export", "${variable.export} != null"))) {
            Outcome outcome = scene.export();

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.message()).contains("is delivered and verified", "The route after-export failed");
            assertThat(scene.value("select state from exports where since_advanced = true and exit_code = 0"))
                    .isEqualTo("finished");
        }
    }

    /** The routes with a step of the operator's own that throws. */
    private String withStep(String after, String when) throws Exception {
        String nothing =
                "        - log: {logName: bcda, loggingLevel: TRACE, message: \"No step of your own after this " + after
                        + "\"}\n";
        return changed("your-steps", nothing, """
                        - filter:
                            simple: "%s"
                            steps:
                              - throwException:
                                  exceptionType: java.lang.IllegalStateException
                                  message: My step failed.
                """.formatted(when));
    }

    /** The folder of routes, one file of it changed. */
    private String changed(String file, String what, String into) throws Exception {
        Path changed = Files.createDirectory(folder.resolve("routes"));
        try (var routes = Files.list(Path.of("routes/feed"))) {
            for (Path route : routes.toList()) {
                Files.copy(route, changed.resolve(route.getFileName()));
            }
        }
        Path route = changed.resolve(file + ".camel.yaml");
        String text = Files.readString(route);
        assertThat(text).contains(what);
        Files.writeString(route, text.replace(what, into));
        return "file:" + changed + "/*.camel.yaml";
    }

    /** A ledger in which an export has got so far and no further. @param scope null for what the settings ask for */
    private Scene opened(String state, String scope) throws Exception {
        Scene scene = finished();
        String other = scope == null ? "scope" : "'" + scope + "'";
        scene.change("delete from files");
        // Ids are seconds: the next export must not begin in the one of this.
        scene.change("update exports set id = '20200101T000000Z'");
        scene.change(REOPEN + ", state = '" + state
                + "', job_url = null, transaction_time = null, since_advanced = false," + " scope = " + other);
        delete(scene.data());
        scene.restart();
        return scene;
    }

    private Scene finished() throws Exception {
        Scene scene = new Scene(folder);
        assertThat(scene.export().exitCode()).isZero();
        return scene;
    }

    private static Path theOnlyExport(Scene scene) throws Exception {
        try (var exports = Files.list(scene.data().resolve("default"))) {
            List<Path> all = exports.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    private static void delete(Path folder) throws Exception {
        try (var found = Files.walk(folder)) {
            for (Path path : found.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** @param type null for a kick-off without types */
    private static void kickOffByHand(Scene scene, String type) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        URI base = scene.simulator().baseUrl();
        String basic = Base64.getEncoder().encodeToString("simulated-client:simulated-secret".getBytes());
        String token = client.send(
                        HttpRequest.newBuilder(base.resolve("/auth/token"))
                                .header("Authorization", "Basic " + basic)
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString())
                .body()
                .replaceFirst(".*access_token\": \"([^\"]+).*", "$1");
        HttpRequest kickOff = HttpRequest.newBuilder(
                        URI.create(base + "/api/v2/Group/all/$export" + (type == null ? "" : "?_type=" + type)))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/fhir+json")
                .header("Prefer", "respond-async")
                .build();
        assertThat(client.send(kickOff, BodyHandlers.discarding()).statusCode()).isEqualTo(202);
    }
}
