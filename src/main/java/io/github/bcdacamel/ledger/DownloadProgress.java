package io.github.bcdacamel.ledger;

/**
 * How far the files of an export are.
 *
 * @param failed gone ones included
 * @param gone failed because the server has deleted them
 * @param running attempts under way
 * @param bytes decoded bytes of what is verified
 * @param stopCode the exit code of what stopped the export, or null
 * @param failureCode the exit code of a file that has failed for good, or null
 */
public record DownloadProgress(
        long files,
        long delivered,
        long failed,
        long gone,
        long running,
        long lines,
        long bytes,
        long wireBytes,
        long bytesToCome,
        Integer stopCode,
        String stopMessage,
        Integer failureCode,
        String failure) {

    /** Whether there is something to wait for: files to fetch or, once the export has stopped, attempts to end. */
    public boolean isUnderWay() {
        return stopCode == null ? delivered + failed < files : running > 0;
    }
}
