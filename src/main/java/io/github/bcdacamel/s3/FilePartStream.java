package io.github.bcdacamel.s3;

import io.github.bcdacamel.landing.DurableFiles;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Some bytes of a file, read from the disk each time, so that sending them again needs no memory. */
final class FilePartStream extends InputStream {

    private final FileChannel channel;
    private final InputStream bytes;
    private long left;

    FilePartStream(Path file, long offset, long length) throws IOException {
        DurableFiles.requirePlain(file);
        channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        channel.position(offset);
        bytes = Channels.newInputStream(channel);
        left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = bytes.read(buffer, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("The file has become shorter while it was read.");
        }
        left -= count;
        return count;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
