package io.github.bcdacamel.simulator;

import java.nio.file.Path;

/**
 * A data file as BCDA keeps it: one gzip member on disk.
 *
 * @param size stored bytes
 * @param decodedSize bytes of the NDJSON
 */
record StoredFile(Path path, long size, long decodedSize, long lines) {}
