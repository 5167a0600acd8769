package io.github.bcdacamel.tables;

import io.github.bcdacamel.json.RecordTree;
import io.github.bcdacamel.tables.fhirpath.Items;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Reads one item into a cell of a column's type, exactly or not at all. */
final class CellReader {

    private static final String OBJECT = "is an object where a value belongs";

    private final ColumnType type;
    private final Items items;
    private final RecordTree tree;

    CellReader(ColumnType type, Items items) {
        this.type = type;
        this.items = items;
        this.tree = items.tree();
    }

    /** @return why it does not fit, and then the cell is null; else null */
    String read(int item, Cell cell) {
        if (items.isObject(item)) {
            return OBJECT;
        }
        return switch (type.kind()) {
            case TEXT -> text(item, cell);
            case BOOLEAN -> truth(item, cell);
            case DATE, TIMESTAMP -> time(item, cell);
            default -> number(item, cell);
        };
    }

    private String text(int item, Cell cell) {
        if (item >= 0) {
            int start = tree.start(item);
            int length = tree.end(item) - start;
            if (tree.kind(item) == RecordTree.ESCAPED) {
                byte[] own = cell.own(length);
                cell.text(own, 0, tree.decode(item, own));
            } else {
                cell.text(tree.buffer(), start, length);
            }
        } else {
            byte[] bytes = items.text(item).getBytes(StandardCharsets.UTF_8);
            cell.text(bytes, 0, bytes.length);
        }
        return null;
    }

    private String truth(int item, Cell cell) {
        int truth = items.truth(item);
        if (truth == Items.NONE) {
            return "is no boolean";
        }
        cell.number(truth == Items.TRUE ? 1 : 0);
        return null;
    }

    private String number(int item, Cell cell) {
        if (!items.isNumber(item)) {
            return "is no number";
        }
        if (item >= 0 && !type.isWide()) {
            int digits = type.kind() == ColumnType.Kind.DECIMAL ? type.precision() : ColumnType.LONG_DIGITS;
            long found = ExactNumber.read(tree.buffer(), tree.start(item), tree.end(item), type.scale(), digits);
            if (found != ExactNumber.NOT_SIMPLE) {
                return number(found, cell);
            }
        }
        return decimal(item < 0 ? (BigDecimal) items.value(item) : tree.number(item), cell);
    }

    private String number(long found, Cell cell) {
        if (type.kind() == ColumnType.Kind.INTEGER && found != (int) found) {
            return "is too large";
        }
        cell.number(found);
        return null;
    }

    private String decimal(BigDecimal number, Cell cell) {
        if (number == null) {
            return "is out of range";
        }
        // Before it is scaled: numbers like 1e999999999 are legal JSON.
        long whole = (long) number.precision() - number.scale();
        if (number.signum() != 0 && whole > ColumnType.MAX_DIGITS) {
            return "is too large";
        }
        if (number.signum() != 0 && -whole > ColumnType.MAX_DIGITS
                || number.signum() != 0 && number.stripTrailingZeros().scale() > type.scale()) {
            return type.scale() == 0 ? "is no whole number" : "has more than " + type.scale() + " decimals";
        }
        BigDecimal scaled =
                number.signum() == 0 ? BigDecimal.ZERO.setScale(type.scale()) : number.setScale(type.scale());
        if (type.kind() != ColumnType.Kind.DECIMAL) {
            if (scaled.unscaledValue().bitLength() > 63) {
                return "is too large";
            }
            return number(scaled.longValueExact(), cell);
        }
        if (scaled.precision() > type.precision()) {
            return "is too large";
        }
        if (type.isWide()) {
            cell.decimal(scaled);
        } else {
            cell.number(scaled.unscaledValue().longValueExact());
        }
        return null;
    }

    private String time(int item, Cell cell) {
        byte[] bytes = tree.buffer();
        int start;
        int end;
        if (item >= 0 && tree.kind(item) == RecordTree.TEXT) {
            start = tree.start(item);
            end = tree.end(item);
        } else {
            bytes = items.text(item).getBytes(StandardCharsets.UTF_8);
            start = 0;
            end = bytes.length;
        }
        boolean isDate = type.kind() == ColumnType.Kind.DATE;
        long found = isDate ? ExactTime.day(bytes, start, end) : ExactTime.microseconds(bytes, start, end);
        if (found == ExactTime.NONE) {
            return isDate ? "is no complete date" : "is no time with a time zone";
        }
        cell.number(found);
        return null;
    }
}
