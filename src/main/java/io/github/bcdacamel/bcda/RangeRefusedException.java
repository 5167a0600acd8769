package io.github.bcdacamel.bcda;

import io.github.bcdacamel.failures.KnownFailure;
import io.github.bcdacamel.failures.RetryableException;

/** The server refuses to send the rest of a file; the whole may be had. */
public final class RangeRefusedException extends RetryableException {

    RangeRefusedException(String message) {
        super(message, null, KnownFailure.FILE_OTHER_ANSWER.end());
    }
}
