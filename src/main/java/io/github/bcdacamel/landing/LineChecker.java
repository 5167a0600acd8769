package io.github.bcdacamel.landing;

import static io.github.bcdacamel.landing.FileRefusedException.Reason.LINE_TOO_LONG;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.NOT_JSON;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.NOT_UTF8;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.WRONG_TYPE;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.bcdacamel.json.Utf8;
import java.io.IOException;
import java.util.Arrays;

/**
 * Checks decoded NDJSON as it streams by: every line one whole JSON object in UTF-8 whose own {@code resourceType} is
 * the manifest's type, given once. BCDA sorts its keys, so the type stands late and {@code contained} resources come
 * before it. Lines of white space are skipped and not counted, {@code \r\n} ends a line as well, and the last line
 * needs no newline when its JSON is whole.
 *
 * <p>Leaves to others: decoding, sizes of the file, checksums, what the resources say. Not thread-safe. Holds one line
 * at most, and only one that lies across two buffers.
 */
public final class LineChecker {

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final String file;
    private final String type;
    private final int maxLineSize;
    private final ResourceScanner scan;

    private byte[] begun = new byte[0];
    private int begunLength;
    private long linesEnded;
    private long lineStart;
    private long lines;

    public LineChecker(String file, String type, int maxLineSize) {
        this.file = file;
        this.type = type;
        this.maxLineSize = maxLineSize;
        this.scan = new ResourceScanner(type);
    }

    /** The next decoded bytes, cut anywhere. The buffer may be used again afterwards. */
    public void next(byte[] buffer, int offset, int length) throws FileRefusedException {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            int newline = Utf8.newline(buffer, at, end);
            if (newline < 0) {
                begin(buffer, at, end - at);
                return;
            }
            endLine(buffer, at, newline - at, 1);
            at = newline + 1;
        }
    }

    /** The end of the file. */
    public void end() throws FileRefusedException {
        if (begunLength > 0) {
            endLine(begun, 0, 0, 0);
        }
    }

    /** Resources so far. */
    public long lines() {
        return lines;
    }

    private void begin(byte[] buffer, int offset, int length) throws FileRefusedException {
        checkLength((long) begunLength + length);
        if (begun.length < begunLength + length) {
            int enough = Math.max(begunLength + length, (int) Math.min(maxLineSize, 2L * begun.length));
            begun = Arrays.copyOf(begun, enough);
        }
        System.arraycopy(buffer, offset, begun, begunLength, length);
        begunLength += length;
    }

    private void endLine(byte[] buffer, int offset, int length, int newline) throws FileRefusedException {
        int size = length;
        if (begunLength == 0) {
            checkLength(length);
            checkLine(buffer, offset, length);
        } else {
            begin(buffer, offset, length);
            size = begunLength;
            checkLine(begun, 0, size);
            begunLength = 0;
        }
        lineStart += size + newline;
        linesEnded++;
    }

    private void checkLength(long length) throws FileRefusedException {
        if (length > maxLineSize) {
            throw refused(LINE_TOO_LONG, 0, "is longer than " + maxLineSize + " bytes");
        }
    }

    private void checkLine(byte[] line, int offset, int length) throws FileRefusedException {
        int start = offset;
        int end = offset + length;
        while (start < end && isSpace(line[start])) {
            start++;
        }
        if (start == end) {
            return;
        }
        int invalid = Utf8.firstInvalid(line, start, end);
        if (invalid >= 0) {
            throw refused(NOT_UTF8, invalid - offset, "is not UTF-8");
        }
        // Jackson would take "{" and a zero byte for UTF-16, and skip a byte order mark.
        if (line[start] != '{' || start + 1 < end && line[start + 1] == 0) {
            throw refused(NOT_JSON, start - offset, "is not a JSON object");
        }
        if (!scan.accepts(line, start, end)) {
            checkResource(line, start, end - start, start - offset);
        }
        lines++;
    }

    /** Decides about every line of which the scan is not sure, and says where the fault is. */
    private void checkResource(byte[] line, int start, int length, int indent) throws FileRefusedException {
        int depth = 0;
        boolean typed = false;
        try (JsonParser json = JSON.createParser(line, start, length)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                    if (depth == 0 && json.nextToken() != null) {
                        throw refused(NOT_JSON, indent, "holds more than one JSON object");
                    }
                } else if (depth == 1 && token == JsonToken.FIELD_NAME && "resourceType".equals(json.currentName())) {
                    if (typed || json.nextToken() != JsonToken.VALUE_STRING || !type.equals(json.getText())) {
                        throw refused(WRONG_TYPE, indent, typed ? "has two resource types" : "is not a " + type);
                    }
                    typed = true;
                }
            }
        } catch (JsonProcessingException e) {
            // Not kept as the cause: Jackson quotes the line, and lines hold enrollees' data.
            throw refused(NOT_JSON, indent + position(e), "is not JSON");
        } catch (FileRefusedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw refused(NOT_JSON, indent, "is not JSON that can be read");
        }
        if (!typed) {
            throw refused(WRONG_TYPE, indent, "has no resourceType");
        }
    }

    /** Jackson does not say where a limit of its own was passed. */
    private static long position(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }

    private FileRefusedException refused(FileRefusedException.Reason reason, long inLine, String what) {
        return new FileRefusedException(
                file,
                reason,
                "line %d (byte %d of the decoded file) %s. The server sent a damaged or another file."
                        .formatted(linesEnded + 1, lineStart + inLine, what));
    }
}
