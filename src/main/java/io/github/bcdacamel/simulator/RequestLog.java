package io.github.bcdacamel.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Every request since the start, in the order of arrival. Kept in memory. */
final class RequestLog {

    /** One line of the log while its answer is still being written. */
    record Entry(IncomingRequest request, Instant time, AtomicInteger status, AtomicLong bodyBytes) {

        private SimulatedRequest snapshot() {
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            request.headers()
                    .forEach(field -> headers.computeIfAbsent(field.name(), name -> new ArrayList<>())
                            .add(field.value()));
            return new SimulatedRequest(
                    request.method(), request.target(), headers, time, status.get(), bodyBytes.get());
        }
    }

    private final ConcurrentLinkedQueue<Entry> entries = new ConcurrentLinkedQueue<>();

    Entry add(IncomingRequest request, Instant time) {
        Entry entry = new Entry(request, time, new AtomicInteger(), new AtomicLong());
        entries.add(entry);
        return entry;
    }

    long since(Instant start) {
        return entries.stream().filter(entry -> entry.time().isAfter(start)).count();
    }

    List<SimulatedRequest> snapshot() {
        return entries.stream().map(Entry::snapshot).toList();
    }
}
