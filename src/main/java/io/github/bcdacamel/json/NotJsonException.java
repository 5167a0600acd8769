package io.github.bcdacamel.json;

import java.io.IOException;

/**
 * A record is not JSON, or passes a limit of the reader. Tells nothing of the record, which holds data, and has no stack
 * trace: a file may have many.
 */
public final class NotJsonException extends IOException {

    private final boolean limit;

    public NotJsonException() {
        this(false);
    }

    private NotJsonException(boolean limit) {
        super(limit ? "The record passes a limit." : "The record is not JSON.");
        this.limit = limit;
    }

    static NotJsonException limit() {
        return new NotJsonException(true);
    }

    /** Whether it may be JSON, and is nested deeper, or has a longer name or number, than is read. */
    public boolean isLimit() {
        return limit;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
