package io.github.bcdacamel.landing;

import static io.github.bcdacamel.json.JsonText.space;

import io.github.bcdacamel.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Sees quickly that a line is strict JSON (RFC 8259): one object, whose own {@code resourceType} is the expected one,
 * given once. Says yes only when that is certain; whatever is wrong, odd or uncommon is left to a parser, which decides
 * and knows where the fault is. Whether the bytes are UTF-8 is asked elsewhere. Not thread-safe.
 */
final class ResourceScanner {

    private static final int DEEPEST = 200;
    private static final byte[] RESOURCE_TYPE = "resourceType".getBytes(StandardCharsets.US_ASCII);

    private final JsonText json = new JsonText();
    private final byte[] quotedType;

    ResourceScanner(String type) {
        this.quotedType = ('"' + type + '"').getBytes(StandardCharsets.UTF_8);
    }

    /** @param from where a brace opens */
    boolean accepts(byte[] line, int from, int to) {
        boolean typed = false;
        int at = space(line, from + 1, to);
        while (true) {
            int nameEnd = JsonText.nameEnd(line, at, to);
            int value = nameEnd < 0 ? JsonText.NO : JsonText.valueOf(line, nameEnd, to);
            if (value < 0 || isEscaped(line, at, nameEnd)) {
                return false;
            }
            if (Arrays.equals(line, at + 1, nameEnd - 1, RESOURCE_TYPE, 0, RESOURCE_TYPE.length)) {
                if (typed || !isType(line, value, to)) {
                    return false;
                }
                typed = true;
            }
            int end = json.value(line, value, to, DEEPEST);
            int next = end < 0 ? to : space(line, end, to);
            if (next >= to || line[next] != ',') {
                return next < to && line[next] == '}' && typed && space(line, next + 1, to) == to;
            }
            at = space(line, next + 1, to);
        }
    }

    private static boolean isEscaped(byte[] line, int from, int to) {
        for (int at = from; at < to; at++) {
            if (line[at] == '\\') {
                return true;
            }
        }
        return false;
    }

    private boolean isType(byte[] line, int at, int to) {
        int end = at + quotedType.length;
        return end <= to && Arrays.equals(line, at, end, quotedType, 0, quotedType.length);
    }
}
