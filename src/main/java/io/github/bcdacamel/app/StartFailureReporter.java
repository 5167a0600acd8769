package io.github.bcdacamel.app;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;

/** Maps a failure at the start to a message and an exit code. */
public final class StartFailureReporter {

    private StartFailureReporter() {}

    /** The failure that was thrown, or UNEXPECTED for anything else. */
    public static ExportFailure failure(Throwable fault) {
        Throwable root = fault;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ExportFailure failure) {
                return failure;
            }
            root = cause;
        }
        return new ExportFailure(
                FailureClass.UNEXPECTED,
                "The program could not start (" + root.getClass().getName() + ": " + root.getMessage()
                        + "). Nothing changed. If you changed routes or camel.* settings, check them.",
                fault);
    }
}
