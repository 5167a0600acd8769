package io.github.bcdacamel.tables.fhirpath;

import io.github.bcdacamel.json.NameTable;
import io.github.bcdacamel.json.RecordTree;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Steps from one item to others: names, conditions, types, references. */
final class PathSteps {

    private PathSteps() {}

    /** The children of a name; if there are none, those that have their type at the end of it. */
    static final class Field extends Step {

        private final RecordTree tree;
        private final NameTable names;
        private final int name;
        private final Step next;

        Field(RecordTree tree, NameTable names, String name, Step next) {
            this.tree = tree;
            this.names = names;
            this.name = names.want(name);
            this.next = next;
        }

        @Override
        boolean take(int item) {
            if (item < 0) {
                return true;
            }
            int end = tree.after(item);
            for (int child = tree.child(item); child < end; child = tree.after(child)) {
                if (tree.name(child) == name) {
                    return run(child, end);
                }
            }
            return !names.hasTypes(name) || typed(item, end);
        }

        /** The elements of a list stand one behind the other. */
        private boolean run(int first, int end) {
            int child = first;
            do {
                if (!next.take(child)) {
                    return false;
                }
                child = tree.after(child);
            } while (child < end && tree.name(child) == name);
            return true;
        }

        private boolean typed(int item, int end) {
            for (int child = tree.child(item); child < end; child = tree.after(child)) {
                if (names.untyped(tree.name(child)) == name && !next.take(child)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The children of a name with this type at its end, or, of the name alone, those that are of this type. */
    static Step typedField(RecordTree tree, NameTable names, String name, FhirType type, Step next) {
        int typed = names.want(name + type.suffix());
        int plain = names.want(name);
        return new Step() {
            @Override
            boolean take(int item) {
                if (item < 0) {
                    return true;
                }
                int end = tree.after(item);
                for (int child = tree.child(item); child < end; child = tree.after(child)) {
                    int found = tree.name(child);
                    if ((found == typed || found == plain && type.isOf(tree, child)) && !next.take(child)) {
                        return false;
                    }
                }
                return true;
            }
        };
    }

    static Step ofType(RecordTree tree, FhirType type, Step next) {
        return new Step() {
            @Override
            boolean take(int item) {
                return item < 0 || !type.isOf(tree, item) || next.take(item);
            }
        };
    }

    /** @param constant {@link Items#NONE} for nothing */
    static Step constant(int constant, Step next) {
        return new Step() {
            @Override
            boolean take(int item) {
                return constant == Items.NONE || next.take(constant);
            }
        };
    }

    static Step rowIndex(Items items, Step next) {
        return new Step() {
            @Override
            boolean take(int item) {
                return next.take(items.computed(BigDecimal.valueOf(items.rowIndex)));
            }
        };
    }

    /** What the whole expression is asked of. */
    static Step context(Items items, Step next) {
        return new Step() {
            @Override
            boolean take(int item) {
                return next.take(items.context);
            }
        };
    }

    static Step where(Expression condition, Step next) {
        return new Step() {
            @Override
            boolean take(int item) {
                return condition.holds(item) != Items.TRUE || next.take(item);
            }
        };
    }

    /** What a reference and the resource that it means have in common: the id. A contained or unnamed resource has none. */
    static final class ReferenceKey extends Step {

        private final Items items;
        private final RecordTree tree;
        private final int reference;
        private final String type;
        private final Step next;
        private int keyStart;
        private int keyEnd;

        /** @param type only references to this type have a key; null for all */
        ReferenceKey(Items items, NameTable names, String type, Step next) {
            this.items = items;
            this.tree = items.tree();
            this.reference = names.want("reference");
            this.type = type;
            this.next = next;
        }

        @Override
        boolean take(int item) {
            if (item < 0) {
                return true;
            }
            int end = tree.after(item);
            for (int child = tree.child(item); child < end; child = tree.after(child)) {
                if (tree.name(child) == reference && items.isText(child)) {
                    int key = tree.kind(child) == RecordTree.ESCAPED ? escaped(child) : plain(child);
                    return key == Items.NONE || next.take(key);
                }
            }
            return true;
        }

        private int plain(int node) {
            return hasKey(tree.buffer(), tree.start(node), tree.end(node)) ? tree.part(keyStart, keyEnd) : Items.NONE;
        }

        private int escaped(int node) {
            byte[] decoded = tree.text(node).getBytes(StandardCharsets.UTF_8);
            return hasKey(decoded, 0, decoded.length)
                    ? items.computed(new String(decoded, keyStart, keyEnd - keyStart, StandardCharsets.UTF_8))
                    : Items.NONE;
        }

        private boolean hasKey(byte[] buffer, int start, int end) {
            int to = end;
            int slash = lastSlash(buffer, start, to);
            int before = slash < 0 ? -1 : lastSlash(buffer, start, slash);
            if (before >= 0 && isAt(buffer, before + 1, slash, "_history")) {
                to = before;
                slash = lastSlash(buffer, start, to);
                before = slash < 0 ? -1 : lastSlash(buffer, start, slash);
            }
            keyStart = slash + 1;
            keyEnd = to;
            return slash >= 0
                    && keyStart < keyEnd
                    && (type == null || isAt(buffer, before < 0 ? start : before + 1, slash, type));
        }

        private static int lastSlash(byte[] buffer, int start, int end) {
            int at = end - 1;
            while (at >= start && buffer[at] != '/') {
                at--;
            }
            return at < start ? -1 : at;
        }

        private static boolean isAt(byte[] buffer, int start, int end, String word) {
            if (end - start != word.length()) {
                return false;
            }
            for (int i = 0; i < word.length(); i++) {
                if (buffer[start + i] != word.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }
}
