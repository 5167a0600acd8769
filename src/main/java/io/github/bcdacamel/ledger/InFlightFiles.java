package io.github.bcdacamel.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/**
 * The files that this process has in its download queue or works on. The heartbeat prolongs these and no others. A row that
 * is this process's by the ledger and is not among these, because an answer of the ledger was lost or the row could not be
 * given back, is queued again at once, or by others when its lease ends. The ledger alone decides whose a file is. For all
 * feeds of a process, and for many threads.
 */
public final class InFlightFiles {

    /** A list of a statement may not be empty, and no file has this name. */
    private static final String NONE = "";

    private final Set<FileKey> queued = ConcurrentHashMap.newKeySet();

    /** How many tasks have each: a broker may deliver one twice, and the second must not let go what the first works on. */
    private final Map<FileKey, Integer> taken = new ConcurrentHashMap<>();

    /** It was put into the queue. Of another export of the feed nothing waits any more. */
    public void hold(FileKey file) {
        queued.removeIf(
                other -> other.feed().equals(file.feed()) && !other.exportId().equals(file.exportId()));
        queued.add(file);
    }

    /** The queue did not take it. @throws Exception why, always */
    public void refused(@Body String ticket, @ExchangeProperty("CamelExceptionCaught") Exception why) throws Exception {
        forget(FileKey.of(ticket));
        throw why;
    }

    /** No ticket of this process counts for it any more. */
    void forget(FileKey file) {
        queued.remove(file);
    }

    /** It came out of the queue, into which perhaps another process has put it. @param ticket the key as text */
    public FileKey take(@Body String ticket) {
        FileKey file = FileKey.of(ticket);
        taken.merge(file, 1, Integer::sum);
        queued.remove(file);
        return file;
    }

    /** The task is done, however it ended. */
    public void letGo(FileKey file) {
        taken.computeIfPresent(file, (key, tasks) -> tasks == 1 ? null : tasks - 1);
    }

    /** The names of an export's files that are held; never empty, so that a statement can look in it. */
    List<String> names(String feed, String exportId) {
        return list(of(feed).filter(file -> file.exportId().equals(exportId)).map(FileKey::name));
    }

    /** The files of a feed that are held, as {@code export/name}; never empty. */
    List<String> ofFeed(String feed) {
        return list(of(feed).map(file -> file.exportId() + "/" + file.name()));
    }

    private Stream<FileKey> of(String feed) {
        return Stream.concat(queued.stream(), taken.keySet().stream())
                .distinct()
                .filter(file -> file.feed().equals(feed));
    }

    private static List<String> list(Stream<String> files) {
        return Stream.concat(Stream.of(NONE), files).toList();
    }
}
