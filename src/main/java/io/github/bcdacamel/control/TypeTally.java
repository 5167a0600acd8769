package io.github.bcdacamel.control;

import java.util.Locale;
import java.util.Map;

/**
 * The files of one type of an export.
 *
 * @param kind output, error or deleted
 * @param failed given up, for this run
 * @param resources lines of the verified ones
 * @param bytes of the verified ones, inflated
 * @param retries attempts after the first
 */
public record TypeTally(
        String kind, String type, long files, long delivered, long failed, long resources, long bytes, long retries) {

    static TypeTally of(Map<String, Object> row) {
        return new TypeTally(
                ((String) row.get("kind")).toLowerCase(Locale.ROOT),
                (String) row.get("type"),
                RowReader.number(row.get("files")),
                RowReader.number(row.get("delivered")),
                RowReader.number(row.get("failed")),
                RowReader.number(row.get("resources")),
                RowReader.number(row.get("bytes")),
                RowReader.number(row.get("retries")));
    }
}
