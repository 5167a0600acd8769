package io.github.bcdacamel.simulator;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Claims that never change, in chunks of BCDA's sizes: each export has all of them. */
record FixedSource(ClaimsSource claims, int people, FileSizes sizes, Clock clock) implements ExportSource {

    private record Key(int apiVersion, String type, int from, int to) {}

    @Override
    public Instant transactionTime(ExportOrder order) {
        return LoadTime.last(order.apiVersion(), clock);
    }

    @Override
    public List<Part> parts(ExportOrder order, Instant transactionTime, String type) {
        int enrollees = sizes.isMany(order, type) ? order.explanationFiles() : people;
        int perFile = sizes.enrolleesPerFile(order, type);
        return IntStream.iterate(0, from -> from < enrollees, from -> from + perFile)
                .mapToObj(from -> part(order.apiVersion(), type, from, Math.min(enrollees, from + perFile)))
                .toList();
    }

    private Part part(int apiVersion, String type, int from, int to) {
        return new Part(new Key(apiVersion, type, from, to), out -> {
            long lines = 0;
            for (int enrollee = from; enrollee < to; enrollee++) {
                lines += claims.write(apiVersion, type, enrollee, out);
            }
            return lines;
        });
    }
}
