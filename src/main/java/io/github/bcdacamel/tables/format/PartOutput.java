package io.github.bcdacamel.tables.format;

import io.github.bcdacamel.landing.DurableFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A new file that is written from its beginning to its end, and its SHA-256. */
final class PartOutput extends PositionOutputStream implements OutputFile {

    private static final int BUFFER = 32 * 1024;

    private final FileChannel file;
    private final MessageDigest sha256 = DigestUtils.getSha256Digest();
    private final OutputStream out;
    private long position;
    private boolean closed;

    PartOutput(Path path) throws IOException {
        file = DurableFiles.createFile(path);
        out = new BufferedOutputStream(new DigestOutputStream(Channels.newOutputStream(file), sha256), BUFFER);
    }

    @Override
    public long getPos() {
        return position;
    }

    @Override
    public void write(int value) throws IOException {
        out.write(value);
        position++;
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
        out.write(bytes, start, length);
        position += length;
    }

    @Override
    public void flush() {
        // Only when the buffer is full, and in the end.
    }

    /** Syncs the file to the disk. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            out.flush();
            file.force(true);
            file.close();
        }
    }

    /** What was written, after {@link #close()}. */
    PartFile finished(long rows) {
        return new PartFile(rows, position, HexFormat.of().formatHex(sha256.digest()));
    }

    void abandon() {
        try {
            file.close();
        } catch (IOException ignored) {
            // It is deleted anyway.
        }
    }

    @Override
    public PositionOutputStream create(long blockSize) {
        return this;
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) {
        return this;
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }
}
