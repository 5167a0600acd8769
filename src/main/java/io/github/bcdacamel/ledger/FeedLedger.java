package io.github.bcdacamel.ledger;

import io.github.bcdacamel.bcda.InstantParser;
import io.github.bcdacamel.bcda.JobStatus;
import io.github.bcdacamel.bcda.Manifest;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.LeaseLostException;
import io.github.bcdacamel.landing.DeliveryProof;
import io.github.bcdacamel.landing.FileToDeliver;
import io.github.bcdacamel.landing.ReceivedFile;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SimplePropertySqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the routes of one feed write into the ledger and read from it. A change that only the driver of an export, or the
 * holder of a file, may make is one conditional update: when it matches no row the lease is lost, and the method says so.
 * Changes that belong together are one transaction. If the ledger's answer is lost, the row tells what was done: an
 * export continues from it, and the methods for files may be repeated. The statements are in {@code ledger/sql}; {@link
 * Ledger} opens the database.
 */
public final class FeedLedger {

    private static final int NAMES_AT_ONCE = 10_000;

    private final String feed;
    private final String worker;
    private final Limits limits;
    private final InFlightFiles inFlight;
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final TransactionTemplate transactions;

    /**
     * @param leaseSeconds how long a silent process keeps what it holds
     * @param queuedAhead how many files wait in the download queue of this process at most
     * @param resumeAfterSeconds how long after it stopped an export is resumed without being asked
     * @param landingKeeps whether the landing keeps an export once it is delivered
     */
    public record Limits(long leaseSeconds, int queuedAhead, long resumeAfterSeconds, boolean landingKeeps) {}

