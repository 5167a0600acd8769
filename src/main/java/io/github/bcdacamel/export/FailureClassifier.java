package io.github.bcdacamel.export;

import io.github.bcdacamel.failures.CauseMapper;
import io.github.bcdacamel.failures.CauseMapper.Cause;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
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
        Cause cause = CauseMapper.map(fault);
        FailureClass failure = cause.failureClass();
        boolean closes = export != null
                && (failure.closes() || export.isRequested() || export.isKickingOff() && failure.closesWithoutJob());
        String message = cause.kind() == CauseMapper.Kind.NO_ANSWER
                ? "BCDA could not be reached because " + cause.message()
                        + ". What is landed is kept, and the next run goes on."
                : cause.message();
        return new Outcome(failure, message, closes, false, List.of(), null);
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
}
