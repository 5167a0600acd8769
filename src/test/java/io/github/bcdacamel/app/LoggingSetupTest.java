package io.github.bcdacamel.app;

import static org.assertj.core.api.Assertions.assertThat;

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
                "org.apache.camel.component.bean.MethodInfo"
            })
    void what_logs_the_wire_stays_silent_at_every_level(String logger) {
        LoggingSetup.configure("human", "debug", false);

        assertThat(LogManager.getLogger(logger).getLevel()).isEqualTo(Level.OFF);
    }

    @Test
    void a_silenced_log_says_nothing_at_all() {
        LoggingSetup.configure("human", "debug", false);

        LoggingSetup.silence();

        assertThat(LogManager.getLogger("bcda").getLevel()).isEqualTo(Level.OFF);
    }
}
