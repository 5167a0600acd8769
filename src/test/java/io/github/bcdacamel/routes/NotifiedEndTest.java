package io.github.bcdacamel.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.ControlServer;
import io.github.bcdacamel.testing.SimulatorClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hook that is told how exports end. */
class NotifiedEndTest {

    private final List<JsonNode> told = new CopyOnWriteArrayList<>();
    private final JsonMapper json = new JsonMapper();
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private boolean slow;
    private int status = 204;
    private HttpServer hook;

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() throws Exception {
        hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/secret-path", exchange -> {
            told.add(json.readTree(exchange.getRequestBody().readAllBytes()));
            if (slow) {
                awaitAnswer();
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        hook.start();
    }

    @AfterEach
    void close() {
        hook.stop(0);
    }

    @Test
    void a_hook_is_told_once_that_an_export_is_delivered_with_counts_and_nothing_of_patients() throws Exception {
        try (ControlServer control = ControlServer.in(folder, options -> options, "bcda.notify.url", address())) {
            JsonNode export = control.await(control.kickOff("incremental"), "finished");
            SimulatorClient.await(() -> !told.isEmpty());

            JsonNode notice = told.get(0);
            assertThat(names(notice))
                    .containsExactlyInAnyOrder(
                            "event",
                            "feed",
                            "export",
                            "kind",
                            "exitCode",
                            "message",
                            "open",
                            "time",
                            "transactionTime",
                            "sinceAdvanced",
                            "remarks",
                            "files",
                            "resources",
                            "bytes",
                            "program");
            assertThat(notice.get("event").textValue()).isEqualTo("delivered");
            assertThat(notice.get("export")).isEqualTo(export.get("id"));
            assertThat(notice.get("open").booleanValue()).isFalse();
            assertThat(told).hasSize(1);
        }
    }

    @Test
    void a_hook_is_told_of_a_failure_with_its_exit_code() throws Exception {
        try (ControlServer control = ControlServer.in(
                folder, options -> options, "bcda.notify.url", address(), "bcda.client-secret", "wrong")) {
            control.await(control.kickOff("incremental"), "failed");
            SimulatorClient.await(() -> !told.isEmpty());

            assertThat(told.get(0).get("event").textValue()).isEqualTo("failed");
            assertThat(told.get(0).get("exitCode").intValue()).isEqualTo(10);
            assertThat(told.get(0).toString()).doesNotContain("secret-path", "wrong\"");
        }
    }

    @Test
    void a_hook_that_fails_or_is_not_there_harms_no_export() throws Exception {
        status = 500;
        try (ControlServer control = ControlServer.in(folder, options -> options, "bcda.notify.url", address())) {
            JsonNode export = control.await(control.kickOff("incremental"), "finished");
            assertThat(export.get("exitCode").intValue()).isZero();
            SimulatorClient.await(() -> !told.isEmpty());
            hook.stop(0);

            JsonNode next = control.await(control.kickOffInAnotherSecond("incremental"), "finished");

            assertThat(next.get("exitCode").intValue()).isZero();
        }
    }

    @Test
    void an_end_that_a_dead_process_did_not_report_is_reported_by_the_next_start_once() throws Exception {
        try (Scene scene = new Scene(folder)) {
            Outcome first = scene.export();
            scene.change("update exports set told = false");
            scene.set("bcda.notify.url", address());

            Outcome second = scene.export();

            assertThat(told)
                    .extracting(notice -> notice.get("export").textValue())
                    .containsExactly(id(first), id(second));
            assertThat(told)
                    .extracting(notice -> notice.get("event").textValue())
                    .containsOnly("delivered");
            assertThat(scene.value("select count(*) from exports where not told or owner is not null"))
                    .isEqualTo("0");
        }
    }

    @Test
    void a_failure_that_a_dead_process_did_not_report_is_reported_by_the_next_start_once() throws Exception {
        try (Scene scene = new Scene(folder)) {
            scene.set("bcda.notify.url", address());
            scene.set("bcda.client-secret", "wrong");
            scene.export();
            assertThat(scene.value("select count(*) from exports where told")).isEqualTo("1");
            scene.change("update exports set told = false");
            scene.set("bcda.client-secret", SimulatorOptions.DEFAULT_CLIENT_SECRET);

            scene.export();

            assertThat(told)
                    .extracting(notice -> notice.get("event").textValue())
                    .containsExactly("failed", "failed", "delivered");
            assertThat(told.get(1).get("message")).isEqualTo(told.get(0).get("message"));
            assertThat(scene.value("select count(*) from exports where not told or owner is not null"))
                    .isEqualTo("0");
        }
    }

    @Test
    void an_export_that_stopped_is_resumed_by_the_api_even_while_its_end_is_still_reported() throws Exception {
        slow = true;
        try (ControlServer control = ControlServer.in(
                folder,
                options -> options.withScenarios("broken-line=1@data:1*1"),
                "bcda.download.attempts",
                "1",
                "bcda.notify.url",
                address())) {
            String export = control.kickOff("incremental");
            SimulatorClient.await(() -> control.json(export).path("exitCode").asInt() == 13);

            assertThat(control.kickOff("incremental")).isEqualTo(export);
            mayAnswer.countDown();

            JsonNode finished = control.await(export, "finished");
            assertThat(finished.get("exitCode").intValue()).isZero();
            assertThat(control.simulator().requests())
                    .as("The file that was whole is not fetched again, and there is one job.")
                    .filteredOn(request -> request.path().contains("$export"))
                    .hasSize(1);
        }
    }

    private void awaitAnswer() {
        try {
            mayAnswer.await(9, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String id(Outcome outcome) {
        return outcome.receipt().exportId();
    }

    private String address() {
        return "http://127.0.0.1:" + hook.getAddress().getPort() + "/secret-path?key=1";
    }

    private static List<String> names(JsonNode object) {
        Iterator<String> names = object.fieldNames();
        List<String> list = new java.util.ArrayList<>();
        names.forEachRemaining(list::add);
        return list;
    }
}
