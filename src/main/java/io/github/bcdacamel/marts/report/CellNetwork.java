package io.github.bcdacamel.marts.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The sums of a table, and which cells more are hidden so that none of the sensitive ones can be computed from those that are shown.
 *
 * <p>A sum is a node: its parts leave it and its total enters it, or the other way round, so a cell is an arc between the two sums that it
 * is in. Other counts with the same sums differ along closed ways of hidden cells. So it can be found out exactly, by looking for such ways,
 * which counts a sensitive cell could have for a reader who knows all that is shown, which hidden cells are below 11, and all sums.
 */
final class CellNetwork {

    /** Where cells end that are in one sum alone. */
    static final int OUTSIDE = 0;

    /** How many counts at least a sensitive cell must be able to have. */
    private static final int LEAST_CHOICE = 5;

    private final List<Arc> arcs = new ArrayList<>();

    /** The arcs of each sum. */
    private final List<List<Integer>> ends = new ArrayList<>(List.of(new ArrayList<>()));

    private enum Kind {
        /** Hidden before all others. */
        PART,
        /** Hidden if that is not enough. */
        TOTAL,
        /** Known from elsewhere: hidden only if it is sensitive itself. */
        KNOWN,
        /** In no table, but in the sum. */
        IMPLIED
    }

    private record Arc(Cell cell, Kind kind, int from, int to) {

        boolean isFree() {
            return kind == Kind.IMPLIED || !cell.isShown();
        }

        boolean canBeHidden() {
            return cell.isShown() && cell.count() > 0 && (kind == Kind.PART || kind == Kind.TOTAL);
        }

        long least() {
            if (cell.isSmall()) {
                return 1;
            }
            return kind == Kind.IMPLIED ? 0 : Cell.LEAST;
        }

        long most() {
            return cell.isSmall() ? Cell.LEAST - 1 : Long.MAX_VALUE;
        }
    }

    /** A sum of its own. */
    int sum() {
        ends.add(new ArrayList<>());
        return ends.size() - 1;
    }

    CellNetwork part(Cell cell, int from, int to) {
        return add(cell, Kind.PART, from, to);
    }

    CellNetwork total(Cell cell, int from, int to) {
        return add(cell, Kind.TOTAL, from, to);
    }

    CellNetwork known(Cell cell, int from, int to) {
        return add(cell, Kind.KNOWN, from, to);
    }

    CellNetwork implied(Cell cell, int from, int to) {
        return add(cell, Kind.IMPLIED, from, to);
    }

    private CellNetwork add(Cell cell, Kind kind, int from, int to) {
        ends.get(from).add(arcs.size());
        ends.get(to).add(arcs.size());
        arcs.add(new Arc(cell, kind, from, to));
        return this;
    }

    /** Some of a whole, where the rest, which no table has, must not be computed either. */
    static boolean protectSome(Cell some, Cell whole) {
        CellNetwork network = new CellNetwork();
        int sum = network.sum();
        return network.part(some, sum, OUTSIDE)
                .implied(Cell.of(Math.max(0, whole.count() - some.count())), sum, OUTSIDE)
                .total(whole, OUTSIDE, sum)
                .protect();
    }

    /**
     * Hides what must be.
     *
     * @return whether that was enough. If not, all of the table must be left out
     */
    boolean protect() {
        while (true) {
            int exposed = exposed();
            if (exposed < 0) {
                return true;
            }
            List<Arc> candidates = candidates(exposed);
            if (candidates.isEmpty()) {
                return false;
            }
            candidates.stream()
                    .filter(candidate -> suffices(candidate, exposed))
                    .findFirst()
                    .orElse(candidates.get(0))
                    .cell()
                    .hide();
        }
    }

    private int exposed() {
        for (int i = 0; i < arcs.size(); i++) {
            if (arcs.get(i).cell().isSensitive() && !hasChoice(i, null)) {
                return i;
            }
        }
        return -1;
    }

    private boolean suffices(Arc candidate, int exposed) {
        return hasChoice(exposed, candidate);
    }

    /** Those that share a sum with what is hidden around the exposed cell, the smallest first, parts before totals. */
    private List<Arc> candidates(int exposed) {
        BitSet around = new BitSet();
        around.set(arcs.get(exposed).from());
        around.set(arcs.get(exposed).to());
        around.clear(OUTSIDE);
        for (int before = -1; before != around.cardinality(); ) {
            before = around.cardinality();
            for (Arc arc : arcs) {
                if (arc.isFree() && (around.get(arc.from()) || around.get(arc.to()))) {
                    around.set(arc.from());
                    around.set(arc.to());
                    around.clear(OUTSIDE);
                }
            }
        }
        return arcs.stream()
                .filter(arc -> arc.canBeHidden() && (around.get(arc.from()) || around.get(arc.to())))
                .sorted(Comparator.comparing(Arc::kind)
                        .thenComparing(arc -> arc.cell().count()))
                .toList();
    }

    /** @param more a cell that is taken for hidden, too; null for none */
    private boolean hasChoice(int cell, Arc more) {
        int up = moves(cell, 1, more);
        return up + 1 >= LEAST_CHOICE || up + 1 + moves(cell, -1, more) >= LEAST_CHOICE;
    }

    /** How often the count can go a step up or down, as far as that matters, while others make up for it. */
    private int moves(int cell, int step, Arc more) {
        long[] counts = arcs.stream().mapToLong(arc -> arc.cell().count()).toArray();
        Arc moved = arcs.get(cell);
        int moves = 0;
        while (moves < LEAST_CHOICE
                && canMove(moved, counts[cell], step)
                && makeUp(
                        counts,
                        step > 0 ? moved.to() : moved.from(),
                        step > 0 ? moved.from() : moved.to(),
                        cell,
                        more)) {
            counts[cell] += step;
            moves++;
        }
        return moves;
    }

    private static boolean canMove(Arc arc, long count, int step) {
        return count + step >= arc.least() && count + step <= arc.most();
    }

    /** Changes the counts along a way of hidden cells from one sum to another, if there is one. */
    private boolean makeUp(long[] counts, int from, int to, int without, Arc more) {
        int[] came = new int[ends.size()];
        Arrays.fill(came, -1);
        Deque<Integer> next = new ArrayDeque<>(List.of(from));
        boolean[] seen = new boolean[ends.size()];
        seen[from] = true;
        while (!next.isEmpty() && !seen[to]) {
            int here = next.poll();
            for (int i : ends.get(here)) {
                Arc arc = arcs.get(i);
                int step = arc.from() == here ? 1 : arc.to() == here ? -1 : 0;
                int there = step > 0 ? arc.to() : arc.from();
                if (step != 0
                        && i != without
                        && (arc.isFree() || arc == more)
                        && !seen[there]
                        && canMove(arc, counts[i], step)) {
                    seen[there] = true;
                    came[there] = i;
                    next.add(there);
                }
            }
        }
        if (!seen[to]) {
            return false;
        }
        for (int here = to; here != from; ) {
            Arc arc = arcs.get(came[here]);
            int step = arc.to() == here ? 1 : -1;
            counts[came[here]] += step;
            here = step > 0 ? arc.from() : arc.to();
        }
        return true;
    }
}
