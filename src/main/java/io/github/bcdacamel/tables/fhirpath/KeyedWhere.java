package io.github.bcdacamel.tables.fhirpath;

import java.util.Arrays;
import java.util.List;

/** The elements of a list that have one of some keys, looked up in a {@link KeyIndex}. */
final class KeyedWhere extends Step {

    private final KeyIndex index;
    private final int[] texts;
    private final Step step;
    private int[] found = new int[4];

    KeyedWhere(KeyIndex index, List<String> texts, Step step) {
        this.index = index;
        this.texts = texts.stream().mapToInt(index::want).distinct().toArray();
        this.step = step;
    }

    @Override
    boolean take(int item) {
        if (item < 0) {
            return true;
        }
        index.prepare(item);
        // Copied before they are given on, because the steps behind may ask the index about another item.
        int count = 0;
        for (int text : texts) {
            for (int entry = index.first(text); entry >= 0; entry = index.next(entry)) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = index.element(entry);
            }
        }
        if (count > 1) {
            Arrays.sort(found, 0, count);
        }
        for (int i = 0; i < count; i++) {
            if ((i == 0 || found[i] != found[i - 1]) && !step.take(found[i])) {
                return false;
            }
        }
        return true;
    }
}
