package io.github.bcdacamel.bcda;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.KnownFailure;

/** The server does not have a file any more. Its job is likely gone as well; whether it is replaced, the route decides. */
public final class FileGoneException extends ExportFailure {

    public FileGoneException(String message) {
        super(KnownFailure.FILE_GONE.end(), message);
    }
}
