package io.github.bcdacamel.bcda;

import io.github.bcdacamel.failures.KnownFailure;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Allows one token renewal at a time. The token itself is {@link AccessTokenCache}'s. */
public final class TokenRenewalLock {

    private final Semaphore turn = new Semaphore(1);
    private final Duration patience;

    /** @param patience longer than a request for a token may take */
    public TokenRenewalLock(Duration patience) {
        this.patience = patience;
    }

    /** Waits for its turn, which {@link #end} gives back. */
    public void begin() throws InterruptedException {
        if (!turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw KnownFailure.TOKEN_NOT_NOW.notNow(
                    "Another worker has waited for an access token for " + patience.toSeconds() + " s.", null);
        }
    }

    public void end() {
        turn.release();
    }
}
