package io.github.bcdacamel.export;

import io.github.bcdacamel.bcda.AddressGuard;
import io.github.bcdacamel.bcda.KickOffResponse;
import io.github.bcdacamel.landing.FileToDeliver;
import io.github.bcdacamel.landing.LandedFile;
import io.github.bcdacamel.landing.Landing;
import io.github.bcdacamel.landing.LandingException;
import io.github.bcdacamel.ledger.DownloadProgress;
import io.github.bcdacamel.ledger.Export;
import io.github.bcdacamel.ledger.ExportFile;
import io.github.bcdacamel.tables.load.TableBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The landing and the guard of addresses, as the routes call them for an export or a file. */
public final class ExportLanding {

    private static final Logger LOG = LoggerFactory.getLogger(ExportLanding.class);

    private static final Logger BCDA = LoggerFactory.getLogger("bcda");

    private final Landing landing;
    private final AddressGuard addresses;

    public ExportLanding(Landing landing, AddressGuard addresses) {
        this.landing = landing;
        this.addresses = addresses;
    }

    /** Makes the folder of a new export, which must not be there yet. */
    public void makeFolder(@Variable("export") Export export) throws IOException {
        landing.open(export.feed(), export.id(), false);
    }

    /** Makes sure that the folder of an export that goes on is there. */
    public void findFolder(@Variable("export") Export export) throws IOException {
        landing.open(export.feed(), export.id(), true);
    }

    /** The address of the job that BCDA accepted, checked. */
    public String jobAddress(@Variable("export") Export export, @Variable("kickOff") KickOffResponse kickOff) {
        return addresses.check(addresses.resolve(kickOff.jobUrl(), export.requestUrl()));
    }

    /** Refuses to fetch files whose sizes the server has told, and that do not fit. */
    public void requireRoom(@Variable("progress") DownloadProgress progress) throws LandingException {
        landing.requireRoom(progress.bytesToCome());
    }

    /** Gives the time of the landed file's last change: as long as it stays, so does the file. */
    public Long publish(@Variable("file") ExportFile file) throws IOException {
        landing.publish(file.toLand(), file.received());
        return LandedFile.changeTime(landing.folder(file.feed(), file.exportId())
                .resolve(file.received().name()));
    }

    /** The landing is the destination: the file stands there under its final name, with its size. */
    public void confirmLanded(@Variable("delivery") FileToDeliver file) throws IOException {
        if (!Files.isRegularFile(file.path(), LinkOption.NOFOLLOW_LINKS) || Files.size(file.path()) != file.size()) {
            throw new LandingException(
                    LandingException.Reason.PARTIAL_GONE,
                    file.path() + " changed after it was landed; another program may write there. The file is"
                            + " fetched again.",
                    null);
        }
    }

    /** Deletes the partial files of a job that is gone, before another one is requested. */
    public void forgetJob(@Variable("export") Export export) throws IOException {
        landing.forgetJob(export.feed(), export.id());
    }

    /** Deletes what this process left in an export that another one has finished meanwhile. */
    public void forgetFinished(@Variable("export") Export export) throws IOException {
        if (export.isFinished()) {
            landing.discardPartials(export.feed(), export.id());
        }
    }

    /** Deletes what this attempt left of a file that another process has by now. */
    public void forgetAttempt(@Variable("file") ExportFile file, @Variable("attemptId") String attemptId)
            throws IOException {
        if (file != null) {
            landing.discardAttempt(file.toLand(), attemptId);
        }
    }

    /**
     * Clears away a delivered export. The landing may hold the only copy of nothing here: the ledger says that every
     * destination has it, and the settings forbid that the landing is one.
     *
     * @return false when the disk refused
     */
    public boolean clearDelivered(@Variable("feed") String feed, @Body String id) {
        try {
            landing.remove(feed, id);
            TableBuilder.remove(landing.tables(feed), id, landing.isShared());
            return true;
        } catch (IOException refused) {
            BCDA.warn(
                    "Export {}/{} is delivered, but its landing could not be cleared: {} The next run tries again.",
                    feed,
                    id,
                    refused.getMessage());
            return false;
        }
    }

    /** Clears away the folder of an export that is over and landed nothing; a folder that was there before is not ours. */
    public void abandon(@Variable("export") Export export, @ExchangeProperty("CamelExceptionCaught") Throwable fault) {
        boolean foreign =
                fault instanceof LandingException refused && refused.reason() == LandingException.Reason.FOLDER_EXISTS;
        if (foreign) {
            return;
        }
        try {
            landing.abandon(export.feed(), export.id());
        } catch (IOException notCleared) {
            // The failure that ended the export matters more than an empty folder.
            LOG.debug("The folder of export {}/{} could not be cleared away.", export.feed(), export.id());
        }
    }
}
