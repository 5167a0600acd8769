package io.github.bcdacamel.s3;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of an object. Resumes where a connection broke off, because a read may take hours. */
final class ResumingObjectStream extends InputStream {

    private static final int ATTEMPTS = 5;

    private final long size;
    private final Source source;
    private InputStream bytes;
    private long position;
    private int failures;

    /** Where the bytes come from. */
    interface Source {
        InputStream from(long offset) throws IOException;
    }

    ResumingObjectStream(long size, Source source) throws IOException {
        this.size = size;
        this.source = source;
        this.bytes = source.from(0);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (true) {
            try {
                int count = bytes.read(buffer, offset, length);
                if (count >= 0) {
                    position += count;
                    return count;
                }
                if (position >= size) {
                    return -1;
                }
                throw new IOException("The body ended early.");
            } catch (IOException broken) {
                if (++failures >= ATTEMPTS) {
                    throw broken;
                }
                bytes = source.from(position);
            }
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
