package io.github.bcdacamel.tables.fhirpath;

import java.util.Arrays;

/** A compiled expression: asked of one item, it gives a list of items. Not thread-safe, and not to be asked while it is asked. */
public final class Expression {

    private final Items items;
    private final Collector collector = new Collector();
    private Step first;

    Expression(Items items) {
        this.items = items;
    }

    void begin(Step step) {
        first = step;
    }

    Step end() {
        return collector;
    }

    /** Finds at most so many items; how many there are. */
    public int find(int focus, int atMost) {
        collector.count = 0;
        collector.atMost = atMost;
        first.take(focus);
        return collector.count;
    }

    /** One of the items that were found. */
    public int item(int index) {
        return collector.items[index];
    }

    /** Gives those that were found, from this one on, to a step; false if it wants no more. */
    boolean give(int from, Step next) {
        for (int i = from; i < collector.count; i++) {
            if (!next.take(collector.items[i])) {
                return false;
            }
        }
        return true;
    }

    boolean exists(int focus) {
        return find(focus, 1) > 0;
    }

    /** The only item, or {@link Items#NONE}. */
    int only(int focus) {
        int count = find(focus, 2);
        if (count > 1) {
            throw new EvaluationException("has several values where only one is possible");
        }
        return count == 0 ? Items.NONE : collector.items[0];
    }

    /** As a condition: {@link Items#TRUE}, {@link Items#FALSE}, or {@link Items#NONE} if nobody can say. One value that is no boolean is true. */
    int holds(int focus) {
        int only = only(focus);
        if (only == Items.NONE) {
            return Items.NONE;
        }
        int truth = items.truth(only);
        return truth == Items.NONE ? Items.TRUE : truth;
    }

    private static final class Collector extends Step {

        private int[] items = new int[4];
        private int count;
        private int atMost;

        @Override
        boolean take(int item) {
            if (count == items.length) {
                items = Arrays.copyOf(items, 2 * count);
            }
            items[count++] = item;
            return count < atMost;
        }
    }
}
