package io.github.bcdacamel.landing;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Where one attempt puts the encoded bytes as they pass: the first of them into memory, all of them into its partial
 * file once they are more than {@value #HELD} bytes or must be kept. Most small files so never make, lock and delete a
 * file that nobody continues. Says {@link LandingException} when the disk refuses.
 */
final class EncodedFile implements Closeable {

    private static final int HELD = 64 * 1024;

    private final PartialFiles partials;
    private final Path path;
    private final Room room;

    private ByteArrayOutputStream held = new ByteArrayOutputStream(0);
    private FileChannel channel;

    EncodedFile(PartialFiles partials, Path path, Room room) {
        this.partials = partials;
        this.path = path;
        this.room = room;
    }

    Path path() {
        return path;
    }

    void write(byte[] buffer, int offset, int count) throws LandingException {
        try {
            if (channel == null && held.size() + count <= HELD) {
                held.write(buffer, offset, count);
                return;
            }
            keep();
            Folders.write(channel, buffer, offset, count);
            room.used(count);
        } catch (IOException e) {
            throw LandingException.at(path.getParent(), e);
        }
    }

    /** Makes the file, if it is not there, of what has passed so far. */
    void keep() throws LandingException {
        if (channel != null) {
            return;
        }
        try {
            channel = partials.create(path);
            Folders.write(channel, held.toByteArray(), 0, held.size());
            room.used(held.size());
            held = null;
        } catch (IOException e) {
            throw LandingException.at(path.getParent(), e);
        }
    }

    /** After a failure: keeps for the next attempt what there is; without it that one asks for these bytes again. */
    void keepIfPossible() {
        try {
            if (channel == null && held.size() > 0) {
                keep();
            }
        } catch (IOException noneTheWorse) {
            // The failure that led here is the one to tell.
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
