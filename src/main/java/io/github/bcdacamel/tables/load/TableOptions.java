package io.github.bcdacamel.tables.load;

import io.github.bcdacamel.tables.format.PartWriter.Format;
import java.util.EnumSet;
import java.util.Set;

/**
 * How tables are built. What is in them depends on the sizes, but not on the number of threads.
 *
 * @param formats in which each table is written
 * @param threads how many files are read at once
 * @param maxLineSize in bytes; a longer line is rejected
 * @param shared whether others may own the folders or write there
 * @param chunkSize bytes of input that are put together in a part of each table, about
 * @param bufferSize bytes of memory that rows of all tables may use in one thread until they are written, about
 */
public record TableOptions(
        Set<Format> formats, int threads, int maxLineSize, boolean shared, long chunkSize, long bufferSize) {

    private static final long CHUNK_SIZE = 256L << 20;
    private static final long BUFFER_SIZE = 24L << 20;

    public TableOptions {
        formats = formats.isEmpty() ? Set.of() : EnumSet.copyOf(formats);
    }

    public static TableOptions of(Set<Format> formats, int threads, int maxLineSize, boolean shared) {
        return new TableOptions(formats, threads, maxLineSize, shared, CHUNK_SIZE, BUFFER_SIZE);
    }
}
