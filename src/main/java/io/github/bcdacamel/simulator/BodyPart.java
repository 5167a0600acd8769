package io.github.bcdacamel.simulator;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A part of a body whose length is known before it is read, so that a fault can cut it anywhere. {@link WireWriter} frames it.
 */
sealed interface BodyPart {

    /** Bytes from {@code from} (inclusive) to {@code to} (exclusive). */
    long length();

    /** A shorter part of it; positions count from this part's own start. */
    BodyPart slice(long from, long to);

    InputStream open() throws IOException;

    /** Bytes in memory, for small bodies. */
    record Bytes(byte[] bytes, int from, int to) implements BodyPart {

        Bytes(byte[] bytes) {
            this(bytes, 0, bytes.length);
        }

        @Override
        public long length() {
            return to - from;
        }

        @Override
        public BodyPart slice(long sliceFrom, long sliceTo) {
            return new Bytes(bytes, from + (int) sliceFrom, from + (int) sliceTo);
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes, from, to - from);
        }
    }

    /** Bytes of a file: as they are stored, sent without passing through this process's memory, or of its gzip inflated. */
    record FileRange(Path file, boolean inflated, long from, long to) implements BodyPart {
        static FileRange stored(StoredFile file) {
            return new FileRange(file.path(), false, 0, file.size());
        }

        static FileRange inflated(StoredFile file) {
            return new FileRange(file.path(), true, 0, file.decodedSize());
        }

        @Override
        public long length() {
            return to - from;
        }

        @Override
        public BodyPart slice(long sliceFrom, long sliceTo) {
            return new FileRange(file, inflated, from + sliceFrom, from + sliceTo);
        }

        @Override
        public InputStream open() throws IOException {
            InputStream stored = Files.newInputStream(file);
            InputStream in = inflated ? new GZIPInputStream(stored, 1 << 16) : new BufferedInputStream(stored, 1 << 16);
            in.skipNBytes(from);
            return in;
        }
    }

    /** A pause; the bytes before it are already sent. */
    record Pause(Duration duration) implements BodyPart {

        @Override
        public long length() {
            return 0;
        }

        @Override
        public BodyPart slice(long sliceFrom, long sliceTo) {
            return this;
        }

        @Override
        public InputStream open() {
            return InputStream.nullInputStream();
        }
    }

    /** The same bytes repeated, for longer than anyone reads. */
    record Endless(byte[] block) implements BodyPart {

        private static final long LENGTH = 1L << 50;

        @Override
        public long length() {
            return LENGTH;
        }

        @Override
        public BodyPart slice(long sliceFrom, long sliceTo) {
            return this;
        }

        @Override
        public InputStream open() {
            // Not a SequenceInputStream, whose close goes through all that is left.
            return new InputStream() {
                private int at;

                @Override
                public int read() {
                    byte next = block[at];
                    at = (at + 1) % block.length;
                    return next & 0xff;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) {
                    int count = Math.min(length, block.length - at);
                    System.arraycopy(block, at, buffer, offset, count);
                    at = (at + count) % block.length;
                    return count;
                }
            };
        }
    }

    static long length(List<BodyPart> parts) {
        return parts.stream().mapToLong(BodyPart::length).sum();
    }

    /** These parts from {@code from} to {@code to}, without the rest. */
    static List<BodyPart> slice(List<BodyPart> parts, long from, long to) {
        List<BodyPart> kept = new ArrayList<>();
        long start = 0;
        for (BodyPart part : parts) {
            long end = start + part.length();
            boolean overlaps = start < to && end > from;
            if (overlaps) {
                kept.add(part.slice(Math.max(from, start) - start, Math.min(to, end) - start));
            } else if (part.length() == 0 && start >= from && end < to) {
                kept.add(part);
            }
            start = end;
        }
        return List.copyOf(kept);
    }
}
