package io.github.bcdacamel.landing;

import static io.github.bcdacamel.landing.FileRefusedException.Reason.CUT;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.FILE_TOO_BIG;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.INFLATES_TOO_MUCH;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.LENGTH;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.time.Duration;

/**
 * The encoded bytes of one attempt in their order, first those of an earlier partial file, then those of the network.
 * Each is written to the attempt's own partial file as it passes. Proves that the body ends where it must and watches
 * its speed and size; leaves inflating and everything about the content to the reader.
 *
 * <p>Keeps what it threw in {@link #failure()}, so that a reader behind a decoder can tell it from the decoder's own
 * complaint.
 */
final class EncodedBodyStream extends InputStream {

    /** An encoding adds next to nothing to bytes that do not shrink; more is a header or padding without end. */
    private static final long ENCODING_OVERHEAD = 1_000_000;

    private final DownloadAttempt attempt;
    private final Source source;
    private final FileChannel partial;
    private final MessageDigest digest;

    private long oldLeft;
    private long networkLeft;
    private long passed;
    private long fetched;
    private long decoded;
    private long waited;
    private long arrivedInWindow;
    private boolean ended;
    private Exception failure;

    /**
     * Where the bytes come from.
     *
     * @param old an earlier partial file, opened, or null
     * @param oldLength how many of its bytes to take
     * @param body the network, or null
     * @param length how many bytes the network must bring, or -1 where chunks tell
     * @param mayBeLonger whether bytes after these belong to nobody: after a continuation BCDA sends 23 of them
     * @param endsFile whether the last byte of the network is the last of the file
     */
    record Source(
            InputStream old, long oldLength, InputStream body, long length, boolean mayBeLonger, boolean endsFile) {}

    /** @param partial the attempt's partial file, open @param digest sees every byte */
    EncodedBodyStream(DownloadAttempt attempt, Source source, FileChannel partial, MessageDigest digest) {
        this.attempt = attempt;
        this.source = source;
        this.partial = partial;
        this.digest = digest;
        this.oldLeft = source.oldLength();
        this.networkLeft = source.length();
    }

    long passed() {
        return passed;
    }

    long fetched() {
        return fetched;
    }

    Exception failure() {
        return failure;
    }

    void decoded(long bytes) {
        decoded = bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        try {
            int count = oldLeft > 0 ? readOld(buffer, offset, length) : readNetwork(buffer, offset, length);
            if (count < 0) {
                ended = true;
            } else {
                pass(buffer, offset, count);
            }
            return count;
        } catch (IOException | RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    private int readOld(byte[] buffer, int offset, int length) throws IOException {
        int count;
        try {
            count = source.old().read(buffer, offset, (int) Math.min(length, oldLeft));
        } catch (IOException e) {
            throw LandingException.at(attempt.encodedPath().getParent(), e);
        }
        if (count < 0) {
            throw new FileRefusedException(
                    attempt.file().name(),
                    FileRefusedException.Reason.RANGE,
                    "the partial file of an earlier attempt shrank.");
        }
        oldLeft -= count;
        return count;
    }

    private int readNetwork(byte[] buffer, int offset, int length) throws IOException {
        if (source.body() == null) {
            return -1;
        }
        if (networkLeft == 0) {
            return end();
        }
        long before = attempt.nanos().getAsLong();
        int most = networkLeft < 0 ? length : (int) Math.min(length, networkLeft);
        int count = source.body().read(buffer, offset, most);
        if (count < 0) {
            if (networkLeft > 0) {
                throw refused(CUT, "the body ended %d bytes before its end.".formatted(networkLeft));
            }
            return end();
        }
        checkSpeed(attempt.nanos().getAsLong() - before, count);
        networkLeft -= networkLeft < 0 ? 0 : count;
        fetched += count;
        return count;
    }

    private int end() throws IOException {
        if (networkLeft == 0 && !source.mayBeLonger() && source.body().read() >= 0) {
            throw refused(LENGTH, "the body is longer than its Content-Length of %d.".formatted(source.length()));
        }
        if (!source.endsFile()) {
            throw refused(CUT, "the server sent only a part of what was missing.");
        }
        return -1;
    }

    /** Counts only the time in which we wait for the server, not ours: a slow disk of our own accuses nobody. */
    private void checkSpeed(long nanosWaited, int arrived) throws TooSlowException {
        waited += nanosWaited;
        arrivedInWindow += arrived;
        if (waited < attempt.limits().window().toNanos()) {
            return;
        }
        if (arrivedInWindow < attempt.limits().minSpeed() * (waited / 1e9)) {
            throw new TooSlowException(
                    attempt.file().name(),
                    arrivedInWindow,
                    Duration.ofNanos(waited),
                    attempt.limits().minSpeed());
        }
        waited = 0;
        arrivedInWindow = 0;
    }

    private void pass(byte[] buffer, int offset, int count) throws IOException {
        try {
            DurableFiles.write(partial, buffer, offset, count);
            attempt.room().used(count);
        } catch (IOException e) {
            throw LandingException.at(attempt.encodedPath().getParent(), e);
        }
        passed += count;
        digest.update(buffer, offset, count);
        if (passed > attempt.limits().maxFileSize()) {
            throw refused(
                    FILE_TOO_BIG,
                    "it is larger than %d bytes.".formatted(attempt.limits().maxFileSize()));
        }
        if (passed - decoded - decoded / 1000 > ENCODING_OVERHEAD) {
            throw refused(INFLATES_TOO_MUCH, "its gzip goes on without bringing any data.");
        }
    }

    private FileRefusedException refused(FileRefusedException.Reason reason, String what) {
        return new FileRefusedException(attempt.file().name(), reason, what);
    }
}
