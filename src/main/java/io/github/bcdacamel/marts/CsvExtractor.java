package io.github.bcdacamel.marts;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads the Parquet files of a feed as CSV, for databases that take no Parquet: texts between quotes, so that NULL, which is nothing
 * at all, is no empty text; lists as JSON; no line of names.
 */
public final class CsvExtractor implements AutoCloseable {

    private static final String TEXT = "VARCHAR";

    /** PostgreSQL's texts have no such character, and FHIR's should not. */
    private static final String WITHOUT_NUL = "replace(%s, chr(0), chr(65533))";

    private final Engine engine;

    private CsvExtractor(Engine engine) {
        this.engine = engine;
    }

    /** @param folder the only one that is written to */
    public static CsvExtractor open(FeedFolder feed, EngineOptions options, Path folder) throws IOException {
        Engine engine = null;
        try {
            engine = Engine.open(new EngineOptions(options.threads(), options.memory(), folder));
            engine.confine(List.of(feed.tables(), feed.martsFolder(), folder));
            return new CsvExtractor(engine);
        } catch (SQLException refused) {
            if (engine != null) {
                engine.close();
            }
            throw failed("The embedded database cannot be opened", refused);
        }
    }

    /** The columns of a Parquet file in their order, with DuckDB's types. */
    public Map<String, String> columns(Path parquet) throws IOException {
        try (Statement statement = engine.connection().createStatement();
                ResultSet rows = statement.executeQuery("describe select * from " + file(parquet))) {
            Map<String, String> columns = new LinkedHashMap<>();
            while (rows.next()) {
                columns.put(rows.getString(1), rows.getString(2));
            }
            return columns;
        } catch (SQLException refused) {
            throw failed(parquet + " cannot be read", refused);
        }
    }

    /**
     * Writes all rows.
     *
     * @param names of the columns, in the order in which they are written
     */
    public void write(Path parquet, List<String> names, Path csv) throws IOException {
        Map<String, String> types = columns(parquet);
        String columns = names.stream()
                .map(name -> expression(Engine.quoted(name), types.getOrDefault(name, "")))
                .collect(Collectors.joining(", "));
        String quoted = names.stream()
                .filter(name -> types.getOrDefault(name, "").equals(TEXT))
                .map(Engine::quoted)
                .collect(Collectors.joining(", "));
        try {
            engine.execute("copy (select %s from %s) to %s (format csv, header false, nullstr ''%s)"
                    .formatted(
                            columns,
                            file(parquet),
                            Engine.literal(csv.toString()),
                            quoted.isEmpty() ? "" : ", force_quote (" + quoted + ")"));
        } catch (SQLException refused) {
            throw failed(parquet + " cannot be read as CSV", refused);
        }
    }

    private static String expression(String name, String type) {
        if (type.equals(TEXT)) {
            return WITHOUT_NUL.formatted(name) + " as " + name;
        }
        if (type.equals(TEXT + "[]")) {
            return "to_json(list_transform(%s, lambda x: %s)) as %s".formatted(name, WITHOUT_NUL.formatted("x"), name);
        }
        return isNested(type) ? "to_json(" + name + ") as " + name : name;
    }

    /** Whether its values are written as JSON. */
    public static boolean isNested(String type) {
        return type.endsWith("]") || type.startsWith("STRUCT") || type.startsWith("MAP");
    }

    private static String file(Path parquet) {
        return "read_parquet(" + Engine.literal(parquet.toString()) + ")";
    }

    /** What DuckDB says of a disk names files alone. */
    private static IOException failed(String what, SQLException refused) {
        return new IOException(what + " (" + Engine.reason(refused, Engine.isOfDisk(refused)) + ")", refused);
    }

    @Override
    public void close() throws IOException {
        engine.close();
    }
}
