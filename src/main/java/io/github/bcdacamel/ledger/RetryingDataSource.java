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
 * The ledger's database for those who would rather wait than fail: while it gives no connection, it is asked again until
 * the patience is over. The patience is one for the whole process and begins with the first refusal, so that nobody waits
 * after somebody else has already waited in vain. A statement that breaks in the middle is not repeated here.
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
                    "The ledger gives no connection (bcda.ledger.url). It is waited for, {} s at most"
                            + " (bcda.ledger.patience); what is under way goes on as far as it can.",
                    patience.toSeconds());
        }
        long since = awaySince.get();
        return since != ANSWERS && now - since >= patience.toNanos();
    }
}
