package io.github.bcdacamel.export;

import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Reads how far the files of an export are, and says what is missing in the end. */
public final class Tallies {

    public Tally read(@Body Map<String, Object> row) {
        return Tally.of(row);
    }

    public void requireWhole(@Variable("tally") Tally tally) {
        tally.requireWhole();
    }
}
