package io.github.bcdacamel.bcda;

import static io.github.bcdacamel.failures.KnownFailure.CREDENTIALS_WANTED;
import static io.github.bcdacamel.failures.KnownFailure.FILE_REJECTED;

import io.github.bcdacamel.failures.ExportFailure;

/** Says what a 401 means where no token was sent: the settings, or a manifest, said that none is needed. */
public final class MissingTokenGuard {

    private final boolean open;

    /** @param open whether the settings say that no request needs a token */
    public MissingTokenGuard(boolean open) {
        this.open = open;
    }

    /**
     * Returns when the parser of the response knows better.
     *
     * @param request was answered 401, and had no token
     * @throws ExportFailure ACCESS or FILE
     */
    public void check(BcdaRequest request) {
        String address = AddressGuard.redacted(request.address());
        if (open) {
            throw CREDENTIALS_WANTED.failure(
                    "The server wants credentials (HTTP 401 from " + address
                            + "), and none were sent because bcda.auth is none. Set bcda.auth to basic, and BCDA_CLIENT_ID and"
                            + " BCDA_CLIENT_SECRET to the credentials of this server. Nothing is lost: the next run goes on from here.");
        }
        if (request.isForFile()) {
            throw FILE_REJECTED.failure("The server wants a token for a file (HTTP 401 from " + address
                    + "), although its manifest says that files need none, so none was sent. Tell the operator of the"
                    + " server. The other files are fetched, and the next run tries this one again.");
        }
    }
}
