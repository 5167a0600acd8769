package io.github.bcdacamel.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into lines, each of which stands in one buffer until the next is asked for. Lines of white space are passed
 * over. The buffer grows up to the longest line that is allowed; of a longer one only the beginning is there.
 *
 * <p>Where a line ends is searched only when it is asked for: a record tells by itself where it ends, so who reads it
 * says so by {@link #endsAfter}. Behind what is in the buffer stands a control character, as {@link JsonReader} needs it.
 * Not thread-safe; may be used for one stream after the other.
 */
public final class LineReader {

    /** What is read at once. */
    private static final int CHUNK = 128 * 1024;

    private static final int UNKNOWN = -1;

    private final int maxLineSize;
    private byte[] buffer = new byte[2 * CHUNK + JsonReader.SLACK];
    private InputStream content;

    /** Of the buffer's first byte in the stream. */
    private long base;
    /** What is in the buffer. */
    private int filled;
    /** Up to where lines have their end in the buffer: after its last line feed, or at the end of the stream. */
    private int complete;

    private int lineStart;
    private int start;
    private int end;
    private long number;
    /** Whether the line is longer than is allowed, and its end was not read. */
    private boolean open;

    public LineReader(int maxLineSize) {
        this.maxLineSize = maxLineSize;
    }

    /** Begins with another stream, whose owner closes it. */
    public void begin(InputStream bytes) {
        content = bytes;
        base = 0;
        filled = 0;
        complete = 0;
        lineStart = 0;
        end = UNKNOWN;
        number = 0;
        open = false;
    }

    /** Goes to the next line that is not blank, or is too long; false at the end of the stream. */
    public boolean next() throws IOException {
        if (number > 0) {
            leave();
        }
        while (lineStart < complete || fill()) {
            number++;
            start = lineStart;
            while (isSpace(buffer[start])) {
                start++;
            }
            boolean blank = start == filled || buffer[start] == '\n';
            end = blank && !open ? start : UNKNOWN;
            if (!blank || isTooLong()) {
                return true;
            }
            lineStart = Math.min(end + 1, filled);
        }
        return false;
    }

    /** Goes to the first byte of the next line. */
    private void leave() throws IOException {
        while (open) {
            base += filled;
            filled = 0;
            int count = read();
            int newline = count < 0 ? 0 : Utf8.newline(buffer, 0, filled);
            open = newline < 0;
            end = newline;
            completed(0);
        }
        lineStart = Math.min(end() + 1, filled);
    }

    /** Reads until a line is complete, or longer than is allowed; false at the end of the stream. */
    private boolean fill() throws IOException {
        int kept = filled - lineStart;
        System.arraycopy(buffer, lineStart, buffer, 0, kept);
        base += lineStart;
        filled = kept;
        lineStart = 0;
        complete = 0;
        while (complete == 0) {
            int from = filled;
            if (read() < 0) {
                complete = filled;
                return filled > 0;
            }
            completed(from);
            if (complete == 0 && filled > maxLineSize) {
                open = true;
                complete = filled;
            }
        }
        return true;
    }

    private int read() throws IOException {
        int room = buffer.length - JsonReader.SLACK - filled;
        if (room == 0) {
            int larger = (int) Math.min(2L * filled, maxLineSize + 1L);
            buffer = Arrays.copyOf(buffer, larger + JsonReader.SLACK);
            room = larger - filled;
        }
        int count = content.read(buffer, filled, Math.min(room, CHUNK));
        filled += Math.max(0, count);
        buffer[filled] = 0;
        return count;
    }

    private void completed(int from) {
        complete = filled;
        while (complete > from && buffer[complete - 1] != '\n') {
            complete--;
        }
        if (complete == from) {
            complete = 0;
        }
    }

    /**
     * Says where the record of this line ended.
     *
     * @return whether nothing but white space follows it in the line
     */
    public boolean endsAfter(int record) {
        int at = record;
        while (isSpace(buffer[at])) {
            at++;
        }
        if (open || at != filled && buffer[at] != '\n') {
            return false;
        }
        end = at;
        return true;
    }

    /** Whether the line is longer than is allowed. Looks for its end where that is not known. */
    public boolean isTooLong() {
        return open || end() - lineStart > maxLineSize;
    }

    public byte[] buffer() {
        return buffer;
    }

    /** The line's first byte that is no white space. */
    public int start() {
        return start;
    }

    /** Where the line ends: at its line feed, or at the end of the stream. */
    public int end() {
        if (end == UNKNOWN) {
            int newline = Utf8.newline(buffer, start, complete);
            end = newline < 0 ? filled : newline;
        }
        return end;
    }

    /** The line's number, from 1. Blank lines count. */
    public long number() {
        return number;
    }

    /** Where the line begins in the stream. */
    public long offset() {
        return base + lineStart;
    }

    /** Where in the stream a byte of the buffer stands. */
    public long offset(int position) {
        return base + position;
    }

    /** How many bytes were read of the stream: all, once there is no line more. */
    public long bytes() {
        return base + filled;
    }

    private static boolean isSpace(byte character) {
        return character == ' ' || character == '\t' || character == '\r';
    }
}
