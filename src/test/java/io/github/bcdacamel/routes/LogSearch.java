package io.github.bcdacamel.routes;

import io.github.bcdacamel.simulator.SimulatorOptions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/**
 * Searches everything that any logger says, down to a level, for what must never be logged: the client secret, the header
 * that carries it, tokens of the simulator, and lines of its data and error files.
 */
final class LogSearch extends AbstractAppender implements AutoCloseable {

    private static final List<String> SECRETS = List.of(
            SimulatorOptions.DEFAULT_CLIENT_SECRET,
            Base64.getEncoder()
                    .encodeToString((SimulatorOptions.DEFAULT_CLIENT_ID + ":" + SimulatorOptions.DEFAULT_CLIENT_SECRET)
                            .getBytes(StandardCharsets.UTF_8)),
            // The head of every token: {"alg":"RS512","typ":"JWT"}.
            "eyJhbGciOiJSUzUxMiIsInR5cCI6IkpXVCJ9",
            // A line of data of a Pipeline, and a Medicare id of an error file.
            "\"noise\":",
            "1S00E00AA");

    private final Map<String, String> found = new ConcurrentSkipListMap<>();
    private final LongAdder events = new LongAdder();

    private LogSearch() {
        super("search", null, null, true, Property.EMPTY_ARRAY);
    }

    /** Listens to all loggers at this level, instead of the console, until it is closed. */
    static LogSearch begin(Level level) {
        LogSearch search = new LogSearch();
        search.start();
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        LoggerConfig root = context.getConfiguration().getRootLogger();
        List.copyOf(root.getAppenders().keySet()).forEach(root::removeAppender);
        root.addAppender(search, level, null);
        Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, level);
        return search;
    }

    @Override
    public void append(LogEvent event) {
        events.increment();
        look(event, event.getMessage().getFormattedMessage());
        for (Throwable cause = event.getThrown(); cause != null; cause = cause.getCause()) {
            look(event, cause.toString());
        }
        look(event, event.getThreadName());
    }

    /** What was found, by logger and level: the beginning of the message. */
    Map<String, String> found() {
        return new TreeMap<>(found);
    }

    long events() {
        return events.sum();
    }

    @Override
    public void close() {
        Configurator.reconfigure();
        stop();
    }

    /** Those that the text holds. */
    static List<String> secretsIn(String text) {
        return SECRETS.stream().filter(text::contains).toList();
    }

    private void look(LogEvent event, String text) {
        for (String secret : SECRETS) {
            int at = text.indexOf(secret);
            if (at >= 0) {
                found.putIfAbsent(
                        event.getLoggerName() + " " + event.getLevel(),
                        text.substring(Math.max(0, at - 100), Math.min(text.length(), at + 60)));
            }
        }
    }
}
