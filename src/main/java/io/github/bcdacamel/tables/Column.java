package io.github.bcdacamel.tables;

import io.github.bcdacamel.tables.fhirpath.Syntax;
import java.util.Map;

/**
 * A column of a view.
 *
 * @param type of the value, or of each of them
 * @param isList whether it has a list of values
 * @param fhirType as the view names it, or the empty text
 * @param description what the view says about it, or the empty text
 * @param tags what else the view says about it, by the names of its tags: {@code cms/variable}, {@code cclf} and others
 */
public record Column(
        String name,
        ColumnType type,
        boolean isList,
        String fhirType,
        String description,
        String path,
        Syntax syntax,
        Map<String, String> tags) {

    public Column {
        tags = Map.copyOf(tags);
    }

    public Column(
            String name,
            ColumnType type,
            boolean isList,
            String fhirType,
            String description,
            String path,
            Syntax syntax) {
        this(name, type, isList, fhirType, description, path, syntax, Map.of());
    }

    boolean isLike(Column other) {
        return name.equals(other.name) && type.equals(other.type) && isList == other.isList;
    }

    /** Whether dates that come out are meant with a time of day. */
    boolean hasClock() {
        return fhirType.equals("dateTime") || fhirType.equals("instant") || type.kind() == ColumnType.Kind.TIMESTAMP;
    }

    boolean isRowIndex() {
        return syntax instanceof Syntax.Variable variable && variable.name().equals("rowIndex");
    }
}
