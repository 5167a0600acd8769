package io.github.bcdacamel.landing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code Content-Range} of a 206 (RFC 9110, 14.4). BCDA counts the bytes of the gzip member that it stores, not
 * the empty second member that it appends to a 200.
 *
 * @param first position of the first byte that follows
 * @param last position of the last one
 * @param total bytes of the whole file
 */
record ContentRange(long first, long last, long total) {

    private static final Pattern FORM = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    /** Null where it is missing, of another form, without a total, or contradicts itself. */
    static ContentRange read(String header) {
        Matcher form = FORM.matcher(header == null ? "" : header.strip());
        if (!form.matches()) {
            return null;
        }
        ContentRange range = new ContentRange(
                Long.parseLong(form.group(1)), Long.parseLong(form.group(2)), Long.parseLong(form.group(3)));
        return range.first <= range.last && range.last < range.total ? range : null;
    }

    long length() {
        return last - first + 1;
    }

    boolean endsFile() {
        return last == total - 1;
    }
}
