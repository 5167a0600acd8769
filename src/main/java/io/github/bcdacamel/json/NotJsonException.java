package io.github.bcdacamel.json;

import java.io.IOException;

/** A record is not JSON. Tells nothing of the record, which holds data, and has no stack trace: a file may have many. */
public final class NotJsonException extends IOException {

    public NotJsonException() {
        super("The record is not JSON.");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
