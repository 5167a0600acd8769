package io.github.bcdacamel.landing;

import io.github.bcdacamel.failures.Classified;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.KnownFailure;
import java.io.IOException;

/** A file that the server sent and the landing does not accept. The message names the file, never what is in it. */
public final class FileRefusedException extends IOException implements Classified {

    /** Why, for a machine: in the receipt, the ledger, and the choice whether to try again. */
    public enum Reason {
        /** Neither chunks nor a Content-Length: that the body is whole cannot be proven. */
        END_UNPROVEN(false),
        /** The body ended before its announced end. */
        CUT(false),
        /** The body is longer than its Content-Length. */
        LENGTH(true),
        /** A Content-Encoding other than gzip. */
        ENCODING(false),
        /** Announced as gzip, and is not. */
        NOT_GZIP(true),
        /** The body is whole, the gzip inside ends early. */
        GZIP_CUT(true),
        /** A wrong checksum or length in the gzip, or something after it that is no gzip. */
        GZIP_CORRUPT(true),
        /** A line that is not one whole JSON object. */
        NOT_JSON(true),
        /** A line that is not UTF-8. */
        NOT_UTF8(true),
        /** A line whose resourceType is missing, given twice, or not the manifest's. */
        WRONG_TYPE(true),
        LINE_TOO_LONG(true),
        /** A line nested deeper, or with a longer name or number, than is read: it may be JSON. */
        LIMIT(true),
        FILE_TOO_BIG(true),
        /** A gzip bomb. */
        INFLATES_TOO_MUCH(true),
        /** No line at all where the server does not say that there is none. */
        EMPTY(true),
        /** Not as many resources as the server said. */
        COUNT(true),
        /** Neither the encoded nor the decoded bytes are as many as the server said. */
        SIZE(true),
        /** Neither the encoded nor the decoded bytes have the server's checksum. */
        CHECKSUM(true),
        /** A continuation that does not begin where the partial file ends, or of another version of the file. */
        RANGE(true);

        private final boolean startsOver;

        Reason(boolean startsOver) {
            this.startsOver = startsOver;
        }

        /** Whether what has been received is of no use: the partial files are gone, and the next attempt begins at byte 0. */
        public boolean startsOver() {
            return startsOver;
        }
    }

    private final String file;
    private final Reason reason;

    public FileRefusedException(String file, Reason reason, String what) {
        super("%s was not accepted: %s The file has no final name yet; %s"
                .formatted(
                        file,
                        what,
                        reason.startsOver()
                                ? "the partial file was deleted, and the next attempt starts over."
                                : "the partial file is kept, and the next attempt continues it."));
        this.file = file;
        this.reason = reason;
    }

    public String file() {
        return file;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public FailureClass failureClass() {
        return KnownFailure.FILE_NOT_ACCEPTED.end();
    }
}
