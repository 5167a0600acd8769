package io.github.bcdacamel.landing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Bodies as servers send them, whole and broken. */
final class Bodies {

    static final byte[] EMPTY_MEMBER = gzip(new byte[0]);

    private Bodies() {}

    /** Lines in BCDA's form: sorted keys, the type late, other resources and characters of several bytes before it. */
    static String patients(int count) {
        StringBuilder lines = new StringBuilder();
        for (int number = 1; number <= count; number++) {
            lines.append(patient(number)).append('\n');
        }
        return lines.toString();
    }

    static String patient(int number) {
        return "{\"contained\":[{\"id\":\"o%d\",\"resourceType\":\"Organization\"}],\"id\":\"-%d\",\"name\":[{\"family\":\"Müller€%s\"}],\"resourceType\":\"Patient\"}"
                .formatted(number, number, "x".repeat(number % 40));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] content) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(content);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    /** Bytes that arrive in pieces of at most this size; {@code available()} is 0, as at the end of what has arrived. */
    static InputStream inPieces(byte[] content, int most) {
        return new ByteArrayInputStream(content) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, most));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
    }

    /** Bytes that arrive in pieces of any size. */
    static InputStream inPieces(byte[] content, Random random) {
        return new ByteArrayInputStream(content) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(50)));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
    }

    /** Bytes, then a broken connection. */
    static InputStream thenBroken(byte[] content) {
        return new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == content.length) {
                    throw new IOException("Connection reset");
                }
                return content[at++] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = Math.min(length, content.length - at);
                if (count == 0) {
                    throw new IOException("Connection reset");
                }
                System.arraycopy(content, at, buffer, offset, count);
                at += count;
                return count;
            }
        };
    }
}
