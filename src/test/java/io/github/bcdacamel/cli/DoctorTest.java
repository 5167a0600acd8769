package io.github.bcdacamel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.doctor.Check;
import io.github.bcdacamel.doctor.Check.Level;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.settings.SettingsLoader;
import io.github.bcdacamel.simulator.SimulatedRequest;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each thing that can be amiss, told apart from the others by its line and its exit code. */
public class DoctorTest {

    @TempDir
    private Path folder;

    @Test
    void all_is_well_where_all_is_well() throws Exception {
        List<Check> checks = examine(SimulatorOptions.defaults());

        assertThat(checks)
                .allSatisfy(check -> assertThat(check.level()).as(check.line()).isEqualTo(Level.OK))
                .extracting(Check::name)
                .containsExactly(
                        "settings",
                        "credentials",
                        "destination",
                        "ledger",
                        "since",
                        "routes",
                        "reachable",
                        "clock",
                        "metadata",
                        "token",
                        "attribution");
    }

    @Test
    void nothing_is_started_at_bcda() throws Exception {
        try (Simulator simulator = Simulator.start(SimulatorOptions.defaults())) {
            examine(simulator);

            assertThat(simulator.requests())
                    .extracting(SimulatedRequest::path)
                    .containsExactly("/api/v2/metadata", "/auth/token", "/api/v2/attribution_status");
        }
    }

    @Test
    void nothing_is_left_on_the_disk() throws Exception {
        examine(SimulatorOptions.defaults());

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_wrong_secret_is_a_matter_of_access() throws Exception {
        List<Check> checks = examine(SimulatorOptions.defaults(), "bcda.client-secret", "not-the-secret");

        assertThat(failed(checks)).containsExactly("token");
        assertThat(Check.exitCode(checks)).isEqualTo(10);
        assertThat(line(checks, "token")).contains("rejected the client id and secret", "90 days");
        assertThat(lines(checks)).doesNotContain("not-the-secret");
    }

    @ParameterizedTest
    @CsvSource({
        "firewall-403, 10, metadata token, allow list",
        "html-200@any, 2, metadata token, does not look like BCDA",
        "refused-token, 10, attribution, help desk",
        "aco-disabled, 10, attribution, help desk",
        "firewall-429@any, 16, metadata, slow down|too busy",
        "'status=503@any', 16, metadata token, too busy",
        "'redirect@any', 2, metadata token, does not look like BCDA",
        "'status=503@token', 16, token, Try again later",
        "'drop-connection=reset@any', 16, reachable, connection broke",
    })
    void what_stands_between_us_and_the_data_is_named(String scenario, int exitCode, String names, String words)
            throws Exception {
        List<Check> checks = examine(SimulatorOptions.defaults().withScenarios(scenario));

        assertThat(failed(checks)).as(lines(checks)).containsExactly(names.split(" "));
        assertThat(Check.exitCode(checks)).as(lines(checks)).isEqualTo(exitCode);
        assertThat(line(checks, names.split(" ")[0])).containsPattern(words);
    }

    @ParameterizedTest
    @CsvSource({
        "attribution-404, January",
        "attribution-age=46, older than 45 days",
        "attribution-age=none, Last attribution none",
        "'status=500@any', _"
    })
    void an_old_or_missing_attribution_is_a_warning(String scenario, String words) throws Exception {
        List<Check> checks = examine(SimulatorOptions.defaults().withScenarios(scenario));

        assertThat(check(checks, "attribution").level()).isEqualTo(Level.WARN);
        if (!words.equals("_")) {
            assertThat(line(checks, "attribution")).contains(words);
            assertThat(Check.exitCode(checks)).isZero();
        }
    }

    @Test
    void a_port_where_nobody_listens_is_unreachable_and_the_disk_is_checked_all_the_same() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        List<Check> checks = examine("bcda.base-url", "http://127.0.0.1:" + port);

        assertThat(failed(checks)).containsExactly("reachable");
        assertThat(Check.exitCode(checks)).isEqualTo(16);
        assertThat(line(checks, "reachable")).contains("refused", String.valueOf(port));
        assertThat(check(checks, "destination").level()).isEqualTo(Level.OK);
        assertThat(line(checks, "token")).contains("Not checked");
    }

