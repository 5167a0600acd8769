package io.github.bcdacamel.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

class DatabaseFaultMapperTest {

    private static final String VALUE = "1EG4-TE5-MK73";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    28P01 | password authentication failed for user "me" | it rejected the user or the password (password authentication failed for user "me", SQLSTATE 28P01)
                    53100 | could not extend file "base/1"               | its disk is full (could not extend file "base/1", SQLSTATE 53100)
                    53300 | sorry, too many clients already              | it takes no connection now (sorry, too many clients already, SQLSTATE 53300)
                    25006 | cannot execute in a read-only transaction    | it is a replica that is only read (cannot execute in a read-only transaction, SQLSTATE 25006)
                    57P01 | terminating connection                       | somebody ended the connection or the statement (terminating connection, SQLSTATE 57P01)
                    """)
    void what_the_server_refuses_is_told_in_words(String state, String said, String reason) {
        assertThat(map(state, said)).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22P02", "22001", "22021", "23505", "23514", "44000", "P0001", "XX000", "38000"})
    void what_may_hold_a_value_is_told_by_its_state_alone(String state) {
        assertThat(map(state, "invalid input: \"" + VALUE + "\""))
                .contains("SQLSTATE " + state)
                .doesNotContain(VALUE);
    }

    @Test
    void details_are_not_told() {
        assertThat(map("42501", "permission denied\0DRow: " + VALUE + "\0WCOPY patient, line 1: " + VALUE))
                .isEqualTo("the user lacks a right (permission denied, SQLSTATE 42501)");
    }

    @Test
    void a_way_that_fails_is_told_by_its_kind() {
        assertThat(map(new SocketTimeoutException("Read timed out"))).isEqualTo("it gave no answer in time");
        assertThat(map(new SSLHandshakeException("bad"))).isEqualTo("no secure connection (TLS) could be made");
        assertThat(map(new EOFException())).isEqualTo("the connection broke");
    }

    @Test
    void a_disk_of_ours_is_no_fault_of_the_database() {
        assertThat(DatabaseFaultMapper.map(new IOException("No space left on device"))
                        .getMessage())
                .isEqualTo("this machine's disk refused (No space left on device)");
    }

    private static String map(String state, String said) {
        return DatabaseFaultMapper.map(
                        new PSQLException(new ServerErrorMessage("SERROR\0C" + state + "\0M" + said + "\0")))
                .getMessage();
    }

    private static String map(Exception cause) {
        return DatabaseFaultMapper.map(new SQLException("sent " + VALUE, "08006", cause))
                .getMessage();
    }
}
