package io.github.bcdacamel.marts;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The marts of a feed, whole: {@code marts/_marts.json}. Marts are a function of their SQL and of these loads, so whoever has the loads
 * has the marts.
 *
 * @param schemaVersion of this form, raised when a reader must know
 * @param program that built them
 * @param loads the SHA-256 of each load file by the load's id
 * @param roster the newest full export; null where there is none, or no mart that says it
 * @param marts in the order in which they were built
 */
@JsonPropertyOrder({"schemaVersion", "program", "loads", "roster", "marts"})
public record MartSet(
        int schemaVersion, String program, Map<String, String> loads, Roster roster, List<BuiltMart> marts) {

    static final int SCHEMA_VERSION = 1;

    /** The name of the file. */
    public static final String NAME = "_marts.json";

    private static final Pattern SAFE = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public MartSet {
        loads = Map.copyOf(loads);
        marts = List.copyOf(marts);
    }

    /**
     * A mart.
     *
     * @param about what it is for
     * @param sqlSha256 of the file that it was made by
     * @param bytes of its Parquet file
     */
    @JsonPropertyOrder({"name", "about", "rows", "bytes", "sha256", "sqlSha256"})
    public record BuiltMart(String name, String about, long rows, long bytes, String sha256, String sqlSha256) {

        /** Its Parquet file, from the folder of all marts. */
        public String part() {
            return name + "/part-0000.parquet";
        }
    }

    /**
     * Whom a full export brought.
     *
     * @param joined those of them who were not in the one before
     * @param left who was in the one before, and is not in this one
     */
    @JsonPropertyOrder({"loadId", "enrollees", "joined", "left"})
    public record Roster(String loadId, long enrollees, long joined, long left) {

        /** In words, such as "112 enrollees, 12 joined, 7 left". */
        public String words() {
            return String.format(
                    Locale.ROOT,
                    "%,d %s, %,d joined, %,d left",
                    enrollees,
                    enrollees == 1 ? "enrollee" : "enrollees",
                    joined,
                    left);
        }
    }

    byte[] json() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IOException if it is no such file of a form that is known */
    static MartSet read(byte[] json) throws IOException {
        MartSet set;
        try {
            set = JSON.readValue(json, MartSet.class);
        } catch (IOException | RuntimeException unreadable) {
            throw new IOException(NAME + " cannot be read.");
        }
        if (set.schemaVersion != SCHEMA_VERSION || set.program == null || !set.hasMarts()) {
            throw new IOException(NAME + " has a form that is not known.");
        }
        return set;
    }

    private boolean hasMarts() {
        return marts.stream().map(BuiltMart::name).distinct().count() == marts.size()
                && marts.stream()
                        .allMatch(mart -> mart.name() != null
                                && SAFE.matcher(mart.name()).matches()
                                && mart.about() != null
                                && mart.sha256() != null
                                && mart.sqlSha256() != null);
    }
}
