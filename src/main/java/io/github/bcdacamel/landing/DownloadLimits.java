package io.github.bcdacamel.landing;

import java.time.Duration;

/**
 * What a server may ask of us before we refuse its file.
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

    /** 8 MB a line, 100 GB a file, 250-fold, 1 kB a second over a minute. */
    public static final DownloadLimits DEFAULTS =
            new DownloadLimits(8_000_000, 100_000_000_000L, 250, 1_000, 0, Duration.ofSeconds(60));

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
