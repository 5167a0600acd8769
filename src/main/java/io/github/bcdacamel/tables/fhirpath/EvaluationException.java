package io.github.bcdacamel.tables.fhirpath;

/**
 * An expression that is right has no value for this record, such as the sum of two lists. Tells nothing of the record, which holds
 * data, and has no stack trace: a file may have many.
 */
public final class EvaluationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EvaluationException(String reason) {
        super(reason, null, false, false);
    }
}
