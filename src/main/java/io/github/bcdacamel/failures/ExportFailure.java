package io.github.bcdacamel.failures;

import java.util.Objects;

/**
 * Ends the unit of work at hand, an export or one of its files, for good. The message is complete for an operator: who
 * said no, to what, the likely cause, what to do, what is kept. It never holds a token, a secret or a line of data. What
 * the end means for the rest of the export is left to whoever catches it.
 */
public class ExportFailure extends RuntimeException {

    private final FailureClass failureClass;

    public ExportFailure(FailureClass failureClass, String message) {
        this(failureClass, message, null);
    }

    public ExportFailure(FailureClass failureClass, String message, Throwable cause) {
        super(Objects.requireNonNull(message), cause);
        this.failureClass = Objects.requireNonNull(failureClass);
    }

    public FailureClass failureClass() {
        return failureClass;
    }

    public int exitCode() {
        return failureClass.exitCode();
    }
}
