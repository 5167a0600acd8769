package io.github.bcdacamel.export;

import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.landing.Receipt;
import java.nio.file.Path;

/**
 * How an export ended, for this run.
 *
 * @param failure null when it was delivered and verified without server errors
 * @param message for the operator
 * @param closes whether it is over; otherwise the next run goes on with it
 * @param sinceAdvances whether the next incremental export starts at its transaction time
 * @param folder where it landed; null when it did not
 * @param receipt null unless it was delivered
 */
public record Outcome(
        FailureClass failure, String message, boolean closes, boolean sinceAdvances, Path folder, Receipt receipt) {

    public int exitCode() {
        return failure == null ? 0 : failure.exitCode();
    }

    public boolean isDelivered() {
        return receipt != null;
    }
}
