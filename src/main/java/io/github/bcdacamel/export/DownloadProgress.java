package io.github.bcdacamel.export;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import java.util.Arrays;
import java.util.Map;

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

    /** Reads a row of {@code tally-files.sql}. */
    public static DownloadProgress of(Map<String, Object> row) {
        return new DownloadProgress(
                number(row, "files"),
                number(row, "delivered"),
                number(row, "failed"),
                number(row, "gone"),
                number(row, "running"),
                number(row, "lines"),
                number(row, "bytes"),
                number(row, "wireBytes"),
                number(row, "bytesToCome"),
                (Integer) row.get("stopCode"),
                (String) row.get("stopMessage"),
                (Integer) row.get("failureCode"),
                (String) row.get("failure"));
    }

    /** Whether there is something to wait for: files to fetch or, once the export has stopped, attempts to end. */
    public boolean isUnderWay() {
        return stopCode == null ? delivered + failed < files : running > 0;
    }

    /** Says what kept the export from being whole, if anything did. */
    public void requireWhole() {
        if (stopCode != null) {
            throw new ExportFailure(failureClass(stopCode), stopMessage);
        }
        if (isUnderWay()) {
            throw new ExportFailure(
                    FailureClass.GAVE_UP,
                    "The program was stopped while files were under way. The export stays open: the next run goes on with"
                            + " the missing files.");
        }
        if (failed > 0) {
            throw new ExportFailure(
                    failureClass(failureCode),
                    "%d of %d files could not be fetched and verified; the other %d are. The first: %s The export stays open: the next run goes on with the missing files."
                            .formatted(failed, files, delivered, failure));
        }
    }

    private static FailureClass failureClass(Integer exitCode) {
        return Arrays.stream(FailureClass.values())
                .filter(known -> exitCode != null && known.exitCode() == exitCode)
                .findFirst()
                .orElse(FailureClass.FILE);
    }

    private static long number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).longValue();
    }
}
