package io.github.bcdacamel.export;

import io.github.bcdacamel.failures.CauseMapper;
import io.github.bcdacamel.failures.CauseMapper.Cause;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.FaultPlace;
import io.github.bcdacamel.failures.KnownFailure;
import io.github.bcdacamel.failures.NetworkErrorMapper;
import io.github.bcdacamel.failures.Redactor;
import io.github.bcdacamel.failures.RetryableException;
import io.github.bcdacamel.landing.FileToDeliver;
import io.github.bcdacamel.ledger.Destination;
import io.github.bcdacamel.ledger.Export;
import io.github.bcdacamel.ledger.ExportFile;
import io.github.bcdacamel.ledger.ExportState;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/**
 * Classifies what an export failed with: class, message, and whether the export is over or stays open for the next run.
 * Called by the routes of {@code failures}.
 */
public final class FailureClassifier {

    /** @param export null when it failed before there was one */
    public Outcome classify(
            @ExchangeProperty("CamelExceptionCaught") Throwable fault, @Variable("export") Export export) {
        Cause cause = CauseMapper.map(fault);
        FailureClass failure = cause.failureClass();
        boolean closes = export != null
                && (failure.closes()
                        || export.state() == ExportState.REQUESTED
                        || export.isKickingOff() && failure.closesWithoutJob());
        if (cause.kind() == CauseMapper.Kind.NO_ANSWER
                && export != null
                && (export.isFinishing() || !NetworkErrorMapper.isOfConnection(fault))) {
            // Nothing is asked of BCDA at the finish.
            return Outcome.of(
                    KnownFailure.DISK_REFUSED.end(),
                    "The landing or a destination failed ("
                            + Redactor.redact(cause.fault().getClass().getSimpleName() + ": "
                                    + cause.fault().getMessage())
                            + "). Check the disk, and what stands in the export's folder, then run again. Landed files"
                            + " are kept, and the next run continues.",
                    false);
        }
        String message = cause.kind() == CauseMapper.Kind.NO_ANSWER
                ? "BCDA could not be reached because " + cause.message()
                        + ". Landed files are kept, and the next run continues."
                : cause.message();
        return Outcome.of(failure, message, closes);
    }

    /** How another process or a user ended or stopped the export. */
    public Outcome endedElsewhere(@Variable("export") Export export) {
        FailureClass failure = export.exitCode() == null ? null : FailureClass.of(export.exitCode());
        return Outcome.of(
                failure,
                (export.endedHere()
                                ? ""
                                : export.isEnded()
                                        ? "Another process has ended it: "
                                        : "Another process has stopped it: ")
                        + export.message(),
                export.isEnded());
    }

    /** The outcome when the ledger did not record a failure, because the export had ended or was taken over before. */
    public Outcome reconcile(@Variable("export") Export export, @Variable("outcome") Outcome failed) {
        if (export.isFinishedHere()) {
            // A later step failed: that is the news.
            return failed;
        }
        if (export.isStopped() || export.isEnded() && !export.isDropped()) {
            return endedElsewhere(export);
        }
        return Outcome.of(
                FailureClass.GAVE_UP,
                failed.message() + " Another process drives export " + export.feed() + "/" + export.id()
                        + " by now, and it goes on there.",
                false);
    }

    /** The export is finished, and a step of the operator's own after it failed. */
    public Outcome afterExport(
            @ExchangeProperty("CamelExceptionCaught") Throwable fault, @Variable("outcome") Outcome outcome) {
        return new Outcome(
                FailureClass.UNEXPECTED,
                outcome.message() + " The route after-export failed ("
                        + Redactor.redact(String.valueOf(fault.getMessage()))
                        + "). The export is still finished; correct that route.",
                true,
                outcome.places(),
                outcome.receipt());
    }

    /** The export is finished, and the database did not get what it brought. */
    public Outcome afterDatabase(
            @ExchangeProperty("CamelExceptionCaught") Throwable fault, @Variable("outcome") Outcome outcome) {
        Cause cause = CauseMapper.map(fault);
        // What others say of a row might quote it.
        String why = cause.fault() instanceof ExportFailure known
                ? known.getMessage()
                : "PostgreSQL did not get its tables and marts: a fault of the program (" + FaultPlace.of(cause.fault())
                        + "). Bring them with: load-database.";
        return new Outcome(
                FailureClass.worst(outcome.failure(), KnownFailure.DATABASE_UNFILLED.end()),
                outcome.message() + " " + why,
                true,
                outcome.places(),
                outcome.receipt());
    }

    /**
     * A step of the operator's own after a file failed, with whatever exception.
     *
     * @throws RetryableException always: like a destination that is busy
     */
    public void afterFile(Throwable fault, ExportFile file) {
        throw new RetryableException(
                "The route after-file failed for " + file.name() + " ("
                        + Redactor.redact(String.valueOf(fault.getMessage()))
                        + "). Every destination has the file, and it is not fetched again; correct that route.",
                null,
                FailureClass.DESTINATION);
    }

    /**
     * A destination failed. Its own words are kept where they say what they mean; everything else counts as a destination
     * that is busy, because the file is verified and landed, whatever the route threw.
     */
    public void destination(Exception fault, FileToDeliver file, Destination destination) throws Exception {
        CauseMapper.Kind kind = CauseMapper.map(fault).kind();
        if (kind != CauseMapper.Kind.OWN_FAULT && kind != CauseMapper.Kind.NO_ANSWER) {
            throw fault;
        }
        throw new RetryableException(
                "The route " + destination.route() + " failed for " + file.name() + " ("
                        + Redactor.redact(String.valueOf(fault.getMessage()))
                        + "). The file is landed, and is not fetched again; correct that route.",
                null,
                FailureClass.DESTINATION);
    }

    /** The loop ends without an end of the export only when the program is being stopped. */
    public void requireEnd(@Variable("export") Export export, @Variable("outcome") Outcome outcome) {
        if (outcome == null) {
            throw new ExportFailure(
                    FailureClass.GAVE_UP,
                    export == null
                            ? "The program was stopped before an export was open."
                            : "The program was stopped before export " + export.feed() + "/" + export.id()
                                    + " ended."
                                    + (export.isElsewhere() ? "" : " It stays open: the next run continues it."));
        }
    }
}
