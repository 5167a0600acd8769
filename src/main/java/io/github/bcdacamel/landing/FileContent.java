package io.github.bcdacamel.landing;

/**
 * What a file holds, decoded.
 *
 * @param lines resources: lines that are not empty
 */
record FileContent(long bytes, long lines, String sha256) {}
