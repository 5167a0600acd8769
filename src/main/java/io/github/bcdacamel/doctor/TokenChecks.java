package io.github.bcdacamel.doctor;

import io.github.bcdacamel.bcda.Addresses;
import java.util.List;

/** Says whether the credentials buy an access token. What the token address's answers mean is known to TokenAnswers. */
public final class TokenChecks {

    private static final String NAME = "token";

    private final String tokenUrl;

    public TokenChecks(String tokenUrl) {
        this.tokenUrl = Addresses.redacted(tokenUrl);
    }

    /** @param needed false where the server is open */
    public Findings taken(boolean needed) {
        Check check = needed
                ? Check.ok(NAME, tokenUrl + " gives an access token for the client id and secret.")
                : Check.ok(NAME, "None is needed (bcda.auth = none).");
        return new Findings(List.of(check), true);
    }

    public Findings refused(Throwable fault) {
        return Findings.failed(NAME, tokenUrl, fault);
    }
}
