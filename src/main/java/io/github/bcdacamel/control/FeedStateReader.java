package io.github.bcdacamel.control;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts together what the settings say of the feeds and what the ledger knows of their exports. */
public final class FeedStateReader {

    private final FeedCommands steering;
    private final Clock clock;

    public FeedStateReader(FeedCommands steering, Clock clock) {
        this.steering = steering;
        this.clock = clock;
    }

    /** Rather than an empty list for a name that was mistyped. */
    public void requireFeed(ApiCall call) {
        boolean known = call.feed() == null
                || steering.feeds().stream().anyMatch(feed -> feed.name().equals(call.feed()));
        if (!known) {
            throw new Problem(404, "This process serves no feed '" + call.feed() + "' (bcda.feeds).");
        }
    }

    /**
     * @param exports rows of {@code read-exports.sql}
     * @param types rows of {@code read-types.sql}
     * @param successes rows of {@code read-successes.sql}
     */
    public List<FeedView> read(
            List<Map<String, Object>> exports, List<Map<String, Object>> types, List<Map<String, Object>> successes) {
        Instant now = clock.instant();
        Map<String, List<TypeTally>> tallies = new HashMap<>();
        types.forEach(row -> tallies.computeIfAbsent(key(row, "exportId"), key -> new ArrayList<>())
                .add(TypeTally.of(row)));
        Map<String, List<ExportView>> byFeed = new HashMap<>();
        exports.forEach(row -> byFeed.computeIfAbsent((String) row.get("feed"), key -> new ArrayList<>())
                .add(ExportView.of(row, tallies.getOrDefault(key(row, "id"), List.of()), now)));
        Map<String, Map<String, Object>> last = new HashMap<>();
        successes.forEach(row -> last.put((String) row.get("feed"), row));
        return steering.feeds().stream()
                .map(feed -> {
                    Map<String, Object> success = last.getOrDefault(feed.name(), Map.of());
                    return new FeedView(
                            feed,
                            RowReader.instant(success.get("finishedAt")),
                            (String) success.get("transactionTime"),
                            byFeed.getOrDefault(feed.name(), List.of()));
                })
                .toList();
    }

    private static String key(Map<String, Object> row, String export) {
        return row.get("feed") + "/" + row.get(export);
    }
}
