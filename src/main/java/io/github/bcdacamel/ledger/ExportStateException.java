package io.github.bcdacamel.ledger;

/** What was asked of an export cannot be done in the state that it is in. The message says which, and what can be done. */
public final class ExportStateException extends RuntimeException {

    public ExportStateException(String message) {
        super(message);
    }
}
