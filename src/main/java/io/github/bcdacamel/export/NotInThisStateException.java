package io.github.bcdacamel.export;

/** What was asked of an export cannot be done in the state that it is in. The message says which, and what can be done. */
public final class NotInThisStateException extends RuntimeException {

    public NotInThisStateException(String message) {
        super(message);
    }
}
