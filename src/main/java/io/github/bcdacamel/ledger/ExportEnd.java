package io.github.bcdacamel.ledger;

import io.github.bcdacamel.failures.SecretMask;

/**
 * How an export ends or stops.
 *
 * @param exitCode 0 when it was delivered whole
 * @param message for the operator
 * @param sinceAdvances whether the next incremental export starts at its transaction time
 */
public record ExportEnd(int exitCode, String message, boolean sinceAdvances) {
    public ExportEnd {
        message = SecretMask.mask(message);
    }
}
