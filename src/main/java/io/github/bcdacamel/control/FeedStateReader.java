package io.github.bcdacamel.control;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.github.bcdacamel.ledger.LedgerReader;
import io.github.bcdacamel.ledger.LedgerReader.Success;
import io.github.bcdacamel.ledger.LedgerReader.TypeCount;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Puts together what the settings say of the feeds and what the ledger knows of their exports. */
public final class FeedStateReader {

    private final FeedCommands feeds;
    private final LedgerReader ledger;
    private final Clock clock;

    public FeedStateReader(FeedCommands feeds, LedgerReader ledger, Clock clock) {
        this.feeds = feeds;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @throws Problem 404 for a feed that this process does not serve, instead of an empty list */
    public void requireFeed(ApiCall call) {
        boolean known = call.feed() == null
                || feeds.feeds().stream().anyMatch(feed -> feed.name().equals(call.feed()));
        if (!known) {
            throw new Problem(404, "This process serves no feed '" + call.feed() + "' (bcda.feeds).");
        }
    }

    /** Every feed of this process, with the exports that the call is about. */
    public List<FeedView> read(ApiCall call) {
        Instant now = clock.instant();
        Map<String, List<TypeCount>> types = ledger.types(call.feed(), call.export(), call.most()).stream()
                .collect(groupingBy(type -> type.feed() + "/" + type.exportId()));
        Map<String, List<ExportView>> exports = ledger.exports(call.feed(), call.export(), call.most()).stream()
                .map(row -> ExportView.of(row, types.getOrDefault(row.feed() + "/" + row.id(), List.of()), now))
                .collect(groupingBy(export -> export.row().feed()));
        Map<String, Success> successes = ledger.successes().stream().collect(toMap(Success::feed, success -> success));
        Success never = new Success(null, null, null);
        return feeds.feeds().stream()
                .map(feed -> {
                    Success last = successes.getOrDefault(feed.name(), never);
                    return new FeedView(
                            feed,
                            last.finishedAt(),
                            last.transactionTime(),
                            exports.getOrDefault(feed.name(), List.of()));
                })
                .toList();
    }
}
