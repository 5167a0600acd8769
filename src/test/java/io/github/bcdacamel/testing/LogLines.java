package io.github.bcdacamel.testing;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** The messages of the program's own log from here on, so that a test can wait for one. */
public final class LogLines extends AbstractAppender implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final LoggerConfig logger;

    public LogLines() {
        this("bcda");
    }

    /** Those of all loggers. */
    public static LogLines ofAll() {
        return new LogLines(LogManager.ROOT_LOGGER_NAME);
    }

    private LogLines(String name) {
        super("lines-" + UUID.randomUUID(), null, null, true, Property.EMPTY_ARRAY);
        logger = ((LoggerContext) LogManager.getContext(false))
                .getConfiguration()
                .getLoggerConfig(name);
        start();
        logger.addAppender(this, null, null);
    }

    @Override
    public void append(LogEvent event) {
        lines.add(event.getMessage().getFormattedMessage());
        for (Throwable thrown = event.getThrown(); thrown != null; thrown = thrown.getCause()) {
            lines.add(thrown.getMessage());
        }
    }

    /** The messages, each with those of what was thrown. */
    public List<String> all() {
        return List.copyOf(lines);
    }

    /** Whether one holds this text. */
    public boolean tell(String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    @Override
    public void close() {
        logger.removeAppender(getName());
        stop();
    }
}
