package io.github.bcdacamel.export;

import io.github.bcdacamel.landing.FileKind;
import io.github.bcdacamel.landing.FileToLand;
import io.github.bcdacamel.landing.ReceivedFile;
import java.util.Map;

/**
 * One file of an export as the ledger knows it.
 *
 * @param state pending, verified, delivered or failed
 * @param attempts how often it was begun
 * @param deliveries how often an attempt began to deliver what an earlier one had verified
 * @param attemptId the attempt that holds the row now; null while nobody does
 * @param received what was verified; null before
 */
public record ExportFile(
        String feed,
        String exportId,
        String name,
        FileKind kind,
        String type,
        int number,
        String url,
        boolean needsToken,
        Long expectedLines,
        Long expectedBytes,
        String expectedSha256,
        String state,
        int attempts,
        int deliveries,
        String attemptId,
        ReceivedFile received) {

    /** Reads a row of {@code read-file.sql}. */
    public static ExportFile of(Map<String, Object> row) {
        return new ExportFile(
                (String) row.get("feed"),
                (String) row.get("exportId"),
                (String) row.get("name"),
                FileKind.valueOf((String) row.get("kind")),
                (String) row.get("type"),
                ((Number) row.get("number")).intValue(),
                (String) row.get("url"),
                (Boolean) row.get("needsToken"),
                number(row.get("expectedLines")),
                number(row.get("expectedBytes")),
                (String) row.get("expectedSha256"),
                (String) row.get("state"),
                ((Number) row.get("attempts")).intValue(),
                ((Number) row.get("deliveries")).intValue(),
                (String) row.get("attemptId"),
                received(row));
    }

    public FilePlanner.Key key() {
        return new FilePlanner.Key(feed, exportId, name);
    }

    /** The same file with what was received of it, as {@code verify-file.sql} remembers it. */
    ExportFile verified(ReceivedFile whole) {
        return new ExportFile(
                feed,
                exportId,
                name,
                kind,
                type,
                number,
                url,
                needsToken,
                expectedLines,
                expectedBytes,
                expectedSha256,
                "verified",
                attempts,
                deliveries,
                attemptId,
                whole);
    }

    /** Whole and checked; what is left is to deliver it. */
    public boolean isVerified() {
        return state.equals("verified");
    }

    public FileToLand toLand() {
        return new FileToLand(
                feed,
                exportId,
                kind,
                type,
                number,
                expectedLines,
                expectedBytes,
                expectedSha256,
                attemptId == null ? "none" : attemptId);
    }

    private static ReceivedFile received(Map<String, Object> row) {
        if (row.get("sha256") == null) {
            return null;
        }
        return new ReceivedFile(
                (String) row.get("landedName"),
                (String) row.get("partialName"),
                number(row.get("wireBytes")),
                0,
                number(row.get("bytes")),
                number(row.get("lines")),
                (String) row.get("sha256"),
                (String) row.get("wireSha256"));
    }

    private static Long number(Object value) {
        return value == null ? null : ((Number) value).longValue();
    }
}
