package io.github.bcdacamel.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;
import software.amazon.awssdk.http.Abortable;

/**
 * The body of an answer, which fails when it comes too slowly: a server that drips never reaches the time limit of a read.
 * Counts only the time in which a read waits, so whoever reads may take time.
 */
final class SteadyStream extends FilterInputStream {

    private final long window;
    private final long minSpeed;
    private final LongSupplier nanos;
    private long waited;
    private long arrived;

    /** @param window over which the speed is measured @param minSpeed bytes a second @param nanos a clock */
    SteadyStream(InputStream body, Duration window, long minSpeed, LongSupplier nanos) {
        super(body);
        this.window = window.toNanos();
        this.minSpeed = minSpeed;
        this.nanos = nanos;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        long begin = nanos.getAsLong();
        int count = super.read(buffer, offset, length);
        waited += nanos.getAsLong() - begin;
        arrived += Math.max(0, count);
        if (waited >= window) {
            if (count >= 0 && arrived < minSpeed * (waited / 1e9)) {
                // A close would read the rest.
                if (in instanceof Abortable connection) {
                    connection.abort();
                }
                throw new SocketTimeoutException("It came with less than " + minSpeed + " bytes a second.");
            }
            waited = 0;
            arrived = 0;
        }
        return count;
    }
}
