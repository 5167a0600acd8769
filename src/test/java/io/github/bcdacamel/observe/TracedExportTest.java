package io.github.bcdacamel.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.app.Application;
import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.observe.TraceCollector.Span;
import io.github.bcdacamel.simulator.SimulatedRequest;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.SimulatedSettings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector of traces is told of exports, over real HTTP, and what nobody is told. */
class TracedExportTest {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final int ERROR = 2;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Outcome whole;
    private static List<Span> spans;
    private static List<SimulatedRequest> requests;

    @BeforeAll
    static void export() throws Exception {
        try (TraceCollector collector = TraceCollector.open();
                Simulator simulator = simulator()) {
            whole = export(simulator, shared, collector);
            spans = collector.spans();
            requests = simulator.requests();
        }
    }

    @Test
    void an_export_is_one_trace_from_kick_off_to_finish_over_the_queue() {
        assertThat(spans).extracting(Span::trace).containsOnly(spans.get(0).trace());
        assertThat(spans)
                .extracting(Span::name)
                .contains("export", "kick-off-export", "await-job", "take-file", "fetch-file", "GET", "finish-export");
    }

    @Test
    void each_span_says_whose_it_is() {
        assertThat(spans).extracting(span -> span.attributes().get("bcda.feed")).containsOnly("default");
        assertThat(named("export")).hasSize(1);
        assertThat(named("export").get(0).attributes())
                .containsEntry("bcda.export", whole.folder().getFileName().toString());
        assertThat(named("take-file"))
                .hasSize(whole.receipt().files().size())
                .extracting(span -> span.attributes().get("bcda.file"))
                .doesNotHaveDuplicates()
                .doesNotContainNull();
    }

    @Test
    void every_span_but_the_first_has_a_parent_that_was_told_too() {
        Set<String> told = spans.stream().map(Span::id).collect(Collectors.toSet());

        assertThat(spans).filteredOn(span -> span.parent().isEmpty()).hasSize(1);
        assertThat(spans).filteredOn(span -> !span.parent().isEmpty()).allMatch(span -> told.contains(span.parent()));
    }

    @Test
    void no_header_tells_bcda_of_traces() {
        assertThat(requests)
                .isNotEmpty()
                .noneMatch(request -> request.headers().keySet().stream()
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT)
                                .matches("traceparent|tracestate|baggage|camel.*|b3|x-b3.*")));
    }

    @Test
    void neither_addresses_nor_messages_nor_secrets_nor_data_are_told_whatever_goes_wrong() throws Exception {
        try (TraceCollector collector = TraceCollector.open();
                Simulator simulator = simulator(
                        "signed-urls=1000",
                        "error-file=2",
                        "status=500@data:1*1",
                        "expired-token@status*1",
                        "broken-line=1@data:2*always")) {
            Outcome outcome = export(
                    simulator,
                    folder,
                    collector,
                    "bcda.notify.url",
                    collector.address().replace("v1/traces", "hook-secret"),
                    "bcda.traces.headers",
                    "Authorization=Bearer collector-secret",
                    "bcda.download.attempts",
                    "2");

            assertThat(outcome.exitCode()).isEqualTo(13);
            assertThat(collector.authorizations()).containsOnly("Bearer collector-secret");
            assertThat(collector.spans())
                    .anyMatch(
                            span -> span.status() == ERROR && span.attributes().containsKey("error.type"));
            assertThat(collector.spans())
                    .flatExtracting(span -> span.attributes().keySet())
                    .isSubsetOf(Set.of(
                            "bcda.feed",
                            "bcda.export",
                            "bcda.file",
                            "camel.component",
                            "error.type",
                            "http.request.method",
                            "http.response.status_code"));
            assertThat(collector.everything())
                    .doesNotContain(
                            "http://", "127.0.0.1", "/data/", "ignature", "hook-secret", "Bearer", "Basic", "eyJhbG")
                    .doesNotContain(SimulatorOptions.DEFAULT_CLIENT_SECRET, SimulatorOptions.DEFAULT_CLIENT_ID)
                    .doesNotContain("1S00", "not JSON", "resourceType", "select ", "update ");
        }
    }

    @Test
    void a_collector_that_refuses_harms_no_export() throws Exception {
        try (TraceCollector collector = TraceCollector.refusing();
                Simulator simulator = simulator()) {
            assertThat(export(simulator, folder, collector).exitCode()).isZero();
        }
    }

    private static List<Span> named(String name) {
        return spans.stream().filter(span -> span.name().equals(name)).toList();
    }

    private static Simulator simulator(String... scenarios) throws Exception {
        return Simulator.start(SimulatorOptions.defaults()
                .withEnrollees(2)
                .withEnrolleesPerFile(1)
                .withTypes("ExplanationOfBenefit", "Patient")
                .withScenarios(scenarios));
    }

    private static Outcome export(Simulator simulator, Path folder, TraceCollector collector, String... more)
            throws Exception {
        List<String> settings = new ArrayList<>(List.of("bcda.traces.url", collector.address()));
        settings.addAll(Arrays.asList(more));
        Map<String, String> chosen = new HashMap<>();
        for (int i = 0; i < settings.size(); i += 2) {
            chosen.put(settings.get(i), settings.get(i + 1));
        }
        try (Application application =
                Application.start(SimulatedSettings.of(simulator, folder, chosen), NOWHERE, false)) {
            return application.export("default");
        }
    }
}