    /** @param worker the owner that this process is called in the rows it holds */
    public FeedLedger(String feed, String worker, Limits limits, InFlightFiles inFlight, DataSource database) {
        this.feed = feed;
        this.worker = worker;
        this.limits = limits;
        this.inFlight = inFlight;
        this.batches = new NamedParameterJdbcTemplate(database);
        this.jdbc = JdbcClient.create(batches);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    // Exports

    /** The export that has not ended, or null. */
    public Export findOpenExport() {
        return sql("find-open-export")
                .query(String.class)
                .optional()
                .map(this::export)
                .orElse(null);
    }

    /** The open export that this process can do something for without being asked, or null. */
    public Export findExportToResume() {
        return sql("find-export-to-resume")
                .param("resumeAfterSeconds", limits.resumeAfterSeconds())
                .query(String.class)
                .optional()
                .map(this::export)
                .orElse(null);
    }

    /**
     * The export as it is now; null for none.
     *
     * @throws ExportFailure UNEXPECTED when its row is gone: it must not be taken for one that never was
     */
    public Export readExport(Export export) {
        Export now = export == null ? null : export(export.id());
        if (export != null && now == null) {
            throw new ExportFailure(
                    FailureClass.UNEXPECTED,
                    "Export " + export.feed() + "/" + export.id() + " is not in the ledger any more. Did somebody"
                            + " delete its row, or restore an older ledger? What is landed is kept. Check the ledger"
                            + " (bcda.ledger.url), then run again.");
        }
        return now;
    }

    /** The last export of this scope that was delivered whole, and where it is proven to be. */
    public SinceBasis findBasis(@Variable("scope") String scope) {
        LastWhole last = first(sql("find-since").param("scope", scope).query(LastWhole.class));
        return new SinceBasis(
                last == null ? null : last.id(),
                last == null ? null : last.transactionTime(),
                last == null
                        ? List.of()
                        : sql("find-proofs")
                                .param("export", last.id())
                                .query(Destination.class)
                                .list(),
                sql("count-finished").query(Long.class).single() == 0);
    }

    /** The transaction time of the last whole export that asked for the same as this one, which is not finished; or null. */
    public String findWholeUntil(Export export) {
        LastWhole last = first(sql("find-since").param("scope", export.scope()).query(LastWhole.class));
        return last == null ? null : last.transactionTime();
    }

    private record LastWhole(String id, String transactionTime) {}

    /** The types that the last full export that asked for the same brought; empty when there was none. */
    public List<String> findTypesBefore(Export export) {
        return sql("find-types-before", export)
                .param("scope", export.scope())
                .query(String.class)
                .list();
    }

    /** The id of the last finished export before this one that asked for the same, or null. */
    public String findExportBefore(Export export) {
        return first(
                sql("find-export-before", export).param("scope", export.scope()).query(String.class));
    }

    /**
     * Writes a new export down, driven by this process.
     *
     * @param plan not in the ledger yet
     * @throws DuplicateKeyException when one is open already, or one began in the same second
     */
    public Export createExport(Export plan) {
        return inTransaction(() -> {
            sql("create-export", plan)
                    .param("scope", plan.scope())
                    .param("since", plan.since())
                    .param("requestUrl", plan.requestUrl())
                    .update();
            return export(plan.id());
        });
    }

    /**
     * Claims the lease of an open export, unless another process drives it, and gets it ready to go on: what stopped it is
     * past, failed files get new attempts, and destinations that are new get every file.
     *
     * @return as it is now, ours or not
     */
    public Export claimExport(Export export, List<Destination> destinations) {
        return claim("claim-export", export, destinations);
    }

    /** Does the same with an export whose driver is silent or was stopped. */
    public Export takeOverExport(Export export, List<Destination> destinations) {
        return claim("take-over-export", export, destinations);
    }

    private Export claim(String statement, Export export, List<Destination> destinations) {
        return inTransaction(() -> {
            if (sql(statement, export).update() == 1) {
                sql("resume-export", export).update();
                sql("retry-files", export).update();
                sql("retry-deliveries", export).update();
                destinations.forEach(destination -> sql("redeliver-files", export)
                        .param("destination", destination.name())
                        .param("address", destination.address())
                        .update());
                sql("redeliver-export", export).update();
            }
            return export(export.id());
        });
    }

    /** Ends an export that BCDA has not accepted. */
    public void dropExport(Export export) {
        fence(sql("drop-export", export), export);
    }

    /** Before a kick-off is sent. */
    public Export beginKickOff(Export export) {
        return changed(export, sql("begin-kick-off", export));
    }

    /** @param jobUrl checked */
    public Export recordJob(@Variable("export") Export export, @Variable("jobUrl") String jobUrl) {
        return changed(export, sql("record-job", export).param("jobUrl", jobUrl));
    }

    public void recordStatusCheck(Export export, JobStatus status) {
        fence(sql("record-status-check", export).param("progress", status.progress()), export);
    }

    /** The manifest as BCDA sent it; null when there is none, or the export is over. */
    public String readManifest(Export export) {
        return first(sql("read-manifest", export).query(String.class));
    }

    /**
     * Writes the manifest down with one row for each file: only then may they be fetched.
     *
     * @param date the server's clock, as its answer tells it; null when it does not
     */
    public Export recordManifest(
            @Variable("export") Export export,
            @Variable("manifest") Manifest manifest,
            @Body String text,
            @Variable("newFiles") List<NewFile> files,
            @Header("Date") String date) {
        return inTransaction(() -> {
            fence(
                    sql("record-manifest", export)
                            .param("transactionTime", manifest.transactionTime())
                            .param("needsToken", manifest.requiresAccessToken())
                            .param("serverTime", serverTime(date), Types.TIMESTAMP_WITH_TIMEZONE)
                            .param("manifest", text),
                    export);
            sql("forget-files", export).update();
            batches.batchUpdate(
                    SqlFile.read("record-file"),
                    files.stream().map(SimplePropertySqlParameterSource::new).toArray(SqlParameterSource[]::new));
            return export(export.id());
        });
    }

    /** Forgets a job that is gone with its files, once for an export. @return whether another one may be asked for */
    public boolean replaceJob(Export export) {
        return inTransaction(() -> {
            boolean replaced = sql("replace-job", export).update() == 1;
            if (replaced) {
                sql("forget-files", export).update();
            } else {
                requireOurs(export(export.id()));
            }
            return replaced;
        });
    }

    /**
     * Once every file is delivered.
     *
     * @throws ExportFailure GAVE_UP when a file is not delivered: the next run goes on with it
     */
    public Export beginFinish(Export export) {
        return inTransaction(() -> {
            boolean begun = sql("begin-finish", export).update() == 1;
            Export now = export(export.id());
            if (!begun && now.ours()) {
                throw new ExportFailure(
                        FailureClass.GAVE_UP,
                        "Export " + now.feed() + "/" + now.id()
                                + " could not be finished, because not all of its files are"
                                + " delivered. It stays open: the next run continues it.");
            }
            return requireOurs(now);
        });
    }

    /** Has delivered files fetched again, because they are no longer as they landed. @param names of the files */
    public Export fetchAgain(Export export, List<String> names) {
        return inTransaction(() -> {
            sql("undo-finish", export).update();
            // PostgreSQL's driver takes 65,535 parameters.
            for (int first = 0; first < names.size(); first += NAMES_AT_ONCE) {
                List<String> some = names.subList(first, Math.min(names.size(), first + NAMES_AT_ONCE));
                sql("fetch-again", export).param("names", some).update();
            }
            return requireOurs(export(export.id()));
        });
    }

    /** The export ends, and since advances in the same moment, if it does. */
    public void finishExport(Export export, ExportEnd end) {
        fence(
                ending("finish-export", export, end)
                        .param("sinceAdvances", end.sinceAdvances())
                        .param("landing", limits.landingKeeps() ? "kept" : "clearing"),
                export);
    }

    /** Ends an export that has failed for good. @return false when it was not this process's */
    public boolean failExport(Export export, ExportEnd end) {
        return ending("fail-export", export, end).update() == 1;
    }

    /** Stops an export that stays open. @return false when it was not this process's */
    public boolean stopExport(Export export, ExportEnd end) {
        return ending("stop-export", export, end).update() == 1;
    }

    /**
     * Ends an open export, whichever process drives it.
     *
     * @return as it is now
     * @throws ExportStateException when it has ended already, or is being finished
     */
    public Export cancelExport(ExportKey key) {
        boolean cancelled = sql("cancel-export").param("export", key.id()).update() == 1;
        Export export = export(key.id());
        if (!cancelled) {
            throw new ExportStateException("Export " + feed + "/" + key.id() + " is " + export.state()
                    + (export.isFinishing() ? ": it ends in a moment." : " already."));
        }
        // After the commit: from there on no attempt begins, so none is missed.
        sql("release-all-files", export).update();
        return export;
    }

    /** Somebody asks for the open export that has stopped. Whoever can drive it next resumes it. */
    public void requestExport(Export export) {
        sql("request-export", export).update();
    }

    /** A finished or failed export whose process is gone and has not reported the end, now this one's to report; or null. */
    public Export claimUntold() {
        return sql("untold-exports").query(String.class).list().stream()
                .filter(id -> sql("claim-untold").param("export", id).update() == 1)
                .findFirst()
                .map(this::export)
                .orElse(null);
    }

    /** The end of an export that this process holds could not be reported; after the lease it is tried again. */
    public void releaseUntold(Export export) {
        if (export != null) {
            sql("release-untold", export).param("all", false).update();
        }
    }

    /** The same for whatever end this process holds; while it reports none. */
    public void releaseAllUntold() {
        sql("release-untold").param("all", true).param("export", "").update();
    }

    /** The end of the export was reported. */
    public void recordTold(Export export) {
        sql("tell-export", export).update();
    }

    /** Ids of exports that the landing need not keep. */
    public List<String> landingsToClear() {
        return sql("landings-to-clear").query(String.class).list();
    }

    public void clearLanding(@Body String id) {
        sql("clear-landing").param("export", id).update();
    }

    // Files

    /** Puts what is due aside for the download queue of this process. @return what is to be put into it */
    public List<FileKey> enqueueFiles(Export export) {
        List<String> held = inFlight.names(export.feed(), export.id());
        List<String> due = sql("due-files", export)
                .param("held", held)
                .param("queuedAhead", limits.queuedAhead())
                .query(String.class)
                .list();
        if (due.isEmpty()) {
            return List.of();
        }
        // Their rows are free: another process had our ticket, or it was lost. What is worked on stays held.
        due.forEach(name -> inFlight.forget(new FileKey(export.feed(), export.id(), name)));
        held = inFlight.names(export.feed(), export.id());
        sql("queue-files", export).param("held", held).param("names", due).update();
        return sql("queued-files", export).param("held", held).query(String.class).list().stream()
                .map(name -> new FileKey(export.feed(), export.id(), name))
                .toList();
    }

    /** Claims a file for an attempt. @return null when another attempt has it, it is done, or the export has stopped */
    public ExportFile startFile(@Variable("fileKey") FileKey file, @Variable("attemptId") String attemptId) {
        return sql("start-file", file, attemptId).update() == 1 ? file(file) : null;
    }

    /** Writes down what was verified. @throws LeaseLostException when the attempt no longer holds the file */
    public ExportFile verifyFile(ExportFile file, ReceivedFile received) {
        StatementSpec verified = sql("verify-file", file.key(), file.attemptId())
                .param("landedName", received.name())
                .param("partialName", received.partialName())
                .param("wireBytes", received.wireBytes())
                .param("bytes", received.bytes())
                .param("lines", received.lines())
                .param("sha256", received.sha256())
                .param("wireSha256", received.wireSha256());
        ExportFile now = verified.update() == 1 ? file(file.key()) : null;
        if (now == null) {
            throw new LeaseLostException(file.feed(), file.exportId());
        }
        return now;
    }

    /**
     * Once every destination has the file.
     *
     * @param changeTime when the landed file was last changed
     * @throws LeaseLostException when the attempt no longer holds it
     */
    public void deliverFile(ExportFile file, Long changeTime) {
        StatementSpec delivered =
                sql("deliver-file", file.key(), file.attemptId()).param("changeTime", changeTime);
        if (delivered.update() == 0) {
            ExportFile now = file(file.key());
            if (now == null || now.state() != FileState.DELIVERED) {
                throw new LeaseLostException(file.feed(), file.exportId());
            }
        }
    }

    /** Remembers what a destination said of a file that it holds. @param proof null when it said nothing */
    public void recordDelivery(FileToDeliver file, Destination destination, DeliveryProof proof) {
        inTransaction(() -> {
            for (String statement : List.of("forget-delivery", "record-delivery")) {
                sql(statement)
                        .param("export", file.exportId())
                        .param("name", file.name())
                        .param("destination", destination.name())
                        .param("address", destination.address())
                        .param("location", proof == null ? null : proof.location())
                        .param("checksum", proof == null ? null : proof.checksum())
                        .update();
            }
            return null;
        });
    }

    /**
     * Gives a file back after a failed attempt, and stops the export when every other file would meet the same.
     *
     * @return false when the attempt no longer held it
     */
    public boolean releaseFile(
            @Variable("fileKey") FileKey file,
            @Variable("attemptId") String attemptId,
            @Variable("retryDecision") RetryDecision decision) {
        return inTransaction(() -> {
            if (decision.stopsExport()) {
                sql("stop-downloads", file, attemptId)
                        .param("exitCode", decision.exitCode())
                        .param("problem", decision.problem())
                        .update();
            }
            return sql("release-file", file, attemptId)
                            .param(
                                    "state",
                                    decision.state() == null
                                            ? null
                                            : decision.state().toString())
                            .param("pauseSeconds", decision.pauseSeconds())
                            .param("attemptsGivenBack", decision.attemptsGivenBack())
                            .param("exitCode", decision.exitCode())
                            .param("problem", decision.problem())
                            .update()
                    == 1;
        });
    }

    /** Asks for no part of a file any more in this export, as far as the attempt still holds the file. */
    public void stopRanges(ExportFile file) {
        sql("stop-ranges", file.key(), file.attemptId()).update();
    }

    /** Gives files that are not fetched yet the addresses that their job names now. */
    public void refreshAddresses(Export export, List<FreshAddress> addresses) {
        batches.batchUpdate(
                SqlFile.read("refresh-address"),
                addresses.stream()
                        .map(fresh -> new MapSqlParameterSource("feed", feed)
                                .addValue("worker", worker)
                                .addValue("export", export.id())
                                .addValue("name", fresh.name())
                                .addValue("url", fresh.url())
                                .addValue("pauseSeconds", fresh.pauseSeconds()))
                        .toArray(SqlParameterSource[]::new));
    }

    public DownloadProgress readProgress(Export export) {
        return sql("read-progress", export).query(DownloadProgress.class).single();
    }

    /** All files, by name. */
    public List<ExportFile> readFiles(Export export) {
        return sql("read-files", export).query(RowMappers.of(ExportFile.class)).list();
    }

    /** What destinations said of the files, by name and destination. */
    public List<Delivery> readDeliveries(Export export) {
        return sql("read-deliveries", export).query(Delivery.class).list();
    }

    // The process

    /** Prolongs the leases of what this process drives and works on. */
    public void heartbeat() {
        sql("heartbeat-exports").update();
        sql("heartbeat-files").param("held", inFlight.ofFeed(feed)).update();
    }

    /** Claims a firing of the schedule. @return false when another process acts on it */
    public boolean claimFiring(Date due) {
        try {
            return inTransaction(() -> {
                sql("forget-firings").update();
                return sql("claim-firing")
                                .param("due", new Timestamp(due.getTime()))
                                .update()
                        == 1;
            });
        } catch (DuplicateKeyException byAMoment) {
            return false;
        }
    }

    /** When the feed's last export began, or null. */
    public Instant findLastStart() {
        OffsetDateTime start = first(sql("find-last-start").query(OffsetDateTime.class));
        return start == null ? null : start.toInstant();
    }

    private Export export(String id) {
        return sql("read-export")
                .param("export", id)
                .query(RowMappers.of(Export.class))
                .optional()
                .orElse(null);
    }

    /** Null when it was forgotten with its job. */
    private ExportFile file(FileKey file) {
        return sql("read-file", file, null)
                .query(RowMappers.of(ExportFile.class))
                .optional()
                .orElse(null);
    }

    private StatementSpec sql(String name) {
        return jdbc.sql(SqlFile.read(name))
                .param("feed", feed)
                .param("worker", worker)
                .param("leaseSeconds", limits.leaseSeconds());
    }

    private StatementSpec sql(String name, Export export) {
        return sql(name).param("export", export.id());
    }

    private StatementSpec sql(String name, FileKey file, String attemptId) {
        return sql(name)
                .param("export", file.exportId())
                .param("name", file.name())
                .param("attempt", attemptId);
    }

    private StatementSpec ending(String name, Export export, ExportEnd end) {
        return sql(name, export).param("exitCode", end.exitCode()).param("message", end.message());
    }

    private static OffsetDateTime serverTime(String date) {
        return InstantParser.http(date)
                .map(told -> told.atOffset(ZoneOffset.UTC))
                .orElse(null);
    }

    private Export changed(Export export, StatementSpec change) {
        fence(change, export);
        return export(export.id());
    }

    private static void fence(StatementSpec change, Export export) {
        if (change.update() == 0) {
            throw new LeaseLostException(export.feed(), export.id());
        }
    }

    private static Export requireOurs(Export export) {
        if (!export.ours()) {
            throw new LeaseLostException(export.feed(), export.id());
        }
        return export;
    }

    private static <T> T first(MappedQuerySpec<T> query) {
        List<T> rows = query.list();
        return rows.isEmpty() ? null : rows.get(0);
    }

    /** Throws one kind of exception for a broken connection, whichever part of the transaction it breaks in. */
    private <T> T inTransaction(Supplier<T> changes) {
        try {
            return transactions.execute(status -> changes.get());
        } catch (TransactionException broke) {
            throw new DataAccessResourceFailureException("The ledger's connection broke.", broke);
        }
    }
}
