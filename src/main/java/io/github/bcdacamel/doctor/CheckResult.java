package io.github.bcdacamel.doctor;

import io.github.bcdacamel.bcda.AddressRefusedException;
import io.github.bcdacamel.bcda.NetworkErrorMapper;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.RetryableException;
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
        if (fault instanceof ExportFailure failure) {
            return Check.fail(failure.failureClass(), name, failure.getMessage());
        }
        if (fault instanceof RetryableException notNow) {
            return Check.fail(notNow.ifItPersists(), name, notNow.getMessage() + " Try again later.");
        }
        if (NetworkErrorMapper.isNetworkFault(fault)) {
            return Check.fail(
                    NetworkErrorMapper.ifItPersists(fault),
                    name,
                    address + " gives no answer because " + NetworkErrorMapper.explain(fault) + ".");
        }
        return Check.fail(
                FailureClass.UNEXPECTED,
                name,
                "The question could not be put (" + fault.getClass().getName()
                        + "). If you changed routes or camel.* settings, look there.");
    }
}
