package io.github.bcdacamel.bcda;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.KnownFailure;

/**
 * The server named an address that is not allowed, so no request is sent there. The address in the message has no
 * query, because queries of signed addresses are secrets.
 */
public final class AddressRefusedException extends ExportFailure {

    private final String reason;
    private final String redactedAddress;

    AddressRefusedException(String reason, String redactedAddress) {
        super(
                KnownFailure.ADDRESS_REFUSED,
                "The server named an address that is not allowed: " + reason + " (" + redactedAddress
                        + "). No request and"
                        + " no token was sent there. If the server is right to name it, list its host in"
                        + " bcda.download.allowed-hosts; if not, tell the operator of the server. Earlier exports are"
                        + " untouched.");
        this.reason = reason;
        this.redactedAddress = redactedAddress;
    }

    /** What is wrong with the address, a phrase without the address. */
    public String reason() {
        return reason;
    }

    /** Scheme, host and path, escaped and shortened. */
    public String redactedAddress() {
        return redactedAddress;
    }
}
