package io.github.bcdacamel.tables;

/** A ViewDefinition that cannot be used: the file, the place in it, and what is wrong there. */
public final class ViewException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ViewException(String message) {
        super(message);
    }
}
