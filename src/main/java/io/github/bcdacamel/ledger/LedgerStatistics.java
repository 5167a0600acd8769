package io.github.bcdacamel.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Reads the state of feeds for metrics and health. A reading is reused for some seconds, so one scrape is one reading.
 * Changes nothing. Safe for use by many threads.
 */
public final class LedgerStatistics {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private static final String EXPORTS = """
            select max(case when state = 'finished' and since_advanced = true then finished_at end) as last_success,
                   max(case when open_feed is not null then 1 else 0 end) as open_exports,
                   max(case when open_feed is not null then manifest_at end) as manifest_at
              from exports where feed = ?""";

    private static final String SINCE = """
            select transaction_time from exports
             where feed = ? and state = 'finished' and since_advanced = true order by finished_at desc limit 1""";

    private static final String FILES = """
            select f.state, count(*) as files from files f join exports e on e.feed = f.feed and e.id = f.export_id
             where e.open_feed = ? group by f.state""";

    private final DataSource ledger;
    private final Clock clock;
    private final Map<String, Look> looks = new ConcurrentHashMap<>();

    private record Look(Instant at, Optional<FeedStatistics> figures) {}

    public LedgerStatistics(DataSource ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Empty while the ledger does not answer. */
    public Optional<FeedStatistics> of(String feed) {
        return looks.compute(feed, (name, last) -> {
                    Instant now = clock.instant();
                    return last != null && now.isBefore(last.at().plus(FRESH)) ? last : new Look(now, read(name));
                })
                .figures();
    }

    private Optional<FeedStatistics> read(String feed) {
        try (Connection connection = ledger.getConnection();
                PreparedStatement exports = prepared(connection, EXPORTS, feed);
                PreparedStatement since = prepared(connection, SINCE, feed);
                PreparedStatement files = prepared(connection, FILES, feed);
                ResultSet export = exports.executeQuery();
                ResultSet transactionTime = since.executeQuery();
                ResultSet states = files.executeQuery()) {
            export.next();
            Map<String, Long> counts = new ConcurrentHashMap<>();
            while (states.next()) {
                counts.put(states.getString("state"), states.getLong("files"));
            }
            return Optional.of(new FeedStatistics(
                    instant(export, "last_success"),
                    transactionTime.next() ? parsed(transactionTime.getString("transaction_time")) : null,
                    export.getInt("open_exports") == 1,
                    instant(export, "manifest_at"),
                    counts.getOrDefault("pending", 0L),
                    counts.getOrDefault("verified", 0L),
                    counts.getOrDefault("delivered", 0L),
                    counts.getOrDefault("failed", 0L) + counts.getOrDefault("gone", 0L)));
        } catch (SQLException away) {
            return Optional.empty();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, String feed) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, feed);
        return statement;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Instant parsed(String time) {
        try {
            return time == null ? null : OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException unusual) {
            return null;
        }
    }
}
