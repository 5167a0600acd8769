package io.github.bcdacamel.doctor;

import io.github.bcdacamel.bcda.AddressRefusedException;
import io.github.bcdacamel.failures.CauseMapper;
import io.github.bcdacamel.failures.CauseMapper.Cause;
import io.github.bcdacamel.failures.FailureClass;
import java.util.List;

/**
 * The result of one request to BCDA.
 *
 * @param checks one or more
 * @param open whether to send the next request: not without an answer to this one, nor after a 429
 */
public record CheckResult(List<Check> checks, boolean open) {

    private static final int TOO_MANY_REQUESTS = 429;

    public CheckResult {
        checks = List.copyOf(checks);
    }

    /** The server answered. After a 429, another request would only prolong the block. */
    static CheckResult answered(int status, Check... checks) {
        return new CheckResult(List.of(checks), status != TOO_MANY_REQUESTS);
    }

    /** The server did not answer, or its answer was thrown as a failure. */
    static CheckResult failed(String name, String address, Throwable fault) {
        return new CheckResult(List.of(check(name, address, fault)), false);
    }

    private static Check check(String name, String address, Throwable fault) {
        if (fault instanceof AddressRefusedException refused) {
            return Check.fail(
                    FailureClass.SETTINGS,
                    name,
                    "The settings name an address that is not allowed: " + refused.reason() + " ("
                            + refused.redactedAddress() + "). Check bcda.base-url, bcda.api-url and bcda.token-url.");
        }
        Cause cause = CauseMapper.map(fault);
        String found =
                switch (cause.kind()) {
                    case FINAL -> cause.message();
                    case RETRYABLE -> cause.message() + " Try again later.";
                    case NO_ANSWER -> address + " does not answer because " + cause.message() + ".";
                    case OWN_FAULT ->
                        "The request could not be sent ("
                                + cause.fault().getClass().getName()
                                + "). If you changed routes or camel.* settings, check them.";
                };
        return Check.fail(cause.failureClass(), name, found);
    }
}
