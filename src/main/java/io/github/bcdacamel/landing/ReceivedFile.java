package io.github.bcdacamel.landing;

/**
 * A file that passed every check and has no final name yet.
 *
 * @param name its final name within the export's folder, with {@code .gz} when it lands compressed
 * @param partialName where it is now, from the landing's folder
 * @param wireBytes encoded bytes, those of earlier attempts included
 * @param fetchedBytes encoded bytes that came over the network in this attempt
 * @param bytes decoded bytes
 * @param lines resources: lines that are not empty
 * @param sha256 of the decoded bytes, hexadecimal
 * @param wireSha256 of the encoded bytes, the same where nothing was encoded
 */
public record ReceivedFile(
        String name,
        String partialName,
        long wireBytes,
        long fetchedBytes,
        long bytes,
        long lines,
        String sha256,
        String wireSha256) {

    /** Whether the file lands as the gzip that was delivered. */
    public boolean compressed() {
        return name.endsWith(".gz");
    }

    /** The size of the file on the disk. */
    public long size() {
        return compressed() ? wireBytes : bytes;
    }
}
