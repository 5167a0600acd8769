package io.github.bcdacamel.export;

import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.SecretMask;
import io.github.bcdacamel.landing.Receipt;
import io.github.bcdacamel.ledger.ExportEnd;
import java.nio.file.Path;
import java.util.List;

/**
 * How an export ended, for this run.
 *
 * @param failure null when it was delivered and verified without server errors
 * @param message for the operator
 * @param closes whether it has ended; otherwise the next run goes on with it
 * @param places where it stands now: the folder, unless the landing does not keep it, and its addresses elsewhere
 * @param receipt null unless this process delivered it
 */
public record Outcome(FailureClass failure, String message, boolean closes, List<String> places, Receipt receipt) {

    public Outcome {
        message = SecretMask.mask(message);
    }

    /** Nothing was delivered. */
    static Outcome of(FailureClass failure, String message, boolean closes) {
        return new Outcome(failure, message, closes, List.of(), null);
    }

    public int exitCode() {
        return failure == null ? 0 : failure.exitCode();
    }

    /** What the ledger is told of a failure. */
    public ExportEnd end() {
        return new ExportEnd(exitCode(), message, false);
    }

    /** Where it landed, and stands unless the landing does not keep it. */
    public Path folder() {
        return Path.of(places.get(0));
    }

    public boolean isDelivered() {
        return receipt != null;
    }
}
