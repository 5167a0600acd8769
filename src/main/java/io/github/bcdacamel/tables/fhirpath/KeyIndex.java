package io.github.bcdacamel.tables.fhirpath;

import io.github.bcdacamel.json.RecordTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The elements of a list by a key of theirs, as far as somebody asks for the key. Made once for the item that the list belongs to, for
 * all columns of all views that look into it. Not thread-safe.
 */
final class KeyIndex {

    private static final int END = -1;

    private final Items items;
    private final Expression list;
    private final Expression path;
    private final Expression key;

    private final List<byte[]> texts = new ArrayList<>();
    /** By hash: the number of a text, or {@link #END}. */
    private int[] table = new int[0];

    private long record = -1;
    private int focus;
    /** Of each text its first and last entry. */
    private int[] first = new int[0];

    private int[] last = new int[0];
    private int[] elements = new int[16];
    private int[] next = new int[16];
    private int entries;

    /** @param path what the key is an element of; null for the elements of the list */
    KeyIndex(Items items, Expression list, Expression path, Expression key) {
        this.items = items;
        this.list = list;
        this.path = path;
        this.key = key;
    }

    /** The number of a text that is asked for from now on. */
    int want(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < texts.size(); i++) {
            if (Arrays.equals(texts.get(i), bytes)) {
                return i;
            }
        }
        texts.add(bytes);
        first = new int[texts.size()];
        last = new int[texts.size()];
        table = new int[Integer.highestOneBit(texts.size()) * 4];
        Arrays.fill(table, END);
        for (int i = 0; i < texts.size(); i++) {
            int slot = RecordTree.hash(texts.get(i)) & table.length - 1;
            while (table[slot] != END) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = i;
        }
        return texts.size() - 1;
    }

    /** Makes the index for the list of this item, if it is not the one that was asked for last. */
    void prepare(int item) {
        if (record == items.record() && focus == item) {
            return;
        }
        record = items.record();
        focus = item;
        entries = 0;
        Arrays.fill(first, END);
        int count = list.find(item, Integer.MAX_VALUE);
        for (int i = 0; i < count; i++) {
            int element = list.item(i);
            if (path == null) {
                add(element, element);
                continue;
            }
            int holders = path.find(element, Integer.MAX_VALUE);
            for (int j = 0; j < holders; j++) {
                add(element, path.item(j));
            }
        }
    }

    private void add(int element, int holder) {
        if (key.find(holder, 2) != 1) {
            return;
        }
        int text = number(key.item(0));
        if (text == END || first[text] != END && elements[last[text]] == element) {
            return;
        }
        if (entries == elements.length) {
            elements = Arrays.copyOf(elements, 2 * entries);
            next = Arrays.copyOf(next, 2 * entries);
        }
        elements[entries] = element;
        next[entries] = END;
        if (first[text] == END) {
            first[text] = entries;
        } else {
            next[last[text]] = entries;
        }
        last[text] = entries++;
    }

    private int number(int node) {
        RecordTree tree = items.tree();
        int slot = tree.hash(node) & table.length - 1;
        while (table[slot] != END) {
            if (tree.isText(node, texts.get(table[slot]))) {
                return table[slot];
            }
            slot = slot + 1 & table.length - 1;
        }
        return END;
    }

    /** The first entry with this text; negative if there is none. */
    int first(int text) {
        return first[text];
    }

    int next(int entry) {
        return next[entry];
    }

    int element(int entry) {
        return elements[entry];
    }
}
