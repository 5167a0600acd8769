package io.github.bcdacamel.simulator;

import java.io.IOException;
import java.io.OutputStream;

/** The source of the simulator's data. Several threads call it at once; the same arguments always give the same bytes. */
@FunctionalInterface
public interface ClaimsSource {

    /**
     * Writes all resources of a type for one enrollee, one a line, UTF-8, in BCDA's wire form, each line ended by a newline.
     *
     * @param apiVersion 1, 2 or 3
     * @param enrollee from 0
     * @return the number of lines, 0 when the enrollee has none of this type
     */
    int write(int apiVersion, String resourceType, int enrollee, OutputStream out) throws IOException;
}
