package io.github.bcdacamel.marts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.bcdacamel.landing.DurableFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the MEDS data set, as its standard lays it out, of the marts meds_data, meds_codes and meds_subject_splits: all events of a
 * subject in one file, in their order. meds_subject is no part of it, because it tells who the subjects are. The same marts give the
 * same bytes. Says nothing of when it was made; created_at is the time up to which the data are complete.
 */
public final class MedsLayout {

    /** The marts that it is made of. */
    static final List<String> MARTS = List.of("meds_data", "meds_codes", "meds_subject_splits");

    /** Its folder, in that of all marts. */
    static final String FOLDER = "meds";

    /** The version of the standard that it keeps to. */
    static final String MEDS = "0.4.1";

    private static final int SUBJECTS = 5_000;
    private static final List<String> CORE = List.of("subject_id", "time", "code", "numeric_value", "text_value");
    private static final List<String> MODIFIERS = List.of("claim_type", "code_role", "poa");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final String version;
    private final int subjectsInFile;

    /** @param version of this program */
    public MedsLayout(String version) {
        this(version, SUBJECTS);
    }

    /** @param subjectsInFile how many numbers of subjects share a file */
    MedsLayout(String version, int subjectsInFile) {
        this.version = version;
        this.subjectsInFile = subjectsInFile;
    }

    /** {@code metadata/dataset.json}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Dataset(
            String datasetName,
            String etlName,
            String etlVersion,
            String medsVersion,
            String createdAt,
            List<String> codeModifierColumns,
            List<String> otherExtensionColumns) {}

    /**
     * Writes it.
     *
     * @param duck a DuckDB that has the marts and load_file
     * @param folder for the data set, empty or not there yet
     */
    public void write(Connection duck, Path folder) throws IOException, SQLException {
        Path data = folder.resolve("data");
        Path metadata = folder.resolve("metadata");
        DurableFiles.create(data);
        DurableFiles.create(metadata);
        // Readers want LARGE_STRING, which Parquet does not know; without texts the column may be left out.
        boolean texts = number(duck, "select count(text_value) from meds_data") > 0;
        String events = "select * %s from meds_data".formatted(texts ? "" : "exclude (text_value)");
        for (long file : files(duck)) {
            String subjects = "subject_id > %d and subject_id <= %d"
                    .formatted(file * subjectsInFile, (file + 1) * subjectsInFile);
            copy(
                    duck,
                    "%s where %s order by all nulls first".formatted(events, subjects),
                    data.resolve("%04d.parquet".formatted(file)));
        }
        copy(duck, """
                select code, description,
                  case when parent_code is null then cast([] as varchar[]) else [parent_code] end as parent_codes
                from meds_codes order by code""", metadata.resolve("codes.parquet"));
        copy(
                duck,
                "select subject_id, split from meds_subject_splits order by subject_id",
                metadata.resolve("subject_splits.parquet"));
        DurableFiles.writeWhole(metadata.resolve("dataset.json"), JSON.writeValueAsBytes(dataset(duck)));
    }

    /** The numbers of the files; the first one is there without subjects, too. */
    private List<Long> files(Connection duck) throws SQLException {
        List<Long> files = new ArrayList<>();
        try (Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select distinct (subject_id - 1) // %d from meds_data union select 0 order by 1"
                                .formatted(subjectsInFile))) {
            while (rows.next()) {
                files.add(rows.getLong(1));
            }
        }
        return files;
    }

    private Dataset dataset(Connection duck) throws SQLException {
        List<String> own = new ArrayList<>();
        try (Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery("select column_name from (describe meds_data)")) {
            while (rows.next()) {
                own.add(rows.getString(1));
            }
        }
        own.removeAll(CORE);
        List<String> modifiers = own.stream().filter(MODIFIERS::contains).toList();
        own.removeAll(modifiers);
        long created = number(duck, "select coalesce(epoch_us(max(transaction_time)), -1) from load_file");
        return new Dataset(
                "Medicare claims of BCDA",
                "bcda-camel",
                version,
                MEDS,
                created < 0
                        ? null
                        : Instant.EPOCH.plus(created, ChronoUnit.MICROS).toString(),
                modifiers,
                own);
    }

    private static long number(Connection duck, String query) throws SQLException {
        try (Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void copy(Connection duck, String query, Path file) throws SQLException {
        try (Statement statement = duck.createStatement()) {
            statement.execute("copy (%s) to %s (format parquet, compression zstd)"
                    .formatted(query, Engine.literal(file.toString())));
        }
    }
}
