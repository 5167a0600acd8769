package io.github.bcdacamel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.ledger.LedgerState.Condition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerStateTest {

    @TempDir
    private Path folder;

    private String url;
    private Path file;

    @BeforeEach
    void name() {
        url = "jdbc:h2:file:" + folder.resolve("state/ledger");
        file = folder.resolve("state/ledger.mv.db");
    }

    @Test
    void a_ledger_that_is_not_there_is_not_made() {
        assertThat(LedgerState.read(url, "", "").condition()).isEqualTo(Condition.ABSENT);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_ledger_at_rest_is_fine_and_stays_as_it_is() throws Exception {
        Ledger.open(url, "", "", Duration.ofSeconds(30), "worker").close();
        byte[] before = Files.readAllBytes(file);

        LedgerState state = LedgerState.read(url, "", "");

        assertThat(state.condition()).as(state.detail()).isEqualTo(Condition.FINE);
        assertThat(state.detail()).matches("\\d+");
        assertThat(Arrays.equals(Files.readAllBytes(file), before)).isTrue();
        assertThat(folder.resolve("state")).isDirectoryContaining("glob:**.mv.db");
    }

    @Test
    void a_ledger_whose_process_was_killed_is_fine() throws Exception {
        Path copy = folder.resolve("killed.mv.db");
        try (Ledger alive = Ledger.open(url, "", "", Duration.ofSeconds(30), "worker");
                Connection connection = alive.database().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeUpdate("create table half_done (id int)");
            Files.copy(file, copy);
        }

        LedgerState state = LedgerState.read("jdbc:h2:file:" + folder.resolve("killed"), "", "");

        assertThat(state.condition()).as(state.detail()).isEqualTo(Condition.FINE);
    }

    @Test
    void an_empty_database_is_filled_by_the_next_run() throws Exception {
        Files.createDirectory(folder.resolve("state"));
        DriverManager.getConnection(url).close();

        LedgerState state = LedgerState.read(url, "", "");

        assertThat(state.condition()).as(state.detail()).isEqualTo(Condition.OLDER);
    }

    @Test
    void a_ledger_whose_migrations_were_changed_is_refused() throws Exception {
        Ledger.open(url, "", "", Duration.ofSeconds(30), "worker").close();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update \"flyway_schema_history\" set \"checksum\" = 1");
        }

        assertThat(LedgerState.read(url, "", "").condition()).isEqualTo(Condition.REFUSED);
    }

    @Test
    void a_file_that_is_no_ledger_is_refused() throws Exception {
        Files.createDirectory(folder.resolve("state"));
        Files.writeString(file, "this is no database ".repeat(1000));

        assertThat(LedgerState.read(url, "", "").condition()).isEqualTo(Condition.REFUSED);
    }

    @Test
    void a_ledger_below_a_file_is_refused() throws Exception {
        Files.writeString(folder.resolve("state"), "");

        assertThat(LedgerState.read(url, "", "").condition()).isEqualTo(Condition.REFUSED);
    }
}
