package io.github.bcdacamel.app;

import io.github.bcdacamel.failures.SecretMask;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.impl.DefaultLogEventFactory;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.SimpleMessage;

/**
 * Takes the secrets of this process out of every line of the log before any appender or layout has it, whoever logs it, at
 * every level, and whatever the log's configuration. Log4j finds it by {@code log4j2.component.properties}.
 */
public final class MaskedLogEventFactory extends DefaultLogEventFactory {

    private static final int DEEPEST = 20;

    @Override
    public LogEvent createEvent(
            String logger,
            Marker marker,
            String caller,
            Level level,
            Message message,
            List<Property> properties,
            Throwable thrown) {
        return super.createEvent(logger, marker, caller, level, masked(message), properties, masked(thrown, 0));
    }

    @Override
    public LogEvent createEvent(
            String logger,
            Marker marker,
            String caller,
            StackTraceElement location,
            Level level,
            Message message,
            List<Property> properties,
            Throwable thrown) {
        return super.createEvent(
                logger, marker, caller, location, level, masked(message), properties, masked(thrown, 0));
    }

    private static Message masked(Message message) {
        String text = message == null ? null : message.getFormattedMessage();
        String masked = SecretMask.mask(text);
        return masked == null || masked.equals(text) ? message : new SimpleMessage(masked);
    }

    /** The throwable itself, or one that says the same without the secret. */
    private static Throwable masked(Throwable thrown, int depth) {
        if (thrown == null || depth > DEEPEST) {
            return null;
        }
        Throwable cause = masked(thrown.getCause(), depth + 1);
        String text = thrown.toString();
        String masked = SecretMask.mask(text);
        List<Throwable> suppressed = Stream.of(thrown.getSuppressed())
                .map(one -> masked(one, depth + 1))
                .filter(Objects::nonNull)
                .toList();
        if (cause == thrown.getCause() && text.equals(masked) && suppressed.equals(List.of(thrown.getSuppressed()))) {
            return thrown;
        }
        Throwable clean = new Throwable(masked, cause);
        suppressed.forEach(clean::addSuppressed);
        clean.setStackTrace(thrown.getStackTrace());
        return clean;
    }
}
