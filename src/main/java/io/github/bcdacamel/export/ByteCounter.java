package io.github.bcdacamel.export;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.LongAdder;

/** Counts the bytes of files as they come over the network, so that progress shows inside a large file as well. */
public final class ByteCounter {

    private final LongAdder bytes = new LongAdder();

    /** Encoded bytes since the start of this process, those of failed attempts included. */
    public long bytes() {
        return bytes.sum();
    }

    InputStream counted(InputStream body) {
        return new FilterInputStream(body) {
            @Override
            public int read() throws IOException {
                int next = super.read();
                if (next >= 0) {
                    bytes.increment();
                }
                return next;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                if (count > 0) {
                    bytes.add(count);
                }
                return count;
            }
        };
    }
}
