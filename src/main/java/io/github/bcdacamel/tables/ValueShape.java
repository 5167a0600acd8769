package io.github.bcdacamel.tables;

import static io.github.bcdacamel.tables.fhirpath.Items.NONE;

import io.github.bcdacamel.json.NameTable;
import io.github.bcdacamel.json.RecordTree;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The data type of an object, as far as its elements tell, with those elements: nodes of a record. Used again for each object. A
 * period is one only if its ends are dates, without a time.
 */
final class ValueShape {

    enum Type {
        MONEY("Money"),
        QUANTITY("Quantity"),
        CONCEPT("CodeableConcept"),
        CODING("Coding"),
        IDENTIFIER("Identifier"),
        PERIOD("Period"),
        OTHER("");

        /** As FHIR calls it. */
        final byte[] fhir;

        Type(String fhir) {
            this.fhir = fhir.getBytes(StandardCharsets.US_ASCII);
        }
    }

    private static final String[] ELEMENTS = {
        "value", "currency", "unit", "system", "code", "display", "version", "text", "start", "end", "coding", "type"
    };
    private static final int VALUE = 0;
    private static final int CURRENCY = 1;
    private static final int UNIT = 2;
    private static final int SYSTEM = 3;
    private static final int CODE = 4;
    private static final int DISPLAY = 5;
    private static final int VERSION = 6;
    private static final int TEXT = 7;
    private static final int START = 8;
    private static final int END = 9;
    private static final int CODING = 10;
    private static final int TYPE = 11;

    private final RecordTree tree;
    private final int extension;
    private final int[] slots;
    private final int[] nodes = new int[ELEMENTS.length];
    private boolean isExtended;

    ValueShape(RecordTree tree, NameTable names) {
        this.tree = tree;
        this.extension = names.want("extension");
        int most = 0;
        int[] wanted = new int[ELEMENTS.length];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = names.want(ELEMENTS[i]);
            most = Math.max(most, wanted[i]);
        }
        slots = new int[most + 1];
        for (int i = 0; i < wanted.length; i++) {
            slots[wanted[i]] = i + 1;
        }
    }

    /** Looks at an object. Whatever has an element that its type does not have here is {@link Type#OTHER}. */
    Type look(int object) {
        Arrays.fill(nodes, NONE);
        isExtended = false;
        int found = 0;
        for (int child = tree.child(object); child < tree.after(object); child = tree.after(child)) {
            int name = tree.name(child);
            int slot = name < slots.length ? slots[name] - 1 : -1;
            if (name == extension) {
                isExtended = true;
                continue;
            }
            if (slot < 0
                    || nodes[slot] != NONE && slot != CODING
                    || (tree.kind(child) == RecordTree.OBJECT) != (slot == CODING || slot == TYPE)) {
                return Type.OTHER;
            }
            if (nodes[slot] == NONE) {
                nodes[slot] = child;
            }
            found |= 1 << slot;
        }
        if (found == 0) {
            return Type.OTHER;
        }
        if (isIn(found, CODING, TEXT)) {
            return Type.CONCEPT;
        }
        if (isIn(found, START, END)) {
            return isDay(nodes[START]) && isDay(nodes[END]) ? Type.PERIOD : Type.OTHER;
        }
        boolean isNumber = nodes[VALUE] != NONE && tree.kind(nodes[VALUE]) == RecordTree.NUMBER;
        if (isNumber && isIn(found, VALUE, CURRENCY) && nodes[CURRENCY] != NONE) {
            return Type.MONEY;
        }
        if (isNumber && isIn(found, VALUE, UNIT, SYSTEM, CODE)) {
            return Type.QUANTITY;
        }
        if (nodes[CODE] != NONE && isIn(found, SYSTEM, CODE, DISPLAY, VERSION)) {
            return Type.CODING;
        }
        return nodes[VALUE] != NONE && !isNumber && isIn(found, SYSTEM, VALUE, TYPE) ? Type.IDENTIFIER : Type.OTHER;
    }

    private boolean isDay(int node) {
        return node == NONE || ValueRow.isDay(tree, node);
    }

    /** Whether it has extensions. */
    boolean isExtended() {
        return isExtended;
    }

    private static boolean isIn(int found, int... slots) {
        int allowed = 0;
        for (int slot : slots) {
            allowed |= 1 << slot;
        }
        return (found & ~allowed) == 0;
    }

    int value() {
        return nodes[VALUE];
    }

    int currency() {
        return nodes[CURRENCY];
    }

    int unit() {
        return nodes[UNIT];
    }

    int system() {
        return nodes[SYSTEM];
    }

    int code() {
        return nodes[CODE];
    }

    int display() {
        return nodes[DISPLAY];
    }

    int version() {
        return nodes[VERSION];
    }

    int text() {
        return nodes[TEXT];
    }

    int start() {
        return nodes[START];
    }

    int end() {
        return nodes[END];
    }

    int type() {
        return nodes[TYPE];
    }
}
