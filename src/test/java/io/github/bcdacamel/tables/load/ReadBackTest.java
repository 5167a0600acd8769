package io.github.bcdacamel.tables.load;

import static io.github.bcdacamel.tables.load.Loads.query;
import static io.github.bcdacamel.tables.load.Loads.table;
import static io.github.bcdacamel.tables.load.Loads.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.bcdacamel.tables.View;
import io.github.bcdacamel.tables.format.PartWriter.Format;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.arrow.dataset.file.FileFormat;
import org.apache.arrow.dataset.file.FileSystemDatasetFactory;
import org.apache.arrow.dataset.jni.NativeMemoryPool;
import org.apache.arrow.dataset.scanner.ScanOptions;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.util.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What other programs find in the files: DuckDB, and Arrow's C++. Enough rows for several row groups, pages and parts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadBackTest {

    private static final int RECORDS = 50_000;

    private static final View ALL = view(
            "all_types",
            "A",
            "",
            "id|id|VARCHAR",
            "truth|truth|BOOLEAN",
            "small|small|INTEGER",
            "large|large|BIGINT",
            "amount|amount|DECIMAL(18,2)",
            "wide|wide|DECIMAL(38,4)",
            "day|day|DATE",
            "moment|moment|TIMESTAMP",
            "words|words|VARCHAR[]",
            "amounts|amounts|DECIMAL(18,2)[]");

    @TempDir
    private static Path tables;

    private final Random random = new Random(17);
    /** As Arrow tells them. */
    private final List<List<Object>> expected = new ArrayList<>();

    @BeforeAll
    void write() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            lines.add(record(i));
        }
        int half = RECORDS / 2;
        Loads.build(
                tables,
                Loads.formats(Format.PARQUET, Format.CSV),
                List.of(ALL),
                Loads.file("A.0001.ndjson", lines.subList(0, half).toArray(String[]::new)),
                Loads.file("A.0002.ndjson", lines.subList(half, RECORDS).toArray(String[]::new)));
    }

    private String record(int number) {
        List<Object> row = new ArrayList<>();
        StringBuilder json = new StringBuilder("{\"resourceType\":\"A\"");
        member(json, row, "id", () -> "record-" + number, Objects::toString);
        member(json, row, "truth", random::nextBoolean, value -> value);
        member(json, row, "small", random::nextInt, value -> value);
        member(json, row, "large", random::nextLong, value -> value);
        member(json, row, "amount", () -> decimal(18, 2), value -> value);
        member(json, row, "wide", () -> decimal(38, 4), value -> value);
        member(json, row, "day", () -> random.nextInt(40_000) - 20_000, day -> LocalDate.ofEpochDay((int) day));
        member(
                json,
                row,
                "moment",
                () -> random.nextLong(2_000_000_000_000_000L),
                micros -> Instant.EPOCH.plus((long) micros, ChronoUnit.MICROS));
        list(json, row, "words", () -> random.nextInt(3) == 0 ? "" : "a \\\"quoted\\\", " + random.nextInt(9));
        list(json, row, "amounts", () -> decimal(8, 2));
        expected.add(row);
        return json.append('}').toString();
    }

    private interface Told {
        Object as(Object value);
    }

    /** Now and then there is none, and often the one before comes again. */
    private void member(StringBuilder json, List<Object> row, String name, Supplier<Object> value, Told told) {
        int dice = random.nextInt(10);
        int column = row.size();
        Object last =
                expected.isEmpty() ? null : expected.get(expected.size() - 1).get(column);
        Object chosen = dice == 0 ? null : dice < 5 && last != null && column > 0 ? last : value.get();
        row.add(chosen);
        if (chosen != null) {
            Object text = told.as(chosen);
            boolean bare = text instanceof Number || text instanceof Boolean;
            json.append(",\"%s\":%s".formatted(name, bare ? text : '"' + text.toString() + '"'));
        }
    }

    private void list(StringBuilder json, List<Object> row, String name, Supplier<Object> value) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value.get());
        }
        List<Object> plain = list.stream()
                .map(each -> each instanceof String text ? text.replace("\\", "") : each)
                .toList();
        row.add(list.isEmpty() ? null : plain);
        if (!list.isEmpty()) {
            json.append(",\"%s\":%s"
                    .formatted(
                            name,
                            list.stream()
                                    .map(each -> each instanceof String ? "\"" + each + '"' : each.toString())
                                    .toList()));
        }
    }

    private BigDecimal decimal(int precision, int scale) {
        int digits = 1 + random.nextInt(precision - 1);
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
        for (int i = 0; i < digits; i++) {
            text.append((char) ('0' + (i == 0 ? 1 + random.nextInt(9) : random.nextInt(10))));
        }
        return new BigDecimal(new BigInteger(text.toString()), scale);
    }

    @Test
    void arrow_finds_every_value_of_every_row() throws Exception {
        assumeTrue(
                ByteBuffer.class.getModule().isOpen("java.nio", getClass().getModule()),
                "Arrow needs --add-opens=java.base/java.nio=ALL-UNNAMED, as Maven's tests have it.");
        List<List<Object>> found = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (int part = 0; part < 2; part++) {
            Path file = tables.resolve("all_types/" + Loads.ABOUT.folder() + "/part-000" + part + ".parquet");
            try (BufferAllocator memory = memory();
                    var factory = new FileSystemDatasetFactory(
                            memory,
                            NativeMemoryPool.getDefault(),
                            FileFormat.PARQUET,
                            file.toUri().toString());
                    var dataset = factory.finish();
                    var scanner = dataset.newScan(new ScanOptions(10_000));
                    var reader = scanner.scanBatches()) {
                VectorSchemaRoot root = reader.getVectorSchemaRoot();
                types = root.getSchema().getFields().stream()
                        .map(ReadBackTest::type)
                        .toList();
                while (reader.loadNextBatch()) {
                    for (int row = 0; row < root.getRowCount(); row++) {
                        found.add(row(root, row));
                    }
                }
            }
        }

        assertThat(found).isEqualTo(expected);
        assertThat(types)
                .containsExactly(
                        "id Utf8",
                        "truth Bool",
                        "small Int(32, true)",
                        "large Int(64, true)",
                        "amount Decimal(18, 2, 128)",
                        "wide Decimal(38, 4, 128)",
                        "day Date(DAY)",
                        "moment Timestamp(MICROSECOND, UTC)",
                        "words List of Utf8",
                        "amounts List of Decimal(18, 2, 128)",
                        "load_id Utf8",
                        "source_file Utf8",
                        "source_line Int(64, true)",
                        "last_updated Timestamp(MICROSECOND, UTC)");
    }

    /** By its name: the class has annotations of a library that is not here, which javac warns of. */
    private static BufferAllocator memory() throws ReflectiveOperationException {
        return (BufferAllocator) Class.forName("org.apache.arrow.memory.RootAllocator")
                .getConstructor()
                .newInstance();
    }

    private static String type(Field field) {
        return field.getName() + " " + field.getType()
                + (field.getChildren().isEmpty()
                        ? ""
                        : " of " + field.getChildren().get(0).getType());
    }

    private List<Object> row(VectorSchemaRoot root, int row) {
        List<Object> values = new ArrayList<>();
        for (FieldVector column :
                root.getFieldVectors().subList(0, ALL.columns().size())) {
            Object value = column.getObject(row);
            values.add(
                    value instanceof List<?> list
                            ? list.stream().map(this::plain).toList()
                            : plain(value));
        }
        return values;
    }

    private Object plain(Object value) {
        return value instanceof Text text ? text.toString() : value;
    }

    @Test
    void duckdb_finds_the_same_sums() throws Exception {
        assertThat(query("select count(*), count(truth), sum(truth::int), sum(small::hugeint), sum(large::hugeint),"
                        + " sum(amount), count(wide), min(day), max(day), count(distinct moment), sum(len(words)),"
                        + " sum(list_sum(amounts)), max(source_line) from " + table(tables, "all_types")))
                .containsExactly(String.join(
                        " ",
                        "" + RECORDS,
                        "" + column(1).size(),
                        "" + column(1).stream().filter(Boolean.TRUE::equals).count(),
                        "" + column(2).stream().mapToLong(value -> (int) value).sum(),
                        column(3).stream()
                                .map(value -> new BigDecimal((long) value))
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .toString(),
                        sum(column(4)).toString(),
                        "" + column(5).size(),
                        LocalDate.ofEpochDay(column(6).stream()
                                        .mapToInt(value -> (int) value)
                                        .min()
                                        .getAsInt())
                                .toString(),
                        LocalDate.ofEpochDay(column(6).stream()
                                        .mapToInt(value -> (int) value)
                                        .max()
                                        .getAsInt())
                                .toString(),
                        "" + column(7).stream().distinct().count(),
                        ""
                                + column(8).stream()
                                        .mapToInt(list -> ((List<?>) list).size())
                                        .sum(),
                        sum(column(9).stream()
                                        .flatMap(list -> ((List<?>) list).stream())
                                        .toList())
                                .toString(),
                        "" + RECORDS / 2));
    }

    private List<Object> column(int index) {
        return expected.stream()
                .map(row -> row.get(index))
                .filter(Objects::nonNull)
                .toList();
    }

    private static BigDecimal sum(List<?> numbers) {
        return numbers.stream().map(number -> (BigDecimal) number).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void csv_says_the_same_as_parquet() throws Exception {
        String parquet = table(tables, "all_types");
        String csv = "(select * replace(words::json::varchar[] as words, amounts::json::decimal(18,2)[] as amounts)"
                + " from read_csv('" + tables.resolve("all_types") + "/*/*.csv', hive_partitioning = false,"
                + " allow_quoted_nulls = false, header = true, columns = {"
                + "id: varchar, truth: boolean, small: integer, large: bigint, amount: 'decimal(18,2)',"
                + " wide: 'decimal(38,4)', day: date, moment: timestamptz, words: varchar, amounts: varchar,"
                + " load_id: varchar, source_file: varchar, source_line: bigint, last_updated: timestamptz}))";

        assertThat(query("select count(*) from " + csv)).containsExactly("" + RECORDS);
        assertThat(query("select * from " + parquet + " except all select * from " + csv + " limit 3"))
                .isEmpty();
    }
}
