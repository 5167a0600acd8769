package io.github.bcdacamel.tables.load;

import static io.github.bcdacamel.tables.load.Loads.query;
import static io.github.bcdacamel.tables.load.Loads.table;
import static io.github.bcdacamel.tables.load.Loads.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.tables.format.PartWriter.Format;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However many rows there are, a heap of 64 MB is enough for two threads. */
class ConstantMemoryTest {

    private static final int RECORDS = 100_000;
    private static final int LINES = 5;

    @TempDir
    private Path tables;

    @Test
    void a_million_rows_need_no_more_memory_than_a_few() throws Exception {
        Process build = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ConstantMemoryTest.class.getName(),
                        tables.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(build.waitFor()).as(said).isZero();
        assertThat(query("select count(*), count(distinct word), sum(amount) from " + table(tables, "line")))
                .containsExactly("1000000 1000000 2500000.00");
        assertThat(query("select count(*) from " + table(tables, "claim"))).containsExactly("200000");
    }

    /** The build, in a process of its own. */
    public static void main(String[] arguments) throws Exception {
        TableOptions options = new TableOptions(EnumSet.of(Format.PARQUET), 2, 1 << 20, false, 1, 8 << 20);
        new TableBuilder(
                        List.of(
                                view("claim", "A", "", "id|id|VARCHAR"),
                                view("line", "A", "item", "word|word|VARCHAR", "amount|amount|DECIMAL(18,2)")),
                        options)
                .build(
                        Path.of(arguments[0]),
                        Loads.ABOUT,
                        List.of(
                                new InputFile("A.1.ndjson", "A", 1, null, () -> records(1)),
                                new InputFile("A.2.ndjson", "A", 1, null, () -> records(2))),
                        bytes -> {});
    }

    private static InputStream records(int file) {
        return new SequenceInputStream(Collections.enumeration(new AbstractList<InputStream>() {
            @Override
            public InputStream get(int index) {
                StringBuilder items = new StringBuilder();
                IntStream.rangeClosed(1, LINES)
                        .forEach(line -> items.append(items.isEmpty() ? "" : ",")
                                .append("{\"word\":\"word-%d-%d-%d\",\"amount\":%d.5}"
                                        .formatted(file, index, line, line - 1)));
                String record =
                        "{\"id\":\"%d-%d\",\"item\":[%s],\"resourceType\":\"A\"}\n".formatted(file, index, items);
                return new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public int size() {
                return RECORDS;
            }
        }));
    }
}
