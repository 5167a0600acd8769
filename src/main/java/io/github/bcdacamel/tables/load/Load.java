package io.github.bcdacamel.tables.load;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.bcdacamel.tables.Column;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables of an export, whole: {@code _loads/<load-id>.json}. The same input gives the same text.
 *
 * @param schemaVersion of this form, raised when a reader must know
 * @param since null for a full export, or if nobody knows
 * @param patientGroup empty for {@code Patient/$export}; null if nobody knows, as in load files of early versions
 * @param apiVersion null as patientGroup is
 * @param records that were read
 * @param otherRecords those of them that no table has rows for
 * @param rejectedLines lines that are no records
 * @param rejectedValues values that did not fit their column
 */
@JsonPropertyOrder({
    "schemaVersion",
    "loadId",
    "transactionTime",
    "since",
    "patientGroup",
    "apiVersion",
    "files",
    "records",
    "otherRecords",
    "rejectedLines",
    "rejectedValues",
    "tables"
})
public record Load(
        int schemaVersion,
        String loadId,
        String transactionTime,
        String since,
        String patientGroup,
        String apiVersion,
        int files,
        long records,
        long otherRecords,
        long rejectedLines,
        long rejectedValues,
        List<LoadedTable> tables) {

    public static final int SCHEMA_VERSION = 1;

    /** The folder of the load files. */
    public static final String FOLDER = "_loads";

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_]+/export=([^/]+)/part-\\d{4,9}\\.(parquet|csv)");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public Load {
        tables = List.copyOf(tables);
    }

    /** A table of the load. */
    public record LoadedTable(String name, long rows, List<LoadedColumn> columns, List<LoadedPart> parts) {
        public LoadedTable {
            columns = List.copyOf(columns);
            parts = List.copyOf(parts);
        }

        /** Of all parts. */
        @JsonIgnore
        public long bytes() {
            return parts.stream().mapToLong(LoadedPart::bytes).sum();
        }
    }

    /** @param type as SQL has it; of a list that of its elements, with {@code []} behind it */
    public record LoadedColumn(String name, String type) {
        static LoadedColumn of(Column column) {
            return new LoadedColumn(column.name(), column.type().sql() + (column.isList() ? "[]" : ""));
        }
    }

    /** @param name from the folder of all tables, such as {@code claim/export=2026-11-22T02-00-00Z/part-0000.parquet} */
    public record LoadedPart(String name, long rows, long bytes, String sha256) {}

    /** The name of its file, from the folder of all tables. */
    public static String fileName(String loadId) {
        return FOLDER + "/" + loadId + ".json";
    }

    byte[] json() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IOException if it is no load file of a form that is known, or names what no load has */
    public static Load read(byte[] json) throws IOException {
        Load load = JSON.readValue(json, Load.class);
        if (load == null) {
            throw new IOException("The load file is empty.");
        }
        if (load.schemaVersion != SCHEMA_VERSION) {
            throw new IOException("The load file has schema version " + load.schemaVersion + ", which is not known.");
        }
        // A load file that somebody wrote must not make us read or write elsewhere.
        if (!LoadAbout.isSafe(load.loadId) || !load.tables.stream().allMatch(load::isOfThis)) {
            throw new IOException("The load file names a file that no load has.");
        }
        return load;
    }

    private boolean isOfThis(LoadedTable table) {
        return table.name() != null
                && table.columns().stream().noneMatch(column -> column.name() == null || column.type() == null)
                && table.parts().stream().allMatch(this::isOfThis);
    }

    private boolean isOfThis(LoadedPart part) {
        if (part.name() == null || part.sha256() == null) {
            return false;
        }
        Matcher name = PART.matcher(part.name());
        return name.matches() && name.group(1).equals(loadId);
    }
}
