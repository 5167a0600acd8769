package io.github.bcdacamel.tables.load;

import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.function.IOSupplier;

/**
 * A file of records, one a line.
 *
 * @param name as tables name it, such as {@code ndjson/Patient.0001.ndjson}
 * @param type the resource type of its records, as far as its name tells; else the empty text
 * @param size in bytes, as exactly as it is known: files are put together by it
 * @param sha256 that the decoded bytes must have; null if nobody knows it yet
 * @param content opens the decoded bytes
 */
public record InputFile(String name, String type, long size, String sha256, IOSupplier<InputStream> content) {

    private static final Pattern NAME =
            Pattern.compile("(?:.*/)?([A-Z][A-Za-z]{0,63})(?:\\..*)?\\.(?:ndjson|jsonl)(?:\\.gz)?");

    /** The type that a file of this name has records of, as BCDA and others call them; else the empty text. */
    public static String typeOf(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? matcher.group(1) : "";
    }
}
