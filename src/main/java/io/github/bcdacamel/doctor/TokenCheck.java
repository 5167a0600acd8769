package io.github.bcdacamel.doctor;

import io.github.bcdacamel.bcda.AddressGuard;
import java.util.List;

/** Reports whether the credentials get an access token. {@link io.github.bcdacamel.bcda.TokenResponseParser} reads the response. */
public final class TokenCheck {

    private static final String NAME = "token";

    private final String tokenUrl;

    public TokenCheck(String tokenUrl) {
        this.tokenUrl = AddressGuard.redacted(tokenUrl);
    }

    /** @param needed false where the server is open */
    public CheckResult taken(boolean needed) {
        Check check = needed
                ? Check.ok(NAME, tokenUrl + " gives an access token for the client id and secret.")
                : Check.ok(NAME, "None is needed (bcda.auth = none).");
        return new CheckResult(List.of(check), true);
    }

    public CheckResult refused(Throwable fault) {
        return CheckResult.failed(NAME, tokenUrl, fault);
    }
}
