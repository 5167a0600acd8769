package io.github.bcdacamel.export;

import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.landing.Receipt;
import java.nio.file.Path;
import java.util.List;

/**
 * How an export ended, for this run.
 *
 * @param failure null when it was delivered and verified without server errors
 * @param message for the operator
 * @param closes whether it is over; otherwise the next run goes on with it
 * @param sinceAdvances whether the next incremental export starts at its transaction time
 * @param places where it stands now: the folder, unless the landing does not keep it, and its addresses elsewhere
 * @param receipt null unless it was delivered
 */
public record Outcome(
        FailureClass failure,
        String message,
        boolean closes,
        boolean sinceAdvances,
        List<String> places,
        Receipt receipt) {

    public int exitCode() {
        return failure == null ? 0 : failure.exitCode();
    }

    /** Where it landed, and stands unless the landing does not keep it. */
    public Path folder() {
        return Path.of(places.get(0));
    }

    public boolean isDelivered() {
        return receipt != null;
    }
}
