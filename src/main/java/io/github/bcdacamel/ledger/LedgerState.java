package io.github.bcdacamel.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.output.ValidateResult;

/**
 * What a ledger is like, found without changing it: an embedded one is opened to read only and never made. Opening it
 * to work with, and bringing it to the present version, is {@link Ledger}'s.
 *
 * @param detail the version (FINE, OLDER) or a phrase why not (REFUSED); else empty
 */
public record LedgerState(Condition condition, String detail) {

    private static final String EMBEDDED = "jdbc:h2:file:";
    private static final String READ_ONLY = ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE;DB_CLOSE_ON_EXIT=FALSE";
    private static final int H2_ALREADY_OPEN = 90020;
    private static final String UNKNOWN_USER_OR_PASSWORD = "28";
    private static final long PATIENCE_MILLIS = 10_000;

    /** In a word. */
    public enum Condition {
        FINE,
        /** An embedded one that the first run will make. */
        ABSENT,
        /** The next run changes its tables. */
        OLDER,
        /** An embedded one that another process has open. */
        IN_USE,
        REFUSED
    }

    /** @param user empty for an embedded ledger */
    public static LedgerState read(String url, String user, String password) {
        boolean embedded = url.startsWith(EMBEDDED);
        if (embedded) {
            LedgerState onDisk = onDisk(Path.of(url.substring(EMBEDDED.length()).replaceFirst(";.*", "") + ".mv.db")
                    .toAbsolutePath());
            if (onDisk != null) {
                return onDisk;
            }
        }
        try (HikariDataSource database = open(url, user, password)) {
            return versions(Flyway.configure(Ledger.class.getClassLoader())
                    .dataSource(database)
                    .locations("classpath:ledger/migrations")
                    .ignoreMigrationPatterns("*:pending")
                    .loggers("slf4j")
                    .load());
        } catch (RuntimeException refused) {
            return refusal(refused);
        }
    }

    /** What since rests on, of a ledger that is fine. */
    public static SinceBasis basis(String url, String user, String password, String feed, String scope) {
        try (HikariDataSource database = open(url, user, password)) {
            return new FeedLedger(feed, "doctor", new FeedLedger.Limits(0, 0, 0, true), new InFlightFiles(), database)
                    .findBasis(scope);
        }
    }

    private static HikariDataSource open(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("ledger");
        config.setJdbcUrl(url.startsWith(EMBEDDED) ? url + READ_ONLY : url);
        if (!user.isEmpty()) {
            config.setUsername(user);
            config.setPassword(password);
        }
        config.setMaximumPoolSize(2);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setInitializationFailTimeout(1);
        config.setReadOnly(true);
        return new HikariDataSource(config);
    }

    /** What its files say, if that settles it. */
    private static LedgerState onDisk(Path file) {
        if (!Files.exists(file)) {
            Path folder = file.getParent();
            while (!Files.exists(folder)) {
                folder = folder.getParent();
            }
            return Files.isDirectory(folder) && Files.isWritable(folder)
                    ? new LedgerState(Condition.ABSENT, "")
                    : new LedgerState(Condition.REFUSED, "there is no write permission in " + folder);
        }
        return Files.isWritable(file) && Files.isWritable(file.getParent())
                ? null
                : new LedgerState(Condition.REFUSED, file + " cannot be written");
    }

    private static LedgerState versions(Flyway flyway) {
        ValidateResult validation = flyway.validateWithResult();
        if (!validation.validationSuccessful) {
            return new LedgerState(Condition.REFUSED, "its tables were not created by this version of the program");
        }
        MigrationInfo[] pending = flyway.info().pending();
        return pending.length > 0
                ? new LedgerState(Condition.OLDER, version(pending[pending.length - 1]))
                : new LedgerState(Condition.FINE, version(flyway.info().current()));
    }

    private static String version(MigrationInfo migration) {
        return String.valueOf(migration.getVersion());
    }

    private static LedgerState refusal(RuntimeException refused) {
        Throwable root = refused;
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == H2_ALREADY_OPEN) {
                return new LedgerState(Condition.IN_USE, "");
            }
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith(UNKNOWN_USER_OR_PASSWORD)) {
                return new LedgerState(Condition.REFUSED, "it rejects the user or the password");
            }
            root = cause;
        }
        String why = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return new LedgerState(Condition.REFUSED, why.replaceFirst("\\.$", ""));
    }
}
