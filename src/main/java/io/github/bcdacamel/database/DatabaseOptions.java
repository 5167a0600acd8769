package io.github.bcdacamel.database;

import java.time.Duration;

/**
 * The PostgreSQL that gets the tables and marts of a feed.
 *
 * @param user empty for the system's
 * @param password empty for none
 * @param schema of this feed alone
 * @param lockWait how long a statement waits for somebody else's lock on a table
 * @param turnWait how long to wait while another process fills the schema
 */
public record DatabaseOptions(
        String url, String user, String password, String schema, Duration lockWait, Duration turnWait) {

    private static final Duration LOCK_WAIT = Duration.ofMinutes(1);
    private static final Duration TURN_WAIT = Duration.ofMinutes(10);

    public DatabaseOptions(String url, String user, String password, String schema) {
        this(url, user, password, schema, LOCK_WAIT, TURN_WAIT);
    }

    /** For messages: what follows the question mark may be a secret. */
    String place() {
        return url.replaceFirst("\\?.*", "");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "schema " + schema + " of " + place();
    }
}
