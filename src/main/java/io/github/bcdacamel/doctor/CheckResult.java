package io.github.bcdacamel.doctor;

import io.github.bcdacamel.bcda.AddressRefusedException;
import io.github.bcdacamel.failures.CauseMapper;
import io.github.bcdacamel.failures.CauseMapper.Cause;
import io.github.bcdacamel.failures.FailureClass;
import java.util.List;

/**
 * What one question to BCDA brought.
 *
 * @param checks one or more
 * @param open whether the next question may be put: not where nobody answers, nor where we were asked to be silent
 */
public record CheckResult(List<Check> checks, boolean open) {

    private static final int TOO_MANY_REQUESTS = 429;

    public CheckResult {
        checks = List.copyOf(checks);
    }

    /** There was an answer; after a 429 every further request would only lengthen the silence. */
    static CheckResult answered(int status, Check... checks) {
        return new CheckResult(List.of(checks), status != TOO_MANY_REQUESTS);
    }

    /** There was none, or it was thrown as a failure. */
    static CheckResult failed(String name, String address, Throwable fault) {
        return new CheckResult(List.of(check(name, address, fault)), false);
    }

    private static Check check(String name, String address, Throwable fault) {
        if (fault instanceof AddressRefusedException refused) {
            return Check.fail(
                    FailureClass.SETTINGS,
                    name,
                    "The settings name an address that is not asked: " + refused.reason() + " ("
                            + refused.redactedAddress() + "). Check bcda.base-url, bcda.api-url and bcda.token-url.");
        }
        Cause cause = CauseMapper.map(fault);
        String found =
                switch (cause.kind()) {
                    case FINAL -> cause.message();
                    case RETRYABLE -> cause.message() + " Try again later.";
                    case NO_ANSWER -> address + " gives no answer because " + cause.message() + ".";
                    case OWN_FAULT ->
                        "The question could not be put ("
                                + cause.fault().getClass().getName()
                                + "). If you changed routes or camel.* settings, look there.";
                };
        return Check.fail(cause.failureClass(), name, found);
    }
}
