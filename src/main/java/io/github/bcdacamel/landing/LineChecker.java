package io.github.bcdacamel.landing;

import static io.github.bcdacamel.landing.FileRefusedException.Reason.LIMIT;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.LINE_TOO_LONG;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.NOT_JSON;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.NOT_UTF8;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.WRONG_TYPE;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.bcdacamel.json.JsonReader;
import io.github.bcdacamel.json.LineReader;
import io.github.bcdacamel.json.NotJsonException;
import io.github.bcdacamel.json.Utf8;
import io.github.bcdacamel.json.WrittenText;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Checks decoded NDJSON: every line is one whole JSON object in UTF-8 whose own {@code resourceType} is the manifest's
 * type, given once. BCDA sorts its keys, so the type stands late and {@code contained} resources come before it. Lines of
 * white space are skipped and not counted, {@code \r\n} ends a line as well, and the last line needs no newline when its
 * JSON is whole.
 *
 * <p>Leaves to others: decoding, sizes of the file, what the resources say. Not thread-safe.
 */
final class LineChecker {

    private static final JsonFactory JACKSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private static final WrittenText RESOURCE_TYPE = WrittenText.of("resourceType");

    private final String file;
    private final String type;
    private final WrittenText writtenType;
    private final int maxLineSize;
    private final LineReader lines;
    private final JsonReader json = new JsonReader();

    LineChecker(String file, String type, int maxLineSize) {
        this.file = file;
        this.type = type;
        this.writtenType = WrittenText.of(type);
        this.maxLineSize = maxLineSize;
        this.lines = new LineReader(maxLineSize);
    }

    /**
     * Reads decoded bytes to their end.
     *
     * @throws FileRefusedException at the first line that is wrong; says where it is and quotes nothing
     */
    FileContent check(InputStream content) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        long resources = 0;
        lines.begin(new DigestInputStream(content, digest));
        while (lines.next()) {
            int end = endOfResource(lines.buffer(), lines.start());
            if (end < 0 || !lines.endsAfter(end) || lines.isTooLong()) {
                checkLine(lines.buffer(), lines.start(), lines.end());
            }
            resources++;
        }
        return new FileContent(lines.bytes(), resources, HexFormat.of().formatHex(digest.digest()));
    }

    /**
     * Where the resource ends that begins here, if it is certainly a whole one of the expected type; else -1. What is wrong, odd or
     * uncommon is left to {@link #checkLine}, which decides and knows where the fault is.
     */
    int endOfResource(byte[] buffer, int start) {
        boolean typed = false;
        try {
            json.begin(buffer, start);
            for (boolean more = json.enterObject(); more; more = json.next()) {
                boolean isType = json.isAt(RESOURCE_TYPE);
                json.name();
                if (json.isEscaped() || isType && (typed || !json.isAt(writtenType))) {
                    return -1;
                }
                typed |= isType;
                json.skip();
            }
            return typed ? json.position() : -1;
        } catch (NotJsonException e) {
            return -1;
        }
    }

    private void checkLine(byte[] buffer, int start, int end) throws FileRefusedException {
        if (lines.isTooLong()) {
            throw refused(LINE_TOO_LONG, lines.offset(), "is longer than " + maxLineSize + " bytes");
        }
        int invalid = Utf8.firstInvalid(buffer, start, end);
        if (invalid >= 0) {
            throw refused(NOT_UTF8, lines.offset(invalid), "is not UTF-8");
        }
        // Jackson would take "{" and a zero byte for UTF-16, and skip a byte order mark.
        if (buffer[start] != '{' || start + 1 < end && buffer[start + 1] == 0) {
            throw refused(NOT_JSON, lines.offset(start), "is not a JSON object");
        }
        checkResource(buffer, start, end - start);
    }

    private void checkResource(byte[] buffer, int start, int length) throws FileRefusedException {
        long offset = lines.offset(start);
        int depth = 0;
        boolean typed = false;
        try (JsonParser parser = JACKSON.createParser(buffer, start, length)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructStart()) {
                    depth++;
                } else if (token.isStructEnd()) {
                    depth--;
                    if (depth == 0 && parser.nextToken() != null) {
                        throw refused(NOT_JSON, offset, "holds more than one JSON object");
                    }
                } else if (depth == 1 && token == JsonToken.FIELD_NAME && "resourceType".equals(parser.currentName())) {
                    if (typed || parser.nextToken() != JsonToken.VALUE_STRING || !type.equals(parser.getText())) {
                        throw refused(WRONG_TYPE, offset, typed ? "has two resource types" : "is not a " + type);
                    }
                    typed = true;
                }
            }
        } catch (StreamConstraintsException e) {
            throw refused(LIMIT, offset + position(e), JsonReader.LIMIT);
        } catch (JsonProcessingException e) {
            // Not kept as the cause: Jackson quotes the line, and lines hold enrollees' data.
            throw refused(NOT_JSON, offset + position(e), "is not JSON");
        } catch (FileRefusedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw refused(NOT_JSON, offset, "is not JSON that can be read");
        }
        if (!typed) {
            throw refused(WRONG_TYPE, offset, "has no resourceType");
        }
    }

    /** Jackson does not say where a limit of its own was passed. */
    private static long position(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
    }

    private FileRefusedException refused(FileRefusedException.Reason reason, long offset, String what) {
        return new FileRefusedException(
                file,
                reason,
                "line %d (byte %d of the decoded file) %s. %s"
                        .formatted(
                                lines.number(),
                                offset,
                                what,
                                reason == LIMIT
                                        ? "It may be JSON all the same."
                                        : "The server sent a damaged or another file."));
    }
}
