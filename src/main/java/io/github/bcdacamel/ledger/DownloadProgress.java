package io.github.bcdacamel.ledger;

/**
 * How far the files of an export are.
 *
 * @param failed gone ones included
 * @param gone of which the server says that it does not have them
 * @param newlyGone gone for the first time: no other file is begun before their job has been asked
 * @param toFetch not verified yet
 * @param running attempts under way, not those of a process whose lease has ended
 * @param bytes decoded bytes of what is verified
 * @param stopCode the exit code of what stopped the export, or null
 * @param failureCode the exit code of a file that has failed for good, or null
 */
public record DownloadProgress(
        long files,
        long delivered,
        long failed,
        long gone,
        long newlyGone,
        long toFetch,
        long running,
        long lines,
        long bytes,
        long wireBytes,
        long bytesToCome,
        Integer stopCode,
        String stopMessage,
        Integer failureCode,
        String failure) {

    /** Whether files are gone, so that their job is to be asked, and nothing else has stopped the export. */
    public boolean isJobInDoubt() {
        return gone > 0 && stopCode == null;
    }

    /** Whether there is something to wait for: files to fetch or, once the export has stopped, attempts to end. */
    public boolean isUnderWay() {
        return stopCode == null ? delivered + failed < files : running > 0;
    }
}
