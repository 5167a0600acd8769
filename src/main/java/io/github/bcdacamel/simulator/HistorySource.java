package io.github.bcdacamel.simulator;

import io.github.bcdacamel.simulator.claims.ChangeWindow;
import io.github.bcdacamel.simulator.claims.Extract;
import io.github.bcdacamel.simulator.claims.Population;
import io.github.bcdacamel.simulator.claims.SyntheticClaims;
import java.nio.IntBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Synthetic claims that change with time, chosen as BCDA chooses: with {@code _since} what has changed since then, and in the group
 * {@code all} everything of those who were not in it yet, in files of their own.
 */
final class HistorySource implements ExportSource {

    private record Key(int apiVersion, String type, Extract extract, IntBuffer people) {}

    private final long seed;
    private final Population population;
    private final FileSizes sizes;
    private final SimulatedCalendar calendar;
    private final Map<Integer, SyntheticClaims> versions = new ConcurrentHashMap<>();

    HistorySource(long seed, int enrollees, FileSizes sizes, SimulatedCalendar calendar) {
        this.seed = seed;
        this.population = new Population(seed, enrollees);
        this.sizes = sizes;
        this.calendar = calendar;
    }

    @Override
    public Instant transactionTime(ExportOrder order) {
        return calendar.transactionTime(order.apiVersion(), order.since());
    }

    @Override
    public List<Part> parts(ExportOrder order, Instant transactionTime, String type) {
        SyntheticClaims claims =
                versions.computeIfAbsent(order.apiVersion(), version -> new SyntheticClaims(seed, version));
        if (!SyntheticClaims.types(order.apiVersion()).contains(type)) {
            return List.of();
        }
        LocalDate today = day(transactionTime);
        boolean runout = order.group().equals("runout");
        ChangeWindow changes = ChangeWindow.of(order.apiVersion(), order.since(), transactionTime);
        Extract extract = new Extract(order.systems(), changes, runout);
        Extract whole = new Extract(order.systems(), changes.whole(), runout);
        if (sizes.isMany(order, type)) {
            return parts(
                    claims,
                    order,
                    type,
                    extract,
                    IntStream.range(0, order.explanationFiles()).toArray());
        }
        int[] people = runout ? population.inRunout(today) : population.members(today);
        if (order.since().isEmpty() || !order.group().equals("all")) {
            return parts(claims, order, type, extract, people);
        }
        LocalDate before = day(order.since().get());
        List<Part> parts = new ArrayList<>();
        parts.addAll(parts(claims, order, type, extract, chosen(people, before, true)));
        parts.addAll(parts(claims, order, type, whole, chosen(people, before, false)));
        return parts;
    }

    private int[] chosen(int[] people, LocalDate before, boolean known) {
        return Arrays.stream(people)
                .filter(number -> population.isMember(number, before) == known)
                .toArray();
    }

    private List<Part> parts(SyntheticClaims claims, ExportOrder order, String type, Extract extract, int[] people) {
        int perFile = sizes.enrolleesPerFile(order, type);
        return IntStream.iterate(0, from -> from < people.length, from -> from + perFile)
                .mapToObj(from -> Arrays.copyOfRange(people, from, Math.min(people.length, from + perFile)))
                .map(chunk -> new Part(new Key(order.apiVersion(), type, extract, IntBuffer.wrap(chunk)), out -> {
                    long lines = 0;
                    for (int number : chunk) {
                        lines += claims.write(type, population, number, extract, out);
                    }
                    return lines;
                }))
                .toList();
    }

    private static LocalDate day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
