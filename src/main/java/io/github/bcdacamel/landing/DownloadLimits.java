package io.github.bcdacamel.landing;

import java.time.Duration;

/**
 * What we accept of a server before we refuse its file. The defaults are those of {@code application.properties}.
 *
 * @param maxLineSize bytes of one line, decoded; also the most that is buffered of a line
 * @param maxFileSize bytes of one file, decoded
 * @param maxInflation decoded bytes for one encoded byte, after the first MB; claims as JSON inflate about twentyfold
 * @param minSpeed bytes a second over the network, averaged over the window; a drip never trips a socket time-out
 * @param minFree bytes that stay free on the landing's disk; 0 for none
 * @param window the time over which the speed is averaged, the same as the stall time-out
 */
public record DownloadLimits(
        int maxLineSize, long maxFileSize, int maxInflation, long minSpeed, long minFree, Duration window) {

    public DownloadLimits {
        if (maxLineSize < 2
                || maxFileSize < 1
                || maxInflation < 1
                || minSpeed < 0
                || minFree < 0
                || window.isZero()
                || window.isNegative()) {
            throw new IllegalArgumentException("A limit of the landing is out of range.");
        }
    }
}
