package io.github.bcdacamel.bcda;

/**
 * One output item of a manifest: a file to fetch.
 *
 * @param type one to 64 letters, fit for a file name
 * @param url unchecked
 * @param count resources in the file, null when not given (BCDA gives none)
 * @param fileSize bytes, from {@code fileSize} (STU4) or the {@code file_length} extension of AB2D and DPC; null when
 *     not given. Servers differ on whether they count the encoded or the decoded bytes
 * @param checksum as the {@code checksum} extension gives it, {@code sha256:...}; null when not given
 */
public record OutputItem(String type, String url, Long count, Long fileSize, String checksum) {

    /** The 64 lower-case hexadecimal digits of a SHA-256, or null when there is none. */
    public String sha256() {
        boolean known = checksum != null && checksum.matches("(?i)sha-?256:[0-9a-f]{64}");
        return known ? checksum.substring(checksum.indexOf(':') + 1).toLowerCase(java.util.Locale.ROOT) : null;
    }
}
