package io.github.bcdacamel.simulator;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code Range: bytes=…} of a representation, as Go's net/http reads it. A request for several ranges gets the whole.
 *
 * @param to exclusive; a range with {@code from == to} cannot be satisfied
 */
record ByteRange(long from, long to) {

    private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");

    /** Empty for the whole. */
    static Optional<ByteRange> parse(String header, long size) {
        if (header.isEmpty() || header.contains(",")) {
            return Optional.empty();
        }
        Matcher one = ONE.matcher(header);
        if (!one.matches() || (one.group(1).isEmpty() && one.group(2).isEmpty())) {
            return Optional.of(new ByteRange(0, 0));
        }
        if (one.group(1).isEmpty()) {
            return Optional.of(new ByteRange(Math.max(0, size - Long.parseLong(one.group(2))), size));
        }
        long from = Long.parseLong(one.group(1));
        long to = one.group(2).isEmpty() ? size : Math.min(size, Long.parseLong(one.group(2)) + 1);
        return Optional.of(from < to ? new ByteRange(from, to) : new ByteRange(0, 0));
    }

    boolean isSatisfiable() {
        return from < to;
    }

    String contentRange(long size) {
        return "bytes " + from + "-" + (to - 1) + "/" + size;
    }

    /** As CMS's DPC writes it: as if the part were the whole. */
    String oddContentRange() {
        return "bytes " + from + "-" + (to - 1) + "/" + (to - from);
    }
}
