package io.github.bcdacamel.tables.schema;

import io.github.bcdacamel.tables.Column;
import io.github.bcdacamel.tables.ColumnType;
import java.util.List;

/** Tables that no ViewDefinition declares, and the columns that every table has of its own accord. */
public final class BuiltIn {

    private static final ColumnType TEXT = ColumnType.TEXT;
    private static final ColumnType BIGINT = new ColumnType(ColumnType.Kind.BIGINT, 0, 0);
    private static final ColumnType TIMESTAMP = new ColumnType(ColumnType.Kind.TIMESTAMP, 0, 0);

    private static final Column LOAD_ID = column("load_id", TEXT, "The load: id of the export");
    private static final Column SOURCE_FILE = column("source_file", TEXT, "The file that the row was read from");
    private static final Column SOURCE_LINE = column("source_line", BIGINT, "The line in that file, from 1");
    public static final Column LAST_UPDATED =
            column("last_updated", TIMESTAMP, "When the server last changed the record: meta.lastUpdated");

    /** Behind the columns of each table of a view, unless it has one of the name itself. */
    public static final List<Column> PROVENANCE = List.of(LOAD_ID, SOURCE_FILE, SOURCE_LINE, LAST_UPDATED);

    private static final Column FILE = column("file", TEXT, "The file, as the export names it");
    private static final Column LINE = column("line", BIGINT, "The line in that file, from 1");

    /** The files that were read. */
    public static final Table LOAD_FILE = new Table(
            "load_file",
            "The files of a load",
            List.of(
                    LOAD_ID,
                    FILE,
                    column("resource_type", TEXT, "The type of its records"),
                    column("bytes", BIGINT, "Its size, inflated"),
                    column("sha256", TEXT, "The SHA-256 of these bytes"),
                    column("records", BIGINT, "How many records it has"),
                    column("bad_lines", BIGINT, "How many of its lines are no records: see rejected_line"),
                    column("transaction_time", TIMESTAMP, "The time up to which the export holds changes"),
                    column("since", TIMESTAMP, "The time from which on changes were asked for; NULL for a full export"),
                    column(
                            "patient_group",
                            TEXT,
                            "Whose data were asked for: all or runout, empty for Patient/$export; NULL of files that are no export, and of loads of early versions"),
                    column(
                            "api_version",
                            TEXT,
                            "The version of the API: v2 or v3, which have other patient ids; NULL as patient_group is")));

    /** Lines that are no records. */
    public static final Table REJECTED_LINE = new Table(
            "rejected_line",
            "Lines that could not be read, without their content",
            List.of(
                    LOAD_ID,
                    FILE,
                    LINE,
                    column("byte_offset", BIGINT, "Where the line begins in the inflated file"),
                    column("reason", TEXT, "Why it is no record")));

    /** Values that did not fit their columns. */
    public static final Table REJECTED_VALUE = new Table(
            "rejected_value",
            "Values that do not fit their column, which is NULL then, without their content",
            List.of(
                    LOAD_ID,
                    FILE,
                    LINE,
                    column("resource_id", TEXT, "The id of the record"),
                    column("table_name", TEXT, "The table; NULL for last_updated, which all have"),
                    column("column_name", TEXT, "The column, or the part of the table's definition"),
                    column("reason", TEXT, "Why the value does not fit")));

    /** What codes are called. */
    public static final Table CODE_DICTIONARY = new Table(
            "code_dictionary",
            "What codes are called, as the records of the load say it",
            List.of(
                    column("system", TEXT, "The system of the code"),
                    column("code", TEXT, "The code"),
                    column("display", TEXT, "What it is called"),
                    LOAD_ID));

    /** In the order of loads. */
    public static final List<Table> TABLES = List.of(CODE_DICTIONARY, LOAD_FILE, REJECTED_LINE, REJECTED_VALUE);

    private BuiltIn() {}

    private static Column column(String name, ColumnType type, String description) {
        return new Column(name, type, false, "", description, "", null);
    }
}
