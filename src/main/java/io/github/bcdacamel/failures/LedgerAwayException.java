package io.github.bcdacamel.failures;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/** The ledger's database gave no connection for as long as we wait. */
public final class LedgerAwayException extends SQLTransientConnectionException implements Classified {

    public LedgerAwayException(Duration patience, SQLTransientConnectionException cause) {
        super(
                "The ledger gave no connection for " + patience.toSeconds()
                        + " s (bcda.ledger.patience). What is landed is kept. Start its database (bcda.ledger.url);"
                        + " the next run goes on.",
                cause.getSQLState(),
                cause);
    }

    @Override
    public FailureClass failureClass() {
        return FailureClass.GAVE_UP;
    }
}