    @ParameterizedTest
    @CsvSource({"30, OK, 0", "120, WARN, 0", "-120, WARN, 0", "400, FAIL, 2", "-8000, FAIL, 2"})
    void a_skewed_clock_is_found(long seconds, Level level, int exitCode) throws Exception {
        Clock theirs = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));

        List<Check> checks = examine(SimulatorOptions.defaults().withClock(theirs));

        assertThat(check(checks, "clock").level()).as(lines(checks)).isEqualTo(level);
        assertThat(Check.exitCode(checks)).isEqualTo(exitCode);
    }

    @Test
    void a_landing_that_is_a_file_is_refused() throws Exception {
        Path file = Files.writeString(folder.resolve("data"), "");

        List<Check> checks = examine(SimulatorOptions.defaults(), "bcda.landing.dir", file.toString());

        assertThat(failed(checks)).containsExactly("destination");
        assertThat(Check.exitCode(checks)).isEqualTo(14);
        assertThat(line(checks, "destination")).contains(file + " is not a folder");
    }

    @Test
    void a_ledger_that_another_process_has_open_is_a_warning() throws Exception {
        try (FileChannel theirs = FileChannel.open(
                folder.resolve("ledger.mv.db"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            theirs.lock();

            List<Check> checks = examine(SimulatorOptions.defaults());

            assertThat(check(checks, "ledger").level()).as(lines(checks)).isEqualTo(Level.WARN);
            assertThat(line(checks, "ledger")).contains("Another process has it open");
            assertThat(Check.exitCode(checks)).isZero();
        }
    }

    @Test
    void without_credentials_everything_else_is_checked() throws Exception {
        try (Simulator simulator = Simulator.start(SimulatorOptions.defaults())) {
            List<Check> checks = examine(
                    "bcda.base-url", simulator.baseUrl().toString(), "bcda.client-id", "", "bcda.client-secret", "");

            assertThat(failed(checks)).containsExactly("credentials", "credentials");
            assertThat(Check.exitCode(checks)).isEqualTo(2);
            assertThat(check(checks, "metadata").level()).isEqualTo(Level.OK);
            assertThat(simulator.requests()).hasSize(1);
        }
    }

    @Test
    void all_wrong_settings_are_named() {
        List<Check> checks = examine("bcda.api-version", "v9", "bcda.landing.compresion", "gzip");

        assertThat(failed(checks)).containsExactly("settings", "settings");
        assertThat(Check.exitCode(checks)).isEqualTo(2);
        assertThat(lines(checks)).contains("bcda.api-version", "bcda.landing.compresion");
    }

    @Test
    void routes_that_are_absent_are_named() {
        List<Check> checks =
                examine("bcda.base-url", "http://127.0.0.1:9", "bcda.routes", "file:" + folder + "/*.yaml");

        assertThat(failed(checks)).containsExactly("routes");
        assertThat(Check.exitCode(checks)).isEqualTo(2);
    }

    @Test
    void an_open_server_needs_no_token() throws Exception {
        List<Check> checks = examine(SimulatorOptions.defaults(), "bcda.auth", "none");

        assertThat(line(checks, "token")).startsWith("ok").contains("None is needed");
    }

    @Test
    void a_database_that_is_away_is_told() {
        List<Check> checks = examine(
                "bcda.base-url", "http://127.0.0.1:1", "bcda.database.url", "jdbc:postgresql://127.0.0.1:1/claims");

        assertThat(failed(checks)).contains("database");
        assertThat(check(checks, "database").failure()).isEqualTo(FailureClass.DESTINATION);
        assertThat(line(checks, "database")).contains("because the connection was refused");
    }

    private List<Check> examine(SimulatorOptions options, String... settings) throws Exception {
        try (Simulator simulator = Simulator.start(options)) {
            return examine(simulator, settings);
        }
    }

    private List<Check> examine(Simulator simulator, String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "bcda.base-url",
                simulator.baseUrl().toString(),
                "bcda.client-id",
                SimulatorOptions.DEFAULT_CLIENT_ID,
                "bcda.client-secret",
                SimulatorOptions.DEFAULT_CLIENT_SECRET));
        all.addAll(List.of(settings));
        return examine(all.toArray(String[]::new));
    }

    private List<Check> examine(String... settings) {
        Map<String, String> chosen = new HashMap<>(Map.of(
                "bcda.client-id",
                "id",
                "bcda.client-secret",
                "secret",
                "bcda.ledger.url",
                "jdbc:h2:file:" + folder.resolve("ledger"),
                "bcda.landing.dir",
                folder.resolve("data").toString()));
        for (int i = 0; i < settings.length; i += 2) {
            chosen.put(settings[i], settings[i + 1]);
        }
        List<Check> checks = new ArrayList<>();
        Doctor.of(() -> new SettingsLoader(Map.of(), new Properties(), folder).read(chosen))
                .forEach(checks::add);
        assertThat(lines(checks)).doesNotContain("eyJ", SimulatorOptions.DEFAULT_CLIENT_SECRET, "Bearer", "Basic");
        return checks;
    }

    private static List<String> failed(List<Check> checks) {
        return checks.stream()
                .filter(check -> check.level() == Level.FAIL)
                .map(Check::name)
                .toList();
    }

    private static Check check(List<Check> checks, String name) {
        return checks.stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String line(List<Check> checks, String name) {
        return check(checks, name).line();
    }

    private static String lines(List<Check> checks) {
        return String.join("\n", checks.stream().map(Check::line).toList());
    }
}
