package io.github.bcdacamel.export;

import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Reads how far the files of an export are, and says what is missing in the end. */
public final class Tallies {

    public DownloadProgress read(@Body Map<String, Object> row) {
        return DownloadProgress.of(row);
    }

    public void requireWhole(@Variable("tally") DownloadProgress tally) {
        tally.requireWhole();
    }
}
