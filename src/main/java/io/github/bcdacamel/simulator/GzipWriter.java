package io.github.bcdacamel.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes one gzip member, compressed for speed: the simulator may have to write gigabytes while someone waits. */
final class GzipWriter extends GZIPOutputStream {

    private static final int BUFFER = 1 << 16;

    /** What Go's deferred {@code gz.Close()} sends after a file: a member of 23 bytes with nothing in it. */
    static final BodyPart.Bytes EMPTY_MEMBER = new BodyPart.Bytes(new byte[] {
        0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff, 1, 0, 0, (byte) 0xff, (byte) 0xff, 0, 0, 0, 0, 0, 0, 0, 0
    });

    GzipWriter(OutputStream out) throws IOException {
        super(out, BUFFER);
        def.setLevel(Deflater.BEST_SPEED);
    }

    long decodedSize() {
        return def.getBytesRead();
    }
}
