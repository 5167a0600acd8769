package io.github.bcdacamel.tables.format;

/** A finished file of a table: rows and bytes, and the SHA-256 of the bytes. */
public record PartFile(long rows, long bytes, String sha256) {}
