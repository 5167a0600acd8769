package io.github.bcdacamel.export;

import io.github.bcdacamel.export.FilePlanner.Key;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.Variable;

/**
 * The files that this process has in its download queue or is at work on. The heartbeat prolongs these and no others, and
 * what the ledger says is this process's although it is not among these, because an answer of the ledger was lost or a row
 * could not be given back, is handed out again at once; by others when its lease ends. The ledger alone decides whose a file is. For all feeds of a process, and for many threads.
 */
public final class InFlightFiles {

    private final Map<Key, Integer> held = new ConcurrentHashMap<>();

    /** It was put into the queue. Of another export of the feed nothing is held any more. */
    public void hold(@Variable("file") Key file) {
        held.keySet()
                .removeIf(other ->
                        other.feed().equals(file.feed()) && !other.exportId().equals(file.exportId()));
        held.merge(file, 1, Integer::sum);
    }

    /** It came out of the queue, into which perhaps another process has put it. */
    public void take(@Variable("file") Key file) {
        held.putIfAbsent(file, 1);
    }

    /** The task is done, however it ended. */
    public void letGo(Key file) {
        held.computeIfPresent(file, (key, times) -> times == 1 ? null : times - 1);
    }

    /** As {@code |export/name|export/name|}, in which a statement can look for a row's. */
    public String ofFeed(String feed) {
        return held.keySet().stream()
                .filter(file -> file.feed().equals(feed))
                .map(file -> file.exportId() + "/" + file.name() + "|")
                .collect(Collectors.joining("", "|", ""));
    }
}
