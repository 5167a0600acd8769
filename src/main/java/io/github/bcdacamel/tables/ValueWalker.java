package io.github.bcdacamel.tables;

import static io.github.bcdacamel.tables.fhirpath.Items.NONE;

import io.github.bcdacamel.json.NameTable;
import io.github.bcdacamel.json.RecordTree;
import io.github.bcdacamel.tables.ValueShape.Type;
import io.github.bcdacamel.tables.fhirpath.Items;
import java.io.IOException;

/**
 * Goes through all values of a record, one row for each: for a coding, an amount, a quantity, an identifier or a period one as a
 * whole, and for whatever else there is one for each text, number and boolean. An extension, and what has a category, gives its
 * name to the values that stand in it. So nothing is lost, whatever a record holds.
 *
 * <p>Not among them: {@code resourceType}, {@code id} and {@code meta.lastUpdated} of the record; each {@code sequence}, which
 * is in the rows of what it counts; US dollars, because amounts are these unless the text says otherwise; and what a code is
 * called, which {@link Codings} learns.
 */
final class ValueWalker extends RowStep {

    private final RecordTree tree;
    private final ValueNames names;
    private final ValueShape shape;
    private final ValueRow row;
    private final Codings codings;
    private final RowStep next;
    private final int lastUpdated;

    /** The item that the values are in, its number. */
    private int line;

    private long sequence;
    /** What names the values: a variable of CMS, another url, a category. */
    private byte[] variable;

    private int url;
    private int category;

    ValueWalker(Items items, NameTable table, ValueRow row, Codings codings, RowStep next) {
        table.wantAll();
        this.tree = items.tree();
        this.names = new ValueNames(table, tree);
        this.shape = new ValueShape(tree, table);
        this.row = row;
        this.codings = codings;
        this.next = next;
        this.lastUpdated = names.element(names.element(0, names.meta), names.lastUpdated);
    }

    @Override
    void run() throws IOException {
        line = NONE;
        sequence = 0;
        name(null, NONE, NONE);
        object(0, 0);
    }

    private void name(byte[] byVariable, int byUrl, int byCategory) {
        variable = byVariable;
        url = byUrl;
        category = byCategory;
    }

    /** The values of an object that is no value as a whole. */
    private void object(int object, int element) throws IOException {
        int index = 0;
        int before = NONE;
        for (int child = tree.child(object); child < tree.after(object); child = tree.after(child)) {
            int name = tree.name(child);
            index = name == before ? index + 1 : 1;
            before = name;
            if (object != 0) {
                member(child, index, names.element(element, name), name);
            } else if (name != names.resourceType && name != names.id) {
                line = name == names.item ? sequenceOf(child) : NONE;
                member(child, index, names.element(0, name), name);
            }
        }
    }

    private void member(int node, int index, int element, int name) throws IOException {
        if (tree.kind(node) != RecordTree.OBJECT) {
            if (element != lastUpdated && (name != names.sequence || tree.kind(node) != RecordTree.NUMBER)) {
                scalar(node, element, name);
            }
            return;
        }
        long outer = sequence;
        if (tree.isListed(node)) {
            int own = sequenceOf(node);
            sequence = own == NONE ? index : ValueRow.number(tree, own, index);
        }
        int identity = names.identity(name) == NONE ? NONE : tree.child(node, names.identity(name));
        if (names.isExtension(name)) {
            extension(node, element);
        } else if (identity != NONE && tree.kind(identity) == RecordTree.OBJECT) {
            named(node, element, identity);
        } else {
            value(node, element, name);
        }
        sequence = outer;
    }

    private int sequenceOf(int object) {
        return tree.kind(object) == RecordTree.OBJECT ? tree.child(object, names.sequence) : NONE;
    }

    private void extension(int node, int element) throws IOException {
        byte[] outerVariable = variable;
        int outerUrl = url;
        int outerCategory = category;
        int address = tree.child(node, names.url);
        boolean isText = address != NONE && tree.kind(address) != RecordTree.OBJECT;
        byte[] known = isText ? names.variable(address) : null;
        name(known, isText && known == null ? address : NONE, NONE);
        inside(node, element, isText ? address : NONE);
        name(outerVariable, outerUrl, outerCategory);
    }

    /** What has a category: of its codings, that of CMS is the variable and another one the category of the values beside it. */
    private void named(int node, int element, int identity) throws IOException {
        byte[] outerVariable = variable;
        int outerUrl = url;
        int outerCategory = category;
        name(null, NONE, NONE);
        int inner = names.element(element, tree.name(identity));
        for (int child = tree.child(identity); child < tree.after(identity); child = tree.after(child)) {
            if (tree.kind(child) != RecordTree.OBJECT || shape.look(child) != Type.CODING || !isName()) {
                value(child, inner, tree.name(child));
            }
        }
        inside(node, element, identity);
        name(outerVariable, outerUrl, outerCategory);
    }

    /** Takes the coding that was looked at as a name; false if all of it must be told in a row of its own. */
    private boolean isName() {
        byte[] found = names.variable(shape.system(), shape.code());
        if (found != null && variable == null) {
            variable = found;
        } else if (found == null && category == NONE) {
            category = shape.code();
        } else {
            return false;
        }
        return tellDisplay();
    }

