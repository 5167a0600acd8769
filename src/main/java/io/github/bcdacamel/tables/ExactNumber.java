package io.github.bcdacamel.tables;

/** Reads a JSON number as a whole number of the smallest unit of a column. */
final class ExactNumber {

    /** Of what does not fit, and of what only {@link java.math.BigDecimal} can read. */
    static final long NOT_SIMPLE = Long.MIN_VALUE;

    private ExactNumber() {}

    /** @param scale how many decimals are kept @param digits how many digits it may have with them, at most 18 */
    static long read(byte[] bytes, int start, int end, int scale, int digits) {
        boolean negative = bytes[start] == '-';
        int at = negative ? start + 1 : start;
        long value = 0;
        int decimals = -1;
        int used = 0;
        for (; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                if (bytes[at] != '.') {
                    return NOT_SIMPLE;
                }
                decimals = 0;
                continue;
            }
            if (decimals >= 0 && ++decimals > scale) {
                if (digit != 0) {
                    return NOT_SIMPLE;
                }
                continue;
            }
            used += value > 0 || digit > 0 ? 1 : 0;
            if (used > digits) {
                return NOT_SIMPLE;
            }
            value = 10 * value + digit;
        }
        for (int missing = scale - Math.max(0, decimals); missing > 0 && value > 0; missing--) {
            if (++used > digits) {
                return NOT_SIMPLE;
            }
            value *= 10;
        }
        return negative ? -value : value;
    }
}
