package io.github.bcdacamel.export;

import io.github.bcdacamel.bcda.JobStatus;
import io.github.bcdacamel.bcda.Manifest;
import io.github.bcdacamel.landing.ExportLog;
import io.github.bcdacamel.landing.Landing;
import io.github.bcdacamel.ledger.Export;
import io.github.bcdacamel.ledger.ExportFile;
import io.github.bcdacamel.ledger.RetryDecision;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Variable;

/** Writes each export's {@code log.ndjson}: which event belongs to which step. Its end is {@link ExportFinisher}'s. */
public final class ExportLogWriter {

    private final Landing landing;
    private final String version;
    private final Clock clock;
    private final Map<String, ExportLog> logs = new ConcurrentHashMap<>();
    private final Map<String, String> progress = new ConcurrentHashMap<>();

    public ExportLogWriter(Landing landing, String version, Clock clock) {
        this.landing = landing;
        this.version = version;
        this.clock = clock;
    }

    public void kickedOff(@Variable("export") Export export) throws IOException {
        Map<String, String> parameters = new TreeMap<>();
        if (export.since() != null) {
            parameters.put("_since", export.since());
        }
        of(export.feed(), export.id()).kickoff(export.requestUrl(), parameters);
    }

    /** Only what is new: BCDA repeats the same progress for hours. */
    public void checked(@Variable("export") Export export, @Variable("jobStatus") JobStatus status) throws IOException {
        String now = String.valueOf(status.progress());
        if (status.isPending() && !now.equals(progress.put(export.feed() + "/" + export.id(), now))) {
            of(export.feed(), export.id()).statusProgress(status.progress(), null);
        }
    }

    public void jobFinished(@Variable("export") Export export, @Variable("manifest") Manifest manifest)
            throws IOException {
        of(export.feed(), export.id())
                .statusComplete(
                        manifest.transactionTime(),
                        manifest.output().size(),
                        manifest.deleted().size(),
                        manifest.error().size());
    }

    public void requested(@Variable("file") ExportFile file) throws IOException {
        of(file.feed(), file.exportId()).downloadRequest(file.url(), file.kind(), file.type());
    }

    public void delivered(@Variable("file") ExportFile file) throws IOException {
        of(file.feed(), file.exportId())
                .downloadComplete(
                        file.url(), file.received().lines(), file.received().bytes());
    }

    /** @param file null when the ledger failed before it was read */
    public void failed(@Variable("file") ExportFile file, @Variable("retryDecision") RetryDecision decision)
            throws IOException {
        if (file != null) {
            of(file.feed(), file.exportId()).downloadError(file.url(), decision.problem());
        }
    }

    /** Lets go of the file; the next event opens it again. */
    public void close(@Variable("export") Export export) throws IOException {
        ExportLog log = export == null ? null : logs.remove(export.feed() + "/" + export.id());
        if (log != null) {
            log.close();
        }
    }

    private ExportLog of(String feed, String exportId) throws IOException {
        ExportLog open = logs.get(feed + "/" + exportId);
        if (open != null) {
            return open;
        }
        synchronized (logs) {
            ExportLog log = logs.get(feed + "/" + exportId);
            if (log == null) {
                log = new ExportLog(landing.folder(feed, exportId), exportId, version, clock);
                logs.put(feed + "/" + exportId, log);
            }
            return log;
        }
    }
}
