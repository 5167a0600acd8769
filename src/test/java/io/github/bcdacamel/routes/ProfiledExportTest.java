package io.github.bcdacamel.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.bcdacamel.app.Application;
import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.landing.LandedExport;
import io.github.bcdacamel.settings.Settings;
import io.github.bcdacamel.settings.SettingsLoader;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data profile as a stage of an export: what it leaves behind, and how it holds a finish back. */
class ProfiledExportTest {

    private static final int LINES = 30;

    @TempDir
    private Path folder;

    private Simulator simulator;

    @BeforeEach
    void startSimulator() throws Exception {
        simulator = Simulator.start(SimulatorOptions.defaults()
                .withClaims(ProfiledExportTest::claims)
                .withEnrollees(4)
                .withEnrolleesPerFile(2)
                .withProgressSteps(1));
    }

    @AfterEach
    void stopSimulator() throws Exception {
        simulator.close();
    }

    @Test
    void a_finished_export_holds_a_profile_that_its_receipt_proves() throws Exception {
        run(Map.of());

        Path export = exports().get(0);
        assertThat(profile(export).at("/resources/ExplanationOfBenefit/records").asInt())
                .isEqualTo(4 * LINES);
        assertThat(profile(export).at("/drift/note").asText()).startsWith("There is no finished export before");
        assertThat(LandedExport.verify(export)).isEmpty();
        Files.writeString(export.resolve("profile/profile.html"), "changed");
        assertThat(LandedExport.verify(export))
                .extracting(LandedExport.Finding::name)
                .containsExactly("profile/profile.html");
    }

    @Test
    void a_file_that_somebody_adds_to_the_profile_is_found() throws Exception {
        run(Map.of());

        Files.writeString(exports().get(0).resolve("profile/more.txt"), "more");

        assertThat(LandedExport.verify(exports().get(0)))
                .extracting(LandedExport.Finding::problem)
                .containsExactly(LandedExport.Problem.ADDED);
    }

    @Test
    void an_export_is_compared_with_the_one_before() throws Exception {
        run(Map.of());
        remember("total", "vanished");
        Outcome second = run(Map.of());

        JsonNode profile = profile(exports().get(1));
        assertThat(second.exitCode()).isZero();
        assertThat(profile.at("/drift/comparedWith").asText())
                .isEqualTo(exports().get(0).getFileName().toString());
        assertThat(profile.at("/findings/0/kind").asText()).isEqualTo("vanished-path");
        assertThat(profile.at("/findings/0/path").asText()).isEqualTo("vanished");
    }

    @Test
    void an_export_says_so_when_the_folder_of_the_one_before_is_gone() throws Exception {
        run(Map.of());
        Files.delete(exports().get(0).resolve("profile/profile.json"));

        run(Map.of());

        assertThat(profile(exports().get(1)).at("/drift/note").asText()).contains("has no profile in this landing");
    }

    @Test
    void an_alarm_holds_the_finish_back_until_somebody_accepts_it() throws Exception {
        run(Map.of());
        remember("total", "vanished");

        Outcome held = run(Map.of("bcda.profile.on-alarm", "fail"));
        boolean marked = Files.exists(exports().get(1).resolve("_SUCCESS"));
        Outcome accepted = run(Map.of());

        assertThat(held.exitCode()).isEqualTo(17);
        assertThat(held.message()).contains("raised an alarm").contains("--set bcda.profile.on-alarm=warn");
        assertThat(marked).isFalse();
        assertThat(accepted.exitCode()).isZero();
        assertThat(exports()).hasSize(2);
        assertThat(LandedExport.verify(exports().get(1))).isEmpty();
    }

    @Test
    void nothing_is_profiled_where_it_is_switched_off() throws Exception {
        run(Map.of("bcda.profile.enabled", "false"));

        assertThat(exports().get(0).resolve("profile")).doesNotExist();
        assertThat(LandedExport.verify(exports().get(0))).isEmpty();
    }

    private Outcome run(Map<String, String> more) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "bcda.client-id",
                SimulatorOptions.DEFAULT_CLIENT_ID,
                "bcda.client-secret",
                SimulatorOptions.DEFAULT_CLIENT_SECRET,
                "bcda.base-url",
                simulator.baseUrl().toString(),
                "bcda.export.types",
                "ExplanationOfBenefit",
                "bcda.export.since",
                "none",
                "bcda.poll.interval",
                "50ms",
                "bcda.landing.dir",
                folder.resolve("data").toString(),
                "bcda.ledger.url",
                "jdbc:h2:file:" + folder.resolve("state/ledger")));
        settings.put("bcda.tables.format", "none");
        settings.putAll(more);
        Settings read = new SettingsLoader(Map.of(), new Properties(), folder).read(settings);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        try (Application application = Application.start(read, nowhere, false)) {
            return application.export("default");
        }
    }

    private List<Path> exports() throws IOException {
        try (Stream<Path> found = Files.list(folder.resolve("data/default"))) {
            return found.sorted().toList();
        }
    }

    private static JsonNode profile(Path export) throws IOException {
        return new JsonMapper().readTree(export.resolve("profile/profile.json").toFile());
    }

    /** As if the first export had had another key in place of this one. */
    private void remember(String key, String other) throws IOException {
        Path profile = exports().get(0).resolve("profile/profile.json");
        Files.writeString(profile, Files.readString(profile).replace("\"path\" : \"" + key, "\"path\" : \"" + other));
    }

    private static int claims(int apiVersion, String type, int enrollee, OutputStream out) throws IOException {
        for (int line = 0; line < LINES; line++) {
            out.write(("{\"id\":\"" + enrollee + "-" + line + "\",\"resourceType\":\"" + type + "\""
                            + ",\"total\":[{\"amount\":{\"value\":1}}]}\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }
        return LINES;
    }
}
