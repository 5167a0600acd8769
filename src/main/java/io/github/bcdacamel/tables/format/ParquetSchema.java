package io.github.bcdacamel.tables.format;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import io.github.bcdacamel.tables.Column;
import io.github.bcdacamel.tables.ColumnType;
import java.math.BigInteger;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** How Parquet stores the columns of a table, and what it says that their values mean. Each may be NULL. */
final class ParquetSchema {

    private ParquetSchema() {}

    static MessageType of(List<Column> columns) {
        List<Type> types = columns.stream().map(ParquetSchema::type).toList();
        return new MessageType("row", types);
    }

    private static Type type(Column column) {
        return column.isList()
                ? Types.optionalList().element(leaf(column.type(), "element")).named(column.name())
                : leaf(column.type(), column.name());
    }

    private static Type leaf(ColumnType type, String name) {
        return switch (type.kind()) {
            case TEXT -> optional(PrimitiveTypeName.BINARY).as(stringType()).named(name);
            case BOOLEAN -> optional(PrimitiveTypeName.BOOLEAN).named(name);
            case INTEGER -> optional(PrimitiveTypeName.INT32).named(name);
            case BIGINT -> optional(PrimitiveTypeName.INT64).named(name);
            case DATE -> optional(PrimitiveTypeName.INT32).as(dateType()).named(name);
            case TIMESTAMP ->
                optional(PrimitiveTypeName.INT64)
                        .as(timestampType(true, TimeUnit.MICROS))
                        .named(name);
            case DECIMAL ->
                (type.isWide()
                                ? optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                                        .length(decimalBytes(type.precision()))
                                : optional(PrimitiveTypeName.INT64))
                        .as(decimalType(type.scale(), type.precision()))
                        .named(name);
        };
    }

    private static Types.PrimitiveBuilder<PrimitiveType> optional(PrimitiveTypeName stored) {
        return Types.primitive(stored, Repetition.OPTIONAL);
    }

    /** In so many bytes every number of so many digits fits. */
    static int decimalBytes(int digits) {
        return BigInteger.TEN.pow(digits).bitLength() / 8 + 1;
    }
}