    private boolean tellDisplay() {
        if (shape.display() == NONE || shape.version() != NONE || shape.isExtended()) {
            return false;
        }
        codings.found(tree, shape.system(), shape.code(), shape.display());
        return true;
    }

    private void inside(int node, int element, int except) throws IOException {
        boolean isEmpty = true;
        int index = 0;
        for (int child = tree.child(node); child < tree.after(node); child = tree.after(child)) {
            int name = tree.name(child);
            if (names.isExtension(name)) {
                member(child, ++index, names.element(element, name), name);
            } else if (child != except && name != names.sequence) {
                value(child, element, name);
                isEmpty = false;
            }
        }
        if (isEmpty) {
            begin(element, null);
            write();
        }
    }

    private void value(int node, int element, int name) throws IOException {
        if (tree.kind(node) != RecordTree.OBJECT) {
            scalar(node, element, name);
            return;
        }
        Type type = shape.look(node);
        if (type == Type.CONCEPT) {
            for (int child = tree.child(node); child < tree.after(node); child = tree.after(child)) {
                if (!names.isExtension(tree.name(child))) {
                    value(child, element, tree.name(child));
                }
            }
        } else if (type == Type.OTHER || !isWritten(type, element, name)) {
            object(node, element);
            return;
        }
        int index = 0;
        for (int child = tree.child(node); child < tree.after(node); child = tree.after(child)) {
            if (names.isExtension(tree.name(child))) {
                member(child, ++index, names.element(element, tree.name(child)), tree.name(child));
            }
        }
    }

    /** Writes what was looked at as one value; false if it does not fit, and is to be written in its parts. */
    private boolean isWritten(Type type, int element, int name) throws IOException {
        begin(element, names.type(name) == null ? type.fhir : names.type(name));
        int more = NONE;
        switch (type) {
            case MONEY ->
                row.node(ValueField.AMOUNT, shape.value())
                        .node(
                                ValueField.TEXT,
                                tree.isText(shape.currency(), ValueNames.DOLLARS) ? NONE : shape.currency());
            case QUANTITY ->
                row.node(ValueField.QUANTITY, shape.value())
                        .node(ValueField.CODE_SYSTEM, shape.system())
                        .node(ValueField.CODE, shape.code())
                        .node(ValueField.TEXT, shape.unit());
            case CODING -> {
                row.node(ValueField.CODE_SYSTEM, shape.system()).node(ValueField.CODE, shape.code());
                if (variable == null && url == NONE && shape.system() != NONE) {
                    row.text(ValueField.VARIABLE, names.variable(shape.system()));
                }
                row.node(ValueField.TEXT, shape.version());
                if (shape.display() != NONE) {
                    codings.found(tree, shape.system(), shape.code(), shape.display());
                }
            }
            case IDENTIFIER -> {
                row.node(ValueField.CODE_SYSTEM, shape.system()).node(ValueField.CODE, shape.value());
                more = shape.type();
            }
            default -> row.node(ValueField.PERIOD_START, shape.start()).node(ValueField.PERIOD_END, shape.end());
        }
        if (more != NONE && category == NONE) {
            more = typed(more);
        }
        if (!write()) {
            return false;
        }
        if (more != NONE) {
            value(more, names.element(element, names.type), names.type);
        }
        return true;
    }

    /** Takes the only coding of an identifier's type as its category; otherwise the type, to be written in rows of its own. */
    private int typed(int type) {
        int coding = tree.child(type, names.coding);
        boolean isOnly = coding != NONE && tree.after(coding) == tree.after(type) && coding == tree.child(type);
        if (!isOnly || tree.kind(coding) != RecordTree.OBJECT || shape.look(coding) != Type.CODING || !tellDisplay()) {
            return type;
        }
        row.node(ValueField.CATEGORY_CODE, shape.code());
        return NONE;
    }

    private void scalar(int node, int element, int name) throws IOException {
        byte[] type = names.type(name);
        int kind = tree.kind(node);
        if (kind == RecordTree.NUMBER) {
            begin(element, type == null ? ValueNames.DECIMAL : type);
            row.node(ValueField.QUANTITY, node);
            if (write()) {
                return;
            }
        } else if ((type == ValueNames.DATE || type == null) && ValueRow.isDay(tree, node)) {
            begin(element, ValueNames.DATE);
            row.node(ValueField.VALUE_DATE, node);
            write();
            return;
        }
        byte[] plain = kind == RecordTree.TRUE || kind == RecordTree.FALSE ? ValueNames.BOOLEAN : ValueNames.STRING;
        begin(element, type == null ? kind == RecordTree.NUMBER ? ValueNames.DECIMAL : plain : type);
        row.node(ValueField.TEXT, node);
        write();
    }

    private void begin(int element, byte[] type) {
        row.begin(sequence);
        row.text(ValueField.ELEMENT, names.text(element))
                .text(ValueField.VARIABLE, variable)
                .text(ValueField.VALUE_TYPE, type)
                .node(ValueField.VARIABLE, url)
                .node(ValueField.CATEGORY_CODE, category)
                .node(ValueField.LINE_NUMBER, line);
    }

    private boolean write() throws IOException {
        if (!row.fill()) {
            return false;
        }
        next.run();
        return true;
    }
}
