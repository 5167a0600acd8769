package io.github.bcdacamel.ledger;

import io.github.bcdacamel.landing.FileKind;
import io.github.bcdacamel.landing.FileToLand;
import io.github.bcdacamel.landing.ReceivedFile;

/**
 * One file of an export as the ledger knows it.
 *
 * @param ranges false when the server is not asked to continue files any more
 * @param attempts how often it was begun
 * @param deliveryAttempts how often an attempt began to deliver the file since it was verified, or since the run began
 * @param timesGone how often the server said that it does not have it, since the export was taken up
 * @param attemptId the attempt that holds the row now; null while nobody does
 * @param landedName this and what follows is what was verified; null before
 * @param changeTime of the landed file when it was delivered, as {@code LandedFile.changeTime} tells it; null before
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
        boolean ranges,
        Long expectedLines,
        Long expectedBytes,
        String expectedSha256,
        FileState state,
        int attempts,
        int deliveryAttempts,
        int timesGone,
        String attemptId,
        String landedName,
        String partialName,
        Long wireBytes,
        Long bytes,
        Long lines,
        String sha256,
        String wireSha256,
        Long changeTime) {

    public FileKey key() {
        return new FileKey(feed, exportId, name);
    }

    /** Whole and checked; what is left is to deliver it. */
    public boolean isVerified() {
        return state == FileState.VERIFIED;
    }

    public boolean isPending() {
        return state == FileState.PENDING;
    }

    public boolean isGone() {
        return state == FileState.GONE;
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

    /** What was verified; null before. */
    public ReceivedFile received() {
        return sha256 == null
                ? null
                : new ReceivedFile(landedName, partialName, wireBytes, 0, bytes, lines, sha256, wireSha256);
    }
}
