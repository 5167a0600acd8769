package io.github.bcdacamel.app;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;

/** Sets up the log: its format and level before the first line, and its end. */
public final class LoggingSetup {

    /** At their lower levels these log requests with credentials, and bodies with patients' data. */
    private static final List<String> TALKATIVE = List.of(
            "org.apache.hc.client5.http.headers",
            "org.apache.hc.client5.http.wire",
            "org.apache.camel.component.bean.MethodInfo");

    private LoggingSetup() {}

    /** Silences the loggers that would write secrets or data, whatever level a configuration asks for. */
    static void keepSecrets() {
        TALKATIVE.forEach(logger -> Configurator.setLevel(logger, Level.OFF));
    }

    /** Ends the log: an interruption makes Camel and HttpClient complain about what was under way. */
    public static void silence() {
        Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.OFF);
    }

    /**
     * @param format {@code human} or {@code json}
     * @param level of our own messages; libraries log warnings and errors only
     * @param terminal whether a progress bar may stand on the line where a message begins
     */
    public static void configure(String format, String level, boolean terminal) {
        System.setProperty("log.line-start", terminal ? "\r\033[K" : "");
        Configurator.reconfigure(
                URI.create(format.equals("json") ? "classpath:log4j2-json.xml" : "classpath:log4j2.xml"));
        Configurator.setLevel("bcda", Level.valueOf(level.toUpperCase(Locale.ROOT)));
        keepSecrets();
    }
}
