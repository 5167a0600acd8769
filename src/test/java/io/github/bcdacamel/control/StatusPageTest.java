package io.github.bcdacamel.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bcdacamel.testing.ControlServer;
import java.io.File;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The page for people: over HTTP, by its buttons, and in a real browser where there is one. */
// Quartz knows schedulers of one name once in a process.
@ResourceLock("schedules")
class StatusPageTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9a-f]{48})\"");

    @TempDir
    private Path folder;

    private ControlServer control;

    @BeforeEach
    void serve() throws Exception {
        control = ControlServer.in(folder, options -> options, "bcda.schedule.cron", "0 0 2 1 1 ?");
    }

    @AfterEach
    void stop() throws Exception {
        control.close();
    }

    @Test
    void the_page_shows_a_delivered_export_with_its_files_by_type() throws Exception {
        JsonNode export = control.await(control.kickOff("incremental"), "finished");

        String page = control.get("/").body();

        assertThat(page)
                .contains("Up to date", export.get("id").textValue(), "Patient", "Coverage", "0 0 2 1 1 ?")
                .contains("Nothing needs attention");
    }

    @Test
    void a_text_of_the_server_breaks_out_of_nothing() throws Exception {
        control.await(control.kickOff("incremental"), "finished");
        try (Connection ledger = DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.resolve("state/ledger") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
                Statement statement = ledger.createStatement()) {
            statement.executeUpdate(
                    "update exports set state = 'failed', exit_code = 12, message = '<script>alert(1)</script>\"''&'");
        }

        String page = control.get("/").body();

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;\"'&amp;")
                .doesNotContain("<script>alert")
                .contains("1 feed needs attention");
    }

    @Test
    void a_button_needs_the_word_of_the_page() throws Exception {
        HttpResponse<String> answer = press("token=guess&feed=default&act=incremental");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(control.json(ControlServer.FEED + "/exports").get("exports")).isEmpty();
    }

    @Test
    void what_is_no_form_of_the_page_is_refused() throws Exception {
        assertThat(control.post("/", "act=full", "Content-Type", "text/plain").statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_button_begins_an_export_and_leads_back_to_the_page() throws Exception {
        Matcher token = TOKEN.matcher(control.get("/").body());
        assertThat(token.find()).isTrue();

        HttpResponse<String> answer = press("token=" + token.group(1) + "&feed=default&act=incremental");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/");
        assertThat(control.json(ControlServer.FEED + "/exports").get("exports")).hasSize(1);
    }

    @Test
    void a_browser_runs_the_pages_script_and_finds_nothing_that_its_policy_forbids() throws Exception {
        control.await(control.kickOff("incremental"), "finished");

        String seen = browser("--window-size=1100,1400");

        assertThat(seen)
                .contains("refreshes automatically", "Up to date")
                .doesNotContain("Content Security Policy", "Uncaught");
    }

    @Test
    void without_scripts_the_page_says_everything_and_is_loaded_again_by_itself() throws Exception {
        assertThat(control.get("/").body())
                .containsPattern("<noscript><meta http-equiv=\"refresh\" content=\"\\d+\"></noscript>")
                .contains("No export yet");
    }

    private HttpResponse<String> press(String form) throws Exception {
        return control.post("/", form, "Content-Type", "application/x-www-form-urlencoded");
    }

    /** The document as the browser has it in the end, and what it said to its console. */
    private String browser(String option) throws Exception {
        Path chromium = chromium();
        assumeThat(chromium).as("Chromium is on this machine").isNotNull();
        List<String> command = new ArrayList<>(List.of(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + folder.resolve("browser"),
                "--virtual-time-budget=3000",
                "--enable-logging=stderr",
                "--dump-dom",
                option,
                control.address().toString()));
        Path seen = folder.resolve("seen");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(seen.toFile())
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        assertThat(ended).isTrue();
        return Files.readString(seen);
    }

    private static Path chromium() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(place -> List.of("chromium", "chromium-browser", "google-chrome").stream()
                        .map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }
}
