package io.github.bcdacamel.export;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.ledger.DownloadProgress;

/** Lets an export go on to its finish only when every file of it is delivered. */
public final class CompletenessGuard {

    /** Says what kept the export from being whole, if anything did. */
    public void requireWhole(DownloadProgress progress) {
        if (progress.stopCode() != null) {
            throw new ExportFailure(failureClass(progress.stopCode()), progress.stopMessage());
        }
        if (progress.isUnderWay()) {
            throw new ExportFailure(
                    FailureClass.GAVE_UP,
                    "The program was stopped during the download. The export stays open: the next run fetches"
                            + " the missing files.");
        }
        if (progress.failed() > 0) {
            throw new ExportFailure(
                    failureClass(progress.failureCode()),
                    ("%d of %d files could not be fetched and verified; the other %d are. The first: %s The export stays"
                                    + " open: the next run fetches the missing files.")
                            .formatted(progress.failed(), progress.files(), progress.delivered(), progress.failure()));
        }
    }

    private static FailureClass failureClass(Integer exitCode) {
        FailureClass known = exitCode == null ? null : FailureClass.of(exitCode);
        return known == null ? FailureClass.FILE : known;
    }
}
