package io.github.bcdacamel.failures;

import java.util.Objects;

/**
 * Ends the unit of work at hand for good: an export, one of its files, or a command. The message is complete for an
 * operator: who said no, to what, the likely cause, what to do, what is kept. It never holds a token, a secret or a line
 * of data. What it means for the rest of the export is left to the catcher.
 */
public class ExportFailure extends RuntimeException implements Classified {

    private final FailureClass failureClass;
    private final KnownFailure known;

    public ExportFailure(FailureClass failureClass, String message) {
        this(failureClass, message, null);
    }

    public ExportFailure(FailureClass failureClass, String message, Throwable cause) {
        this(failureClass, null, message, cause);
    }

    protected ExportFailure(KnownFailure known, String message) {
        this(known.end(), known, message, null);
    }

    ExportFailure(FailureClass failureClass, KnownFailure known, String message, Throwable cause) {
        super(Objects.requireNonNull(message), cause);
        this.failureClass = Objects.requireNonNull(failureClass);
        this.known = known;
    }

    @Override
    public FailureClass failureClass() {
        return failureClass;
    }

    @Override
    public boolean isRetryable() {
        return false;
    }

    public boolean is(KnownFailure failure) {
        return known == failure;
    }

    public int exitCode() {
        return failureClass.exitCode();
    }
}
