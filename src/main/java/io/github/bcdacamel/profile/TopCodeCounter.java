package io.github.bcdacamel.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The most frequent codes of one element that the operator has asked for. A code is told only when at least 11 enrollees
 * have it, and when what is left untold is not a number from 1 to 10 either, from which one could be worked out: CMS's
 * cell size policy.
 */
final class TopCodeCounter {

    static final int SMALLEST_CELL = 11;
    private static final int MOST_TOLD = 20;
    private static final int MOST_COUNTED = 1_000;

    private final Map<String, Cell> cells = new HashMap<>();
    private long others;

    void count(String code, long enrollee) {
        Cell cell = cells.get(code);
        if (cell == null) {
            if (cells.size() >= MOST_COUNTED) {
                others++;
                return;
            }
            cell = new Cell();
            cells.put(code, cell);
        }
        cell.occurrences++;
        cell.enrollees.add(enrollee);
    }

    void merge(TopCodeCounter other) {
        others += other.others;
        other.cells.forEach((code, cell) -> {
            Cell mine = cells.get(code);
            if (mine == null && cells.size() >= MOST_COUNTED) {
                others += cell.occurrences;
            } else if (mine == null) {
                cells.put(code, cell);
            } else {
                mine.occurrences += cell.occurrences;
                mine.enrollees.merge(cell.enrollees);
            }
        });
    }

    /** A code and how often it occurs. */
    record Code(String code, long occurrences) {}

    /** What may be told, the most frequent first. */
    List<Code> told() {
        List<Code> told = new ArrayList<>();
        long rest = others;
        List<Map.Entry<String, Cell>> sorted = cells.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Cell>>comparingLong(entry -> -entry.getValue().occurrences)
                        .thenComparing(Map.Entry::getKey))
                .toList();
        for (Map.Entry<String, Cell> entry : sorted) {
            boolean enough = entry.getValue().enrollees.distinct() >= SMALLEST_CELL;
            if (enough
                    && told.size() < MOST_TOLD
                    && NamePolicy.code(entry.getKey()).equals(entry.getKey())) {
                told.add(new Code(entry.getKey(), entry.getValue().occurrences));
            } else {
                rest += entry.getValue().occurrences;
            }
        }
        while (rest > 0 && rest < SMALLEST_CELL && !told.isEmpty()) {
            rest += told.remove(told.size() - 1).occurrences;
        }
        return told;
    }

    private static final class Cell {
        final HashCounter enrollees = new HashCounter(SMALLEST_CELL);
        long occurrences;
    }
}
