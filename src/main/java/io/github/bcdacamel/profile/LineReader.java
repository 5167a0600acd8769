package io.github.bcdacamel.profile;

import io.github.bcdacamel.json.Utf8;
import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a stream into lines, each handed over where it stands in one buffer that is used again, with a control character at
 * its end or behind it. The buffer grows up to the longest line that is allowed; a longer one is passed over and reported.
 */
final class LineReader {

    private static final int FIRST = 1024 * 1024;

    private final int maxLineSize;
    private byte[] buffer = new byte[FIRST + RawText.SLACK];

    LineReader(int maxLineSize) {
        this.maxLineSize = maxLineSize;
    }

    /** Sees each line that is not blank. */
    interface Reader {
        /** @param number counted from 1 @param offset of the line's first byte in the file */
        void line(byte[] buffer, int start, int length, long number, long offset) throws IOException;

        void tooLong(long number, long offset);
    }

    /** Sees blocks that end where a line ends. */
    interface BlockReader {
        void block(byte[] buffer, int start, int end) throws IOException;
    }

    /**
     * Reads to the end in blocks of whole lines; returns how many bytes there were.
     *
     * @throws TooLongException when a line is longer than is allowed, by so much that no buffer holds it
     */
    long readBlocks(InputStream content, BlockReader reader) throws IOException {
        int filled = 0;
        long bytes = 0;
        while (true) {
            int count = content.read(buffer, filled, buffer.length - RawText.SLACK - filled);
            if (count < 0) {
                break;
            }
            bytes += count;
            filled += count;
            if (filled < buffer.length - RawText.SLACK) {
                continue;
            }
            int end = filled;
            while (end > 0 && buffer[end - 1] != '\n') {
                end--;
            }
            if (end > 0) {
                reader.block(buffer, 0, end);
            } else if (filled > maxLineSize) {
                throw new TooLongException();
            }
            byte[] roomy = end == 0 ? new byte[grown(filled) + RawText.SLACK] : buffer;
            System.arraycopy(buffer, end, roomy, 0, filled - end);
            buffer = roomy;
            filled -= end;
        }
        buffer[filled] = 0;
        reader.block(buffer, 0, filled);
        return bytes;
    }

    /** Reads to the end; returns how many bytes there were. */
    long readLines(InputStream content, Reader reader) throws IOException {
        int begun = 0;
        int filled = 0;
        long offset = 0;
        long number = 1;
        boolean passing = false;
        while (true) {
            if (filled == buffer.length - RawText.SLACK) {
                if (filled - begun > maxLineSize) {
                    if (!passing) {
                        reader.tooLong(number, offset);
                    }
                    passing = true;
                    offset += filled - begun;
                    begun = filled;
                }
                int kept = filled - begun;
                byte[] roomy = 2L * kept > filled ? new byte[grown(filled) + RawText.SLACK] : buffer;
                System.arraycopy(buffer, begun, roomy, 0, kept);
                buffer = roomy;
                begun = 0;
                filled = kept;
            }
            int count = content.read(buffer, filled, buffer.length - RawText.SLACK - filled);
            if (count < 0) {
                break;
            }
            int from = filled;
            filled += count;
            for (int end = Utf8.newline(buffer, from, filled); end >= 0; ) {
                if (!passing) {
                    line(reader, begun, end, number, offset);
                }
                passing = false;
                offset += end + 1L - begun;
                number++;
                begun = end + 1;
                end = Utf8.newline(buffer, begun, filled);
            }
        }
        if (filled > begun && !passing) {
            buffer[filled] = 0;
            line(reader, begun, filled, number, offset);
        }
        return offset + filled - begun;
    }

    private void line(Reader reader, int from, int end, long number, long offset) throws IOException {
        int start = from;
        while (start < end && isSpace(buffer[start])) {
            start++;
        }
        if (start == end) {
            return;
        }
        if (end - from > maxLineSize) {
            reader.tooLong(number, offset);
        } else {
            reader.line(buffer, start, end - start, number, offset);
        }
    }

    private int grown(int filled) {
        return (int) Math.min(2L * filled, Math.max(filled, maxLineSize + 1L));
    }

    private static boolean isSpace(byte character) {
        return character == ' ' || character == '\t' || character == '\r';
    }

    /** A line is longer than is allowed. */
    static final class TooLongException extends IOException {
        TooLongException() {
            super("a line is too long");
        }
    }
}
