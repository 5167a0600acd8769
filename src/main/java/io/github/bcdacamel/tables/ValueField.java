package io.github.bcdacamel.tables;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be told of a value of a record: the paths that columns of a selection over {@code %values} may have. */
enum ValueField {
    LINE_NUMBER,
    ELEMENT,
    ELEMENT_SEQ,
    VARIABLE,
    CATEGORY_CODE,
    VALUE_TYPE,
    CODE_SYSTEM,
    CODE,
    AMOUNT,
    QUANTITY,
    VALUE_DATE,
    PERIOD_START,
    PERIOD_END,
    TEXT;

    static ValueField of(ViewPlace place, Column column) {
        for (ValueField field : values()) {
            if (field.path().equals(column.path())) {
                return field;
            }
        }
        throw place.wrong("has the path \"" + column.path() + "\"; what can be told of %values is "
                + Arrays.stream(values()).map(ValueField::path).collect(Collectors.joining(", ")));
    }

    private String path() {
        return name().toLowerCase(Locale.ROOT);
    }
}
