package io.github.bcdacamel.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.landing.Receipt;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports that are delivered while since stays, and what the next one asks for then. */
class HeldSinceTest {

    private static final String NEWEST =
            "select since_advanced || ' ' || coalesce(since, 'full') from exports order by id desc limit 1";

    @TempDir
    private Path folder;

    @Test
    void a_first_export_of_nothing_is_followed_by_another_full_one() throws Exception {
        try (Scene scene = new Scene(folder, "empty-output")) {
            scene.set("bcda.export.since", "auto");

            Outcome empty = scene.export();
            scene.restart();
            Outcome second = scene.export();

            assertHeld(empty, "no-data", "brought no data at all");
            assertThat(second.exitCode()).as(second.message()).isZero();
            assertThat(scene.value(NEWEST)).isEqualTo("TRUE full");
        }
    }

    @Test
    void a_type_that_vanished_between_full_exports_holds_since_until_it_is_accepted() throws Exception {
        try (Scene scene = new Scene(folder)) {
            scene.set("bcda.export.types", "ExplanationOfBenefit,Coverage");

            Outcome whole = scene.export();
            scene.restart("lost-type=Coverage");
            Outcome vanished = scene.export();
            Outcome again = scene.export();
            Outcome accepted = scene.set("bcda.export.on-vanished-type", "warn").export();

            assertThat(whole.exitCode()).as(whole.message()).isZero();
            assertHeld(vanished, "vanished-type", "The last full export brought Coverage, and this one none of it");
            assertHeld(again, "vanished-type", "Coverage");
            assertThat(accepted.exitCode()).as(accepted.message()).isZero();
            assertThat(accepted.message()).contains("bcda.export.on-vanished-type = warn");
            assertThat(scene.value(NEWEST)).isEqualTo("TRUE full");
        }
    }

    @Test
    void a_transaction_time_of_the_far_future_is_never_asked_from() throws Exception {
        try (Scene scene = new Scene(folder, "transaction-time=9999-12-31T23:59:59Z")) {
            scene.set("bcda.export.since", "auto");

            Outcome ahead = scene.export();
            scene.restart();
            Outcome second = scene.export();

            assertHeld(ahead, "transaction-time-ahead", "more than a day ahead of BCDA's own clock");
            assertThat(second.exitCode()).as(second.message()).isZero();
            assertThat(scene.requests("$export"))
                    .allSatisfy(request -> assertThat(request.target()).doesNotContain("_since"));
        }
    }

    @Test
    void a_transaction_time_that_goes_back_leaves_since_where_it_was() throws Exception {
        try (Scene scene = new Scene(folder)) {
            scene.set("bcda.export.since", "auto");

            scene.export();
            String first = scene.value("select transaction_time from exports");
            scene.restart("transaction-time=2026-01-01T00:00:00Z");
            Outcome back = scene.export();
            scene.restart();
            scene.export();

            assertHeld(back, "transaction-time-back", "before the _since timestamp that was asked for");
            assertThat(scene.value(NEWEST)).isEqualTo("TRUE " + first);
        }
    }

    @Test
    void a_server_that_ignores_since_is_noted_in_profile_and_receipt() throws Exception {
        try (Scene scene = new Scene(folder, HeldSinceTest::aged)) {
            Outcome ignored =
                    scene.set("bcda.export.since", "2026-08-01T12:00:00Z").export();

            assertThat(ignored.exitCode()).as(ignored.message()).isZero();
            assertThat(ignored.receipt().since().advances()).isTrue();
            assertThat(ignored.receipt().since().remarks())
                    .extracting(Receipt.Remark::kind)
                    .containsExactly("older-than-since");
            assertThat(ignored.message()).contains("2 records were changed last before the _since timestamp");
            assertThat(Files.readString(ignored.folder().resolve("profile/profile.json")))
                    .contains("older-than-since");
        }
    }

    /** One record from before and one from after the day of since, of each enrollee. */
    private static int aged(int apiVersion, String type, int enrollee, OutputStream out) throws IOException {
        for (String day : List.of("2026-07-31", "2026-08-02")) {
            out.write(("{\"id\":\"" + enrollee + day + "\",\"meta\":{\"lastUpdated\":\"" + day
                            + "T00:00:00.000+00:00\"},\"resourceType\":\"" + type + "\"}\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }
        return 2;
    }

    private static void assertHeld(Outcome outcome, String kind, String message) {
        assertThat(outcome.failure()).as(outcome.message()).isEqualTo(FailureClass.SINCE_HELD);
        assertThat(outcome.message()).contains(message, "The _since timestamp was not advanced");
        assertThat(outcome.receipt().since().advances()).isFalse();
        assertThat(outcome.receipt().since().remarks())
                .extracting(Receipt.Remark::kind)
                .containsExactly(kind);
    }
}
