package io.github.bcdacamel.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.failures.SecretMask;
import io.github.bcdacamel.testing.LogLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much the program logs, and what it never logs. */
@Isolated("Sets the levels of all loggers")
class LoggingSetupTest {

    @AfterEach
    void restore() {
        LoggingSetup.configure("human", "info", false);
        Configurator.reconfigure();
        LoggingSetup.keepSecrets();
    }

    @ParameterizedTest
    @CsvSource({"warn, WARN", "info, INFO", "debug, DEBUG"})
    void the_level_is_that_of_our_own_logger(String setting, String level) {
        LoggingSetup.configure("human", setting, false);

        assertThat(LogManager.getLogger("bcda").getLevel()).isEqualTo(Level.valueOf(level));
    }

    @ParameterizedTest
    @ValueSource(strings = {"human", "json"})
    void libraries_log_warnings_only_however_verbose_we_are(String format) {
        LoggingSetup.configure(format, "debug", false);

        assertThat(LogManager.getLogger("org.apache.camel").getLevel()).isEqualTo(Level.WARN);
        assertThat(LogManager.getLogger("org.apache.hc.client5.http").getLevel())
                .isEqualTo(Level.WARN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.hc.client5.http.wire",
                "org.apache.hc.client5.http.headers",
                "org.apache.camel.component.bean.MethodInfo",
                "org.apache.camel.component.http.HttpProducer",
                "org.apache.camel.Tracing"
            })
    void what_logs_the_wire_stays_silent_at_every_level(String logger) {
        LoggingSetup.configure("human", "debug", false);

        assertThat(LogManager.getLogger(logger).getLevel()).isEqualTo(Level.OFF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"human", "json"})
    void a_secret_is_taken_out_of_every_line_whoever_writes_it(String format) {
        SecretMask.add("logged", "a-secret-that-is-logged");
        LoggingSetup.configure(format, "debug", false);
        try (LogLines lines = LogLines.ofAll()) {
            LogManager.getLogger("somebody.else")
                    .error(
                            "sent {} and Bearer abcdefgh.12345678",
                            "a-secret-that-is-logged",
                            new IOException("failed", new IOException("with a-secret-that-is-logged")));

            assertThat(lines.all())
                    .containsExactly(
                            "sent (hidden) and Bearer (token)",
                            "java.io.IOException: failed",
                            "java.io.IOException: with (hidden)");
        }
    }

    @Test
    void nothing_in_a_line_steers_a_terminal() {
        try (LogLines lines = new LogLines()) {
            LogManager.getLogger("bcda").warn("a\u009b31mb\u001b[1mc");

            assertThat(lines.all()).containsExactly("a 31mb [1mc");
        }
    }

    @ParameterizedTest
    @CsvSource({"human, true", "json, false"})
    void what_a_command_says_is_a_line_of_the_log_where_that_is_json(String format, boolean plain) {
        List<String> printed = new ArrayList<>();
        LoggingSetup.configure(format, "warn", false);
        LoggingSetup.silence();
        try (LogLines lines = LogLines.ofAll()) {
            LoggingSetup.fail(printed::add, "Export default/1 failed (exit code 13)");

            assertThat(plain ? printed : lines.all()).containsExactly("Export default/1 failed (exit code 13)");
            assertThat(plain ? lines.all() : printed).isEmpty();
        }
    }

    @Test
    void a_silenced_log_says_nothing_at_all() {
        LoggingSetup.configure("human", "debug", false);

        LoggingSetup.silence();

        assertThat(LogManager.getLogger("bcda").getLevel()).isEqualTo(Level.OFF);
    }
}
