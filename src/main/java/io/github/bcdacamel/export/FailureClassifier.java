package io.github.bcdacamel.export;

import io.github.bcdacamel.bcda.NetworkErrorMapper;
import io.github.bcdacamel.bcda.OperationOutcomeParser;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.KnownFailure;
import io.github.bcdacamel.failures.LedgerAwayException;
import io.github.bcdacamel.failures.RetryableException;
import io.github.bcdacamel.landing.LandingException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.List;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/**
 * Takes what an export failed with for what it means: its class, a message, and whether the export is over or goes on
 * with the next run. Called once, by the route {@code failures}.
 */
public final class FailureClassifier {

    /** @param export null when it failed before there was one */
    public Outcome failed(
            @ExchangeProperty("CamelExceptionCaught") Throwable fault, @Variable("export") Export export) {
        FailureClass failure = failureClass(fault);
        boolean closes = export != null
                && (failure.closes() || export.isRequested() || export.isKickingOff() && failure.closesWithoutJob());
        return new Outcome(failure, message(fault, failure), closes, false, List.of(), null);
    }

    /** How another process on the same ledger ended the export that this one helped with. */
    public Outcome elsewhere(@Variable("export") Export export) {
        if (export.isElsewhere()) {
            String message = "This process was stopped while another one drives export " + export.feed() + "/"
                    + export.id() + ". It goes on there.";
            return new Outcome(FailureClass.GAVE_UP, message, false, false, List.of(), null);
        }
        FailureClass failure = export.exitCode() == null ? null : FailureClass.of(export.exitCode());
        return new Outcome(failure, "Another process has ended it: " + export.message(), false, false, List.of(), null);
    }

    /** An export that changed hands while it was being finished has no end yet: the next run looks at it afresh. */
    public void requireEnd(@Variable("export") Export export, @Variable("outcome") Outcome outcome) {
        if (outcome == null) {
            throw new ExportFailure(
                    FailureClass.GAVE_UP,
                    "Export " + export.feed() + "/" + export.id()
                            + " could not be finished, because it changed hands or"
                            + " not all of its files are delivered. It stays open: the next run goes on with it.");
        }
    }

    static FailureClass failureClass(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ExportFailure failure) {
                return failure.failureClass();
            }
            if (cause instanceof RetryableException notNow) {
                return notNow.ifItPersists();
            }
            if (cause instanceof LandingException || cause instanceof FileSystemException) {
                return KnownFailure.DISK_REFUSED.end();
            }
            if (cause instanceof LedgerAwayException) {
                return FailureClass.GAVE_UP;
            }
            if (cause instanceof SQLException) {
                return KnownFailure.OWN_FAULT.end();
            }
            if (cause instanceof IOException) {
                return NetworkErrorMapper.ifItPersists(cause);
            }
        }
        return KnownFailure.OWN_FAULT.end();
    }

    static String message(Throwable fault, FailureClass failure) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof ExportFailure
                    || cause instanceof RetryableException
                    || cause instanceof LandingException
                    || cause instanceof LedgerAwayException) {
                return cause.getMessage();
            }
            if (cause instanceof SQLException) {
                return "The ledger refused a statement (" + OperationOutcomeParser.redact(cause.getMessage())
                        + "). What it holds is kept; check its database, then run again.";
            }
        }
        if (failure == FailureClass.DESTINATION) {
            return "The disk refused something (" + fault.getClass().getSimpleName() + ": " + fault.getMessage()
                    + "). Check folder, rights and room, then run again. What is verified is kept.";
        }
        if (failure != FailureClass.UNEXPECTED) {
            return "BCDA could not be reached because " + NetworkErrorMapper.explain(fault)
                    + ". What is landed is kept, and the next run goes on.";
        }
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return "Something unexpected happened (" + root.getClass().getName() + ": "
                + OperationOutcomeParser.redact(String.valueOf(root.getMessage()))
                + "). What is landed is kept. Please report it.";
    }
}
