package io.github.bcdacamel.database;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Puts into plain words why the database was not filled. PostgreSQL may quote rows, in details and in some messages, so only those of its
 * words are passed on that speak of names and rights.
 */
final class DatabaseFaultMapper {

    /** Classes of SQLSTATE whose first sentence names tables, columns, roles and settings, and no value. */
    private static final Set<String> WITHOUT_VALUES =
            Set.of("08", "0A", "25", "26", "28", "2B", "3D", "3F", "42", "53", "54", "55", "57");

    private static final String LOOK = "Look into the log of PostgreSQL";

    private DatabaseFaultMapper() {}

    static DatabaseException map(Exception fault) {
        if (fault instanceof DatabaseException known) {
            return known;
        }
        if (fault instanceof SQLException refused) {
            DatabaseException ofTheWay = ofTheWay(refused);
            return ofTheWay != null ? ofTheWay : ofTheServer(refused);
        }
        if (fault instanceof IOException) {
            return said(
                    "this machine's disk refused (" + fault.getMessage() + ")",
                    "Make room and check the rights, in bcda.landing.dir and bcda.marts.temp-dir");
        }
        return said(String.valueOf(fault.getMessage()), "Then load again");
    }

    /** Null unless the server was not reached, or was lost. */
    private static DatabaseException ofTheWay(SQLException refused) {
        if (has(refused, UnknownHostException.class)) {
            return said(
                    "the name of its host cannot be found",
                    "Check the host in bcda.database.url, then the name server");
        }
        if (has(refused, ConnectException.class) || has(refused, NoRouteToHostException.class)) {
            return said(
                    "the connection was refused",
                    "Check host and port in bcda.database.url, that PostgreSQL runs there and listens to others (listen_addresses), and any firewall on the way");
        }
        if (has(refused, SocketTimeoutException.class)) {
            return said(
                    "it gave no answer in time",
                    "Check that it is well, and any firewall on the way; connectTimeout and socketTimeout in bcda.database.url give it longer");
        }
        if (has(refused, SSLException.class)) {
            return said(
                    "no secure connection (TLS) could be made",
                    "Check sslmode and sslrootcert in bcda.database.url, and the server's certificate");
        }
        return has(refused, IOException.class)
                ? said("the connection broke", "Check that PostgreSQL runs, and the network")
                : null;
    }

    private static DatabaseException ofTheServer(SQLException refused) {
        String state = refused.getSQLState() == null ? "" : refused.getSQLState();
        String said = words(refused, state);
        return switch (state) {
            case "28P01", "28000" ->
                said(
                        "it rejected the user or the password" + said,
                        "Check bcda.database.user, BCDA_DATABASE_PASSWORD (or bcda.database.password-file), and pg_hba.conf of the server");
            case "3D000" -> said("there is no such database" + said, "Create it, or correct bcda.database.url");
            case "42501" ->
                said(
                        "the user lacks a right" + said,
                        "Grant it as docs/database.md has it: create on the schema, and for a new schema create on the database; only the owner of a table can add columns to it");
            case "53100" -> said("its disk is full" + said, "Make room there");
            case "53300", "57P03" -> said("it takes no connection now" + said, "Wait, or raise max_connections");
            case "55P03" ->
                said(
                        "a statement waited too long for somebody's lock" + said,
                        "See who holds it (pg_stat_activity, pg_locks); a transaction that was left open keeps one");
            case "2BP01" ->
                said(
                        "the columns of a mart have changed, or it is built no more, and somebody's view depends on it"
                                + details(refused),
                        "Drop that view, load again, and make it anew");
            case "25006" -> said("it is a replica that is only read" + said, "Name the primary in bcda.database.url");
            case "57P01", "57P02", "57014", "25P03" ->
                said("somebody ended the connection or the statement" + said, LOOK);
            case "40P01", "40001" ->
                said("another session was in the way (SQLSTATE " + state + ")", "Nothing else is needed");
            case "22021", "22P05" ->
                said(
                        "a text has a character that its encoding lacks (SQLSTATE " + state + ")",
                        "Use a database with encoding UTF8");
            default -> said("it refused a statement" + said, LOOK);
        };
    }

    /** The state, and the server's own sentence where it has no value. */
    private static String words(SQLException refused, String state) {
        ServerErrorMessage server = refused instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        boolean isSafe = server != null && state.length() == 5 && WITHOUT_VALUES.contains(state.substring(0, 2));
        return isSafe ? " (" + server.getMessage() + ", SQLSTATE " + state + ")" : " (SQLSTATE " + state + ")";
    }

    /** Which names depend on which: no data. */
    private static String details(SQLException refused) {
        ServerErrorMessage server = refused instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        String detail = server == null || server.getDetail() == null
                ? ""
                : server.getDetail().replace("\n", ", ");
        return " (" + detail + (detail.isEmpty() ? "" : "; ") + "SQLSTATE 2BP01)";
    }

    private static boolean has(Throwable fault, Class<? extends Throwable> wanted) {
        Throwable current = fault;
        for (int depth = 0; current != null && depth < 20; depth++) {
            if (wanted.isInstance(current)) {
                return true;
            }
            current = current.getCause();
        }
        return false;
    }

    private static DatabaseException said(String reason, String action) {
        return new DatabaseException(reason, action);
    }
}
