package io.github.bcdacamel.ledger;

import io.github.bcdacamel.failures.LedgerAwayException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Waits for a database that gives no connection: asks again until the patience is over. The patience counts once for
 * the whole process, from the first refusal, so no thread waits again after another has waited in vain. Does not repeat
 * a statement that breaks.
 */
final class RetryingDataSource extends DelegatingDataSource {

    private static final Logger LOG = LoggerFactory.getLogger("bcda");
    private static final long ANSWERS = Long.MIN_VALUE;

    private final Duration patience;
    private final LongSupplier nanos;
    private final AtomicLong awaySince = new AtomicLong(ANSWERS);

    /** @param pool each request to it ends after a few seconds, with a SQLTransientConnectionException when nothing came */
    RetryingDataSource(DataSource pool, Duration patience, LongSupplier nanos) {
        super(pool);
        this.patience = patience;
        this.nanos = nanos;
    }

    /** @throws LedgerAwayException once the patience is over */
    @Override
    public Connection getConnection() throws SQLException {
        while (true) {
            try {
                Connection connection = super.getConnection();
                answered();
                return connection;
            } catch (SQLTransientConnectionException refused) {
                if (isOver()) {
                    throw new LedgerAwayException(patience, refused);
                }
            }
        }
    }

    private void answered() {
        long since = awaySince.getAndSet(ANSWERS);
        if (since != ANSWERS) {
            LOG.info(
                    "The ledger answers again, after {} s.",
                    Duration.ofNanos(nanos.getAsLong() - since).toSeconds());
        }
    }

    private boolean isOver() {
        long now = nanos.getAsLong();
        if (awaySince.compareAndSet(ANSWERS, now)) {
            LOG.warn(
                    "The ledger gives no connection (bcda.ledger.url). Waiting up to {} s"
                            + " (bcda.ledger.patience); work in progress continues as far as it can.",
                    patience.toSeconds());
        }
        long since = awaySince.get();
        return since != ANSWERS && now - since >= patience.toNanos();
    }
}
