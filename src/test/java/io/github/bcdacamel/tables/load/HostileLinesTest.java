package io.github.bcdacamel.tables.load;

import static io.github.bcdacamel.tables.load.Loads.file;
import static io.github.bcdacamel.tables.load.Loads.query;
import static io.github.bcdacamel.tables.load.Loads.table;
import static io.github.bcdacamel.tables.load.Loads.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.tables.View;
import io.github.bcdacamel.tables.format.PartWriter.Format;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that are no records become rows that say so; records that are odd keep what they hold. */
class HostileLinesTest {

    private static final int LONGEST = 32 << 20;
    private static final View VIEW = view("t", "A", "", "a|a|VARCHAR", "n|n|DECIMAL(38,2)");
    private static final String NOT_JSON = " is not one JSON object in UTF-8, or has a name twice in an object";

    @TempDir
    private Path tables;

    @Test
    void what_is_no_record_is_told_with_its_place_and_without_its_content() throws Exception {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        line(content, "{\"a\":\"good\",\"resourceType\":\"A\"}");
        line(content, "  ");
        line(content, "no JSON");
        line(content, "[{\"resourceType\":\"A\"}]");
        line(content, "{\"resourceType\":\"A\"}{\"resourceType\":\"A\"}");
        line(content, "{\"a\":NaN,\"resourceType\":\"A\"}");
        line(content, "{\"a\":\"1\",\"a\":\"2\",\"resourceType\":\"A\"}");
        line(content, "{\"a\":\"1\"}");
        line(content, "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + ",\"resourceType\":\"A\"}");
        content.writeBytes(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '"', '}', '\n'});
        line(content, "{\"a\":\"" + "x".repeat(LONGEST) + "\",\"resourceType\":\"A\"}");
        content.writeBytes("{\"a\":\"cut o".getBytes(StandardCharsets.UTF_8));

        Load load = build(content.toByteArray());

        assertThat(load.records()).isEqualTo(1);
        assertThat(query("select a from " + table(tables, "t"))).containsExactly("good");
        assertThat(query("select line, reason from " + table(tables, "rejected_line")))
                .containsExactly(
                        "3" + NOT_JSON,
                        "4" + NOT_JSON,
                        "5" + NOT_JSON,
                        "6" + NOT_JSON,
                        "7" + NOT_JSON,
                        "8 has no resourceType",
                        "9 passes a limit of this program: it is nested deeper than 1,000 levels, or has a name or a"
                                + " number that is too long",
                        "10" + NOT_JSON,
                        "11 is longer than 33554432 bytes",
                        "12" + NOT_JSON);
        assertThat(query("select byte_offset from " + table(tables, "rejected_line") + " where line = 4"))
                .containsExactly("43");
    }

    @Test
    void what_is_odd_is_kept_exactly_or_rejected_as_a_value() throws Exception {
        String large = "y".repeat(10 << 20);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        line(content, "{\"a\":\"" + large + "\",\"resourceType\":\"A\"}");
        line(content, "{\"n\":123456789012345678901234567890123456.78,\"resourceType\":\"A\"}");
        line(content, "{\"n\":1234567890123456789012345678901234567890,\"resourceType\":\"A\"}");
        line(content, "{\"a\":[\"1\",\"2\"],\"n\":{\"value\":1},\"resourceType\":\"A\"}");
        line(content, "\t{\"resourceType\":\"A\",\"a\":\"\\ud83d\\ude00\\ud83d\"} \r");

        Load load = build(content.toByteArray());

        assertThat(load.rejectedLines()).isZero();
        assertThat(query("select len(a), n from " + table(tables, "t") + " order by source_line"))
                .containsExactly(
                        large.length() + " -", "- 123456789012345678901234567890123456.78", "- -", "- -", "2 -");
        assertThat(query("select line, column_name, reason from " + table(tables, "rejected_value")))
                .containsExactly(
                        "3 n is too large",
                        "4 a has several values where only one is possible",
                        "4 n is an object where a value belongs");
    }

    private Load build(byte[] content) throws Exception {
        TableOptions options = new TableOptions(EnumSet.of(Format.PARQUET), 1, LONGEST, false, 1 << 20, 1 << 20);
        return Loads.build(tables, options, List.of(VIEW), file("A.0001.ndjson", content));
    }

    private static void line(ByteArrayOutputStream content, String line) {
        content.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
