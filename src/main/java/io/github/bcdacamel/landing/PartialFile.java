package io.github.bcdacamel.landing;

/**
 * What an earlier attempt left of a file, to be continued with {@code Range: bytes=<length>-}.
 *
 * @param length encoded bytes on the disk, more than 0
 * @param validator what to send as {@code If-Range}, or null where the server gave none
 */
public record PartialFile(long length, String validator) {}
