package io.github.bcdacamel.control;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;

/**
 * A feed as an answer or the page shows it.
 *
 * @param lastSuccessAt when an export was last delivered whole; null when none was
 * @param since what the copy is complete up to, and the next incremental export asks from; null before the first
 * @param exports the newest first
 */
public record FeedView(@JsonUnwrapped FeedInfo info, Instant lastSuccessAt, String since, List<ExportView> exports) {

    FeedView withoutTypes() {
        return new FeedView(
                info,
                lastSuccessAt,
                since,
                exports.stream().map(ExportView::withoutTypes).toList());
    }

    /** The one that is open; null when none is. */
    @JsonIgnore
    ExportView open() {
        return exports.stream()
                .filter(export -> export.row().open())
                .findFirst()
                .orElse(null);
    }
}
