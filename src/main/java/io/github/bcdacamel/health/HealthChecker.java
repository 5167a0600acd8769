package io.github.bcdacamel.health;

import io.github.bcdacamel.ledger.FeedStatistics;
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
public final class HealthChecker {

    private static final int PATIENCE_SECONDS = 5;
    private static final Duration WARN_BEFORE_END = Duration.ofDays(7);

    private HealthChecker() {}

    /** The ledger answers. */
    public static Supplier<HealthFinding> ledger(DataSource ledger) {
        return () -> {
            try (Connection connection = ledger.getConnection()) {
                if (connection.isValid(PATIENCE_SECONDS)) {
                    return HealthFinding.up("ledger", null, "answers");
                }
            } catch (SQLException away) {
                // The message could hold the address; the log has it.
            }
            return HealthFinding.down(
                    "ledger",
                    null,
                    "The ledger does not answer. Work in progress waits for it; check its database"
                            + " (bcda.ledger.url).");
        };
    }

    /** The feed's routes run, and with them its schedule. */
    public static Supplier<HealthFinding> routes(String feed, BooleanSupplier running) {
        return () -> running.getAsBoolean()
                ? HealthFinding.up("routes", feed, "run")
                : HealthFinding.down(
                        "routes", feed, "The feed's routes do not all run, so no export starts. Restart the program.");
    }

    /**
     * A complete export was delivered recently.
     *
     * @param started the age counts from here while none was delivered ever
     */
    public static Supplier<HealthFinding> freshness(
            String feed, Duration maxAge, Instant started, Supplier<Optional<FeedStatistics>> figures, Clock clock) {
        return () -> {
            Optional<FeedStatistics> known = figures.get();
            if (known.isEmpty()) {
                return HealthFinding.down("freshness", feed, "Unknown, because the ledger does not answer.");
            }
            Instant last = known.get().lastSuccess();
            Duration age = Duration.between(last == null ? started : last, clock.instant());
            String words = last == null
                    ? "no export has been completely delivered yet"
                    : "the last complete export was delivered " + age.toHours() + " h ago";
            return HealthFinding.of(
                    "freshness",
                    feed,
                    age.compareTo(maxAge) <= 0,
                    words,
                    ", longer than bcda.health.max-age. Look for the feed's last failure in the log.");
        };
    }

    /** The client secret does not expire within a week. */
    public static Supplier<HealthFinding> credentials(String feed, CredentialExpiry credentials) {
        return () -> {
            Optional<Duration> left = credentials.left();
            if (left.isEmpty()) {
                return HealthFinding.up("credentials", feed, "unknown: bcda.client-secret-issued is not set");
            }
            return HealthFinding.of(
                    "credentials",
                    feed,
                    left.get().compareTo(WARN_BEFORE_END) > 0,
                    left.get().isNegative()
                            ? "have expired"
                            : "expire in " + left.get().toDays() + " days",
                    ". Renew them in your model's portal, then set the secret and bcda.client-secret-issued, and"
                            + " restart.");
        };
    }

    /** @param least free bytes */
    public static Supplier<HealthFinding> disk(String feed, DiskSpace disk, long least) {
        return () -> {
            try {
                long free = disk.free();
                return HealthFinding.of(
                        "disk",
                        feed,
                        free >= least,
                        free / (1024 * 1024) + " MB free",
                        ", less than bcda.health.min-free-space. Free space on the landing's disk; landed files"
                                + " are kept.");
            } catch (IOException unknown) {
                return HealthFinding.down("disk", feed, "The free space of the landing's disk is unknown.");
            }
        };
    }
}
