package io.github.bcdacamel.landing;

/** How verified files lie on the disk: inflated, or as delivered. Error files are always inflated, because people read them. */
public enum Compression {
    NONE,
    GZIP
}
