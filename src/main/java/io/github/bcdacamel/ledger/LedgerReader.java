package io.github.bcdacamel.ledger;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.language.simple.Simple;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the ledger for the control API and the status page. Changes nothing. A ledger that does not answer is the
 * caller's failure at once: Spring's {@code DataAccessException}, caused by the driver's {@code SQLException}.
 */
public final class LedgerReader {

    private final JdbcClient ledger;

    /**
     * The files of one type of an export.
     *
     * @param kind output, error or deleted
     * @param failed given up for this run
     * @param resources lines of the verified files
     * @param bytes of the verified files, decompressed
     * @param retries attempts after the first
     */
    public record TypeCount(
            String feed,
            String exportId,
            String kind,
            String type,
            long files,
            long delivered,
            long failed,
            long resources,
            long bytes,
            long retries) {}

    /** The last export of a feed that was delivered whole. */
    public record Success(String feed, Instant finishedAt, String transactionTime) {}

    /** Bytes delivered in five seconds; slots count from 1970. */
    public record Slot(String feed, long slot, long bytes) {}

    /** A file of an open export, with its last problem. */
    public record TroubledFile(String feed, String name, FileState state, long attempts, String problem) {}

    /** @param ledger one that asks once: a page or an answer does not wait for a database that is away */
    public LedgerReader(DataSource ledger) {
        this.ledger = JdbcClient.create(ledger);
    }

    /**
     * The newest exports of each feed, newest first.
     *
     * @param feed null for every feed
     * @param export null for every export
     * @param most of each feed
     */
    public List<ExportRow> exports(String feed, String export, int most) {
        return rows(chosen("read-exports", feed, export, most), ExportRow.class);
    }

    /** The files of the same exports, by type. */
    public List<TypeCount> types(String feed, String export, int most) {
        return rows(chosen("read-types", feed, export, most), TypeCount.class);
    }

    public List<Success> successes() {
        return rows(statement("read-successes"), Success.class);
    }

    /** What was delivered when, of each feed's newest export that has a manifest. */
    public List<Slot> throughput() {
        return rows(statement("read-throughput"), Slot.class);
    }

    /** What holds up each open export: its worst files, five at most. */
    public List<TroubledFile> problems() {
        return rows(statement("read-problems"), TroubledFile.class);
    }

    public List<FileRow> files(
            @Simple("${variable.call.feed}") String feed,
            @Simple("${variable.call.export}") String export,
            @Simple("${variable.call.limit}") int limit,
            @Simple("${variable.call.offset}") int offset) {
        return rows(
                statement("list-files")
                        .param("feed", feed)
                        .param("export", export)
                        .param("limit", limit)
                        .param("offset", offset),
                FileRow.class);
    }

    private JdbcClient.StatementSpec chosen(String name, String feed, String export, int most) {
        return statement(name)
                .param("feed", feed, Types.VARCHAR)
                .param("export", export, Types.VARCHAR)
                .param("most", most);
    }

    private JdbcClient.StatementSpec statement(String name) {
        return ledger.sql(SqlFile.read(name));
    }

    private static <T> List<T> rows(JdbcClient.StatementSpec statement, Class<T> type) {
        return statement.query(RowMappers.of(type)).list();
    }
}
