package io.github.bcdacamel.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Opens the ledger's database and brings it to the present version. What the routes remember there is in
 * {@code ledger/sql}; the tables are in {@code ledger/migrations}.
 */
public final class Ledger implements AutoCloseable {

    private static final String EMBEDDED = "jdbc:h2:file:";
    /** H2's defaults lose committed rows to a kill, and close the database before Camel has stopped. */
    private static final String DURABLE = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

    private static final int H2_ALREADY_OPEN = 90020;

    private final HikariDataSource database;

    private Ledger(HikariDataSource database) {
        this.database = database;
    }

    /** @throws ExportFailure SETTINGS when another process has it, or it cannot be opened */
    public static Ledger open(String url) {
        boolean embedded = url.startsWith(EMBEDDED);
        HikariConfig config = new HikariConfig();
        config.setPoolName("ledger");
        config.setJdbcUrl(embedded ? url + DURABLE : url);
        config.setMaximumPoolSize(10);
        config.setInitializationFailTimeout(1);
        HikariDataSource database = null;
        try {
            if (embedded) {
                createFolder(url);
            }
            database = new HikariDataSource(config);
            Flyway.configure(Ledger.class.getClassLoader())
                    .dataSource(database)
                    .locations("classpath:ledger/migrations")
                    .loggers("slf4j")
                    .load()
                    .migrate();
            if (embedded) {
                forgetDeadHolders(database);
            }
            return new Ledger(database);
        } catch (RuntimeException | SQLException | IOException refused) {
            if (database != null) {
                database.close();
            }
            throw refusal(url, refused);
        }
    }

    public DataSource database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }

    private static void createFolder(String url) throws IOException {
        Path folder = Path.of(url.substring(EMBEDDED.length()).replaceFirst(";.*", ""))
                .toAbsolutePath()
                .getParent();
        if (!Files.exists(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** Only one process can have an embedded ledger open, so whoever held a file before is dead. */
    private static void forgetDeadHolders(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update files set owner = null, lease_until = null, attempt_id = null");
        }
    }

    private static ExportFailure refusal(String url, Exception refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == H2_ALREADY_OPEN) {
                return new ExportFailure(
                        FailureClass.SETTINGS,
                        "Another process has the ledger open (bcda.ledger.url = " + url
                                + "). Wait until it has ended, or give this one another ledger and landing. Nothing was"
                                + " started and nothing changed.",
                        refused);
            }
        }
        String why = refused instanceof FlywayException || refused.getCause() == null
                ? String.valueOf(refused.getMessage())
                : String.valueOf(refused.getCause().getMessage());
        return new ExportFailure(
                FailureClass.SETTINGS,
                "The ledger cannot be opened (bcda.ledger.url = " + url + "): "
                        + why.lines().findFirst().orElse("")
                        + " Check the path and its permissions. Nothing was started and nothing changed.",
                refused);
    }
}
