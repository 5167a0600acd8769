package io.github.bcdacamel.app;

import io.github.bcdacamel.failures.SecretMask;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;

/** Sets up the log: its format and level before the first line, and its end. */
public final class LoggingSetup {

    /** At their lower levels these log requests with credentials, and bodies with patients' data. */
    private static final List<String> TALKATIVE = List.of(
            "org.apache.hc.client5.http.headers",
            "org.apache.hc.client5.http.wire",
            "org.apache.camel.Tracing",
            "org.apache.camel.component.bean.MethodInfo",
            "org.apache.camel.component.http.HttpProducer");

    /** What a command itself says, whatever level the rest has. */
    private static final String COMMAND = "bcda.command";

    private static volatile boolean json;

    private static final String LINE_START = "log.line-start";

    private LoggingSetup() {}

    /** Silences the loggers that would write secrets or data, whatever level a configuration asks for. */
    static void keepSecrets() {
        TALKATIVE.forEach(logger -> Configurator.setLevel(logger, Level.OFF));
    }

    /** Ends the log: an interruption makes Camel and HttpClient complain about what was under way. */
    public static void silence() {
        Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.OFF);
        Configurator.setLevel(COMMAND, Level.INFO);
    }

    /** What a command says on standard error: a line of the log where that is JSON, so that no other line is in it. */
    public static void say(Consumer<String> err, String text) {
        say(err, Level.INFO, text);
    }

    /** Why a command failed, as {@link #say}. */
    public static void fail(Consumer<String> err, String text) {
        say(err, Level.ERROR, text);
    }

    private static void say(Consumer<String> err, Level level, String text) {
        if (json) {
            LogManager.getLogger(COMMAND).log(level, text);
        } else {
            err.accept(SecretMask.mask(text));
        }
    }

    /**
     * @param format {@code human} or {@code json}
     * @param level of our own messages; libraries log warnings and errors only
     * @param terminal whether a progress bar may stand on the line where a message begins
     */
    public static void configure(String format, String level, boolean terminal) {
        json = format.equals("json");
        String lineStart = terminal ? "\r\033[K" : "";
        URL form = LoggingSetup.class.getResource(json ? "/log4j2-json.xml" : "/log4j2.xml");
        // Log4j takes log4j2.xml by itself; reading it twice is felt at each start.
        if (!lineStart.equals(System.getProperty(LINE_START, ""))
                || !String.valueOf(form).equals(String.valueOf(configured()))) {
            System.setProperty(LINE_START, lineStart);
            Configurator.reconfigure(URI.create(form.toString()));
        }
        Configurator.setLevel("bcda", Level.valueOf(level.toUpperCase(Locale.ROOT)));
        Configurator.setLevel(COMMAND, Level.INFO);
        keepSecrets();
    }

    /** What the log is set up from. */
    private static URL configured() {
        return LoggerContext.getContext(false)
                .getConfiguration()
                .getConfigurationSource()
                .getURL();
    }
}
