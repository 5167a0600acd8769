package io.github.bcdacamel.health;

import io.github.bcdacamel.ledger.FeedFigures;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** The checks of {@link Health}, one method each. None of them asks BCDA anything. */
public final class Checks {

    private static final int PATIENCE_SECONDS = 5;
    private static final Duration WARN_BEFORE_END = Duration.ofDays(7);

    private Checks() {}

    /** The ledger answers. */
    public static Supplier<Finding> ledger(DataSource ledger) {
        return () -> {
            try (Connection connection = ledger.getConnection()) {
                if (connection.isValid(PATIENCE_SECONDS)) {
                    return Finding.up("ledger", null, "answers");
                }
            } catch (SQLException away) {
                // The message could hold the address; the log has it.
            }
            return Finding.down(
                    "ledger",
                    null,
                    "The ledger does not answer. What is under way waits for it; check its database (bcda.ledger.url).");
        };
    }

    /** The feed's routes run, and with them its schedule. */
    public static Supplier<Finding> routes(String feed, BooleanSupplier running) {
        return () -> running.getAsBoolean()
                ? Finding.up("routes", feed, "run")
                : Finding.down("routes", feed, "The feed's routes do not all run, so no export begins. Restart.");
    }

    /**
     * An export was delivered whole lately.
     *
     * @param started the age counts from here while none was delivered ever
     */
    public static Supplier<Finding> freshness(
            String feed, Duration maxAge, Instant started, Supplier<Optional<FeedFigures>> figures, Clock clock) {
        return () -> {
            Optional<FeedFigures> known = figures.get();
            if (known.isEmpty()) {
                return Finding.down("freshness", feed, "Unknown, because the ledger does not answer.");
            }
            Instant last = known.get().lastSuccess();
            Duration age = Duration.between(last == null ? started : last, clock.instant());
            String words = last == null
                    ? "no export was delivered whole yet"
                    : "the last whole export was delivered " + age.toHours() + " h ago";
            return age.compareTo(maxAge) <= 0
                    ? Finding.up("freshness", feed, words)
                    : Finding.down(
                            "freshness",
                            feed,
                            words + ", longer than bcda.health.max-age. Look for the feed's last failure in the log.");
        };
    }

    /** The client secret does not end within a week. */
    public static Supplier<Finding> credentials(String feed, Credentials credentials) {
        return () -> {
            Optional<Duration> left = credentials.left();
            if (left.isEmpty()) {
                return Finding.up("credentials", feed, "unknown: bcda.client-secret-issued is not set");
            }
            long days = left.get().toDays();
            return left.get().compareTo(WARN_BEFORE_END) > 0
                    ? Finding.up("credentials", feed, "end in " + days + " days")
                    : Finding.down(
                            "credentials",
                            feed,
                            (left.get().isNegative() ? "have ended" : "end in " + days + " days")
                                    + ". Renew them in your model's portal, then set the secret and"
                                    + " bcda.client-secret-issued, and restart.");
        };
    }

    /** @param least free bytes */
    public static Supplier<Finding> disk(String feed, Disk disk, long least) {
        return () -> {
            try {
                long free = disk.free();
                String words = free / (1024 * 1024) + " MB free";
                return free >= least
                        ? Finding.up("disk", feed, words)
                        : Finding.down(
                                "disk",
                                feed,
                                words + ", less than bcda.health.min-free-space. Make room on the landing's disk; what"
                                        + " is landed is kept.");
            } catch (IOException unknown) {
                return Finding.down("disk", feed, "The landing's disk does not say how much room it has.");
            }
        };
    }
}
