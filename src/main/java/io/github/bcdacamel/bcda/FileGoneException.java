package io.github.bcdacamel.bcda;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.Trouble;

/** The server does not have a file any more. Its job is likely gone as well; whether it is replaced, the route decides. */
public final class FileGoneException extends ExportFailure {

    public FileGoneException(String message) {
        super(Trouble.FILE_GONE.end(), message);
    }
}
