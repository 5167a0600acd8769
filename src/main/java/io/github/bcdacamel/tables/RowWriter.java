package io.github.bcdacamel.tables;

import java.io.IOException;

/** Takes the rows of a view. */
@FunctionalInterface
public interface RowWriter {

    /** @param row changes when this returns: what is kept of it must be copied */
    void write(Row row) throws IOException;
}
