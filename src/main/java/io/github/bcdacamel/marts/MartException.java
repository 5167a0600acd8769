package io.github.bcdacamel.marts;

/** A file of SQL that is no mart, or marts that cannot stand beside each other. The message has the file and the reason. */
public final class MartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MartException(String message) {
        super(message);
    }
}
