package io.github.bcdacamel.tables.fhirpath;

/** An expression that cannot be used: what is wrong, and at which character, counted from 1. */
public final class FhirPathException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int position;

    public FhirPathException(String message, int position) {
        super(message);
        this.position = position;
    }

    public int position() {
        return position;
    }
}
