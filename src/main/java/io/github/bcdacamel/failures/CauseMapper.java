package io.github.bcdacamel.failures;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Maps whatever was thrown to its failure class, its message, and whether trying again helps: the one table of it. The
 * outermost cause that the table knows decides, because Camel wraps what a bean throws. What follows for the export, a
 * file or a check is the caller's choice.
 */
public final class CauseMapper {

    public enum Kind {
        /** Trying again does not help. */
        FINAL,
        RETRYABLE,
        /** No answer came, or it broke off. The message is no sentence, it follows "because". */
        NO_ANSWER,
        /** A fault of the program itself. */
        OWN_FAULT
    }

    /**
     * @param failureClass what it means in the end
     * @param pause what the server asked for, or null
     * @param fault what decided
     */
    public record Cause(Kind kind, FailureClass failureClass, String message, Duration pause, Throwable fault) {

        /** The failure to throw where nothing is left to try. */
        public ExportFailure failure() {
            return fault instanceof ExportFailure failure ? failure : new ExportFailure(failureClass, message, fault);
        }
    }

    private CauseMapper() {}

    public static Cause map(Throwable thrown) {
        Throwable root = thrown;
        for (Throwable fault = thrown; fault != null; fault = fault.getCause()) {
            Cause known = known(fault);
            if (known != null) {
                return known;
            }
            root = fault;
        }
        return cause(
                Kind.OWN_FAULT,
                KnownFailure.OWN_FAULT,
                "Something unexpected happened (" + root.getClass().getName() + ": "
                        + Redactor.redact(String.valueOf(root.getMessage()))
                        + "). What is landed is kept. Please report it.",
                root);
    }

    private static Cause known(Throwable fault) {
        if (fault instanceof Classified ours) {
            Kind kind = ours.isRetryable() ? Kind.RETRYABLE : Kind.FINAL;
            return new Cause(kind, ours.failureClass(), fault.getMessage(), ours.pause(), fault);
        }
        if (fault instanceof SQLException) {
            // A connection that broke may be back for the next attempt.
            return cause(
                    NetworkErrorMapper.isNetworkFault(fault) ? Kind.RETRYABLE : Kind.OWN_FAULT,
                    KnownFailure.OWN_FAULT,
                    "The ledger refused a statement (" + Redactor.redact(fault.getMessage())
                            + "). What it holds is kept. Check its database, then run again.",
                    fault);
        }
        if (fault instanceof FileSystemException) {
            return cause(
                    Kind.FINAL,
                    KnownFailure.DISK_REFUSED,
                    "The disk refused access (" + fault.getClass().getSimpleName() + ": " + fault.getMessage()
                            + "). Check the folder, its permissions and its free space, then run again. Verified files"
                            + " are kept.",
                    fault);
        }
        if (fault instanceof IOException) {
            FailureClass end = NetworkErrorMapper.ifItPersists(fault);
            return new Cause(Kind.NO_ANSWER, end, NetworkErrorMapper.explain(fault), null, fault);
        }
        return null;
    }

    private static Cause cause(Kind kind, KnownFailure known, String message, Throwable fault) {
        return new Cause(kind, known.end(), message, null, fault);
    }
}
