package io.github.bcdacamel.tables.load;

/** Learns how far a build is. Called by several threads. */
@FunctionalInterface
public interface BuildProgress {

    /** So many bytes more were read. */
    void read(long bytes);
}
