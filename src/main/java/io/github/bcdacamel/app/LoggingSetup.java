package io.github.bcdacamel.app;

import java.net.URI;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;

/** Chooses the form of the log before the first line is written, and ends it. */
public final class LoggingSetup {

    /** These write down requests with their credentials, and bodies with patients' data, at their lower levels. */
    private static final List<String> TALKATIVE = List.of(
            "org.apache.hc.client5.http.headers",
            "org.apache.hc.client5.http.wire",
            "org.apache.camel.component.bean.MethodInfo");

    private LoggingSetup() {}

    /** Silences what would log secrets or data, whatever level an operator's own configuration asks for. */
    static void keepSecrets() {
        TALKATIVE.forEach(logger -> Configurator.setLevel(logger, Level.OFF));
    }

    /** What is said of exchanges and connections that an interruption ends is no news. */
    public static void quiet() {
        Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.OFF);
    }

    /** @param terminal whether a bar may stand on the line that a message begins on */
    public static void configure(String format, boolean terminal) {
        System.setProperty("log.line-start", terminal ? "\r\033[K" : "");
        Configurator.reconfigure(
                URI.create(format.equals("json") ? "classpath:log4j2-json.xml" : "classpath:log4j2.xml"));
    }
}
