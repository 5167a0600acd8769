package io.github.bcdacamel.failures;

import java.io.IOException;

/** Finds what went wrong inside of what it is wrapped in: an expression of a route wraps whatever its bean throws. */
public final class CauseFinder {

    private CauseFinder() {}

    /** The outermost cause that says what it means, or a fault of a disk or a line; the fault itself when there is none. */
    public static Throwable known(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ExportFailure || cause instanceof RetryableException || cause instanceof IOException) {
                return cause;
            }
        }
        return fault;
    }
}
