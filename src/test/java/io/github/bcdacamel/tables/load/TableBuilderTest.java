package io.github.bcdacamel.tables.load;

import static io.github.bcdacamel.tables.load.Loads.file;
import static io.github.bcdacamel.tables.load.Loads.query;
import static io.github.bcdacamel.tables.load.Loads.table;
import static io.github.bcdacamel.tables.load.Loads.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.tables.View;
import io.github.bcdacamel.tables.ViewException;
import io.github.bcdacamel.tables.ViewReader;
import io.github.bcdacamel.tables.format.PartWriter.Format;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a load. */
class TableBuilderTest {

    private static final View NAME = view("person", "A", "", "id|id|VARCHAR", "amount|amount|DECIMAL(18,2)");
    private static final View OTHER = view("other", "B", "", "id|id|VARCHAR");

    @TempDir
    private Path tables;

    @Test
    void a_row_says_where_it_comes_from() throws Exception {
        build(
                NAME,
                file(
                        "ndjson/A.0001.ndjson",
                        "",
                        "{\"id\":\"1\",\"meta\":{\"lastUpdated\":\"2020-01-02T03:04:05-05:00\"},\"resourceType\":\"A\"}",
                        "{\"id\":\"2\",\"resourceType\":\"A\"}"));

        assertThat(query("select id, load_id, source_file, source_line, last_updated from " + table(tables, "person")))
                .containsExactly(
                        "1 2026-11-22T02-00-00Z ndjson/A.0001.ndjson 2 2020-01-02T08:04:05Z",
                        "2 2026-11-22T02-00-00Z ndjson/A.0001.ndjson 3 -");
    }

    @Test
    void a_column_of_the_view_stays_as_it_is() throws Exception {
        build(
                view("person", "A", "", "Source_File|id|VARCHAR"),
                file("A.ndjson", "{\"id\":\"1\",\"resourceType\":\"A\"}"));

        assertThat(query("select * from " + table(tables, "person"))).containsExactly("1 2026-11-22T02-00-00Z 1 -");
    }

    @Test
    void every_table_of_a_type_that_was_exported_is_there_even_without_rows() throws Exception {
        Load load = Loads.build(tables, Loads.OPTIONS, List.of(NAME, OTHER), file("A.0001.ndjson"));

        assertThat(load.tables().stream().map(Load.LoadedTable::name))
                .containsExactly("person", "code_dictionary", "load_file", "rejected_line", "rejected_value");
        assertThat(query("select count(*) from " + table(tables, "person"))).containsExactly("0");
        assertThat(query("select column_type from (describe select * from " + table(tables, "person") + ")"))
                .contains("DECIMAL(18,2)", "TIMESTAMP WITH TIME ZONE");
    }

    @Test
    void records_without_a_table_are_counted() throws Exception {
        Load load = build(NAME, file("mixed.ndjson", "{\"resourceType\":\"A\"}", "{\"resourceType\":\"C\"}"));

        assertThat(load.records()).isEqualTo(2);
        assertThat(load.otherRecords()).isEqualTo(1);
        assertThat(query("select count(*) from " + table(tables, "person"))).containsExactly("1");
    }

    @Test
    void the_files_of_a_load_are_listed() throws Exception {
        byte[] content = "{\"resourceType\":\"A\"}\nno\n".getBytes(StandardCharsets.UTF_8);
        build(NAME, file("ndjson/A.0001.ndjson", content), file("ndjson/A.0002.ndjson"));

        assertThat(query(
                        "select file, resource_type, bytes, records, bad_lines, transaction_time, since, patient_group, api_version from "
                                + table(tables, "load_file")))
                .containsExactly(
                        "ndjson/A.0001.ndjson A 24 1 1 2026-11-22T02:00Z - all v2",
                        "ndjson/A.0002.ndjson A 0 0 0 2026-11-22T02:00Z - all v2");
        assertThat(query("select sha256 from " + table(tables, "load_file")))
                .startsWith(DigestUtils.sha256Hex(content));
    }

    @Test
    void a_value_that_does_not_fit_costs_no_row() throws Exception {
        Load load = build(
                NAME,
                file(
                        "A.ndjson",
                        "{\"id\":\"1\",\"amount\":1.005,\"meta\":{\"lastUpdated\":\"2020\"},\"resourceType\":\"A\"}",
                        "{\"id\":\"2\",\"amount\":1234567890123456789012345678901234567890,\"resourceType\":\"A\"}"));

        assertThat(load.rejectedValues()).isEqualTo(3);
        assertThat(query("select id, amount, last_updated from " + table(tables, "person")))
                .containsExactly("1 - -", "2 - -");
        assertThat(query("select line, resource_id, table_name, column_name, reason from "
                        + table(tables, "rejected_value")))
                .containsExactly(
                        "1 1 - last_updated is no time with a time zone",
                        "1 1 person amount has more than 2 decimals",
                        "2 2 person amount is too large");
    }

    @Test
    void codes_are_told_once_in_their_order() throws Exception {
        View values = ViewReader.read(
                "values.json",
                "{\"resource\":\"A\",\"name\":\"a_value\",\"select\":[{\"forEach\":\"%values\",\"column\":[{\"name\":\"code\",\"path\":\"code\"}]}]}");
        String coding =
                "{\"code\":{\"coding\":[{\"system\":\"%s\",\"code\":\"%s\",\"display\":\"%s\"}]},\"resourceType\":\"A\"}";
        build(
                values,
                file("A.1.ndjson", coding.formatted("s", "2", "two"), coding.formatted("s", "1", "\\u0031")),
                file("A.2.ndjson", coding.formatted("r", "9", "nine"), coding.formatted("s", "1", "1")));

        assertThat(query("select system, code, display, load_id from " + table(tables, "code_dictionary")))
                .containsExactly(
                        "r 9 nine 2026-11-22T02-00-00Z", "s 1 1 2026-11-22T02-00-00Z", "s 2 two 2026-11-22T02-00-00Z");
    }

    @Test
    void codes_of_more_files_than_are_read_at_once_are_told_once() throws Exception {
        View values = ViewReader.read(
                "values.json",
                "{\"resource\":\"A\",\"name\":\"a_value\",\"select\":[{\"forEach\":\"%values\",\"column\":[{\"name\":\"code\",\"path\":\"code\"}]}]}");
        String coding =
                "{\"code\":{\"coding\":[{\"code\":\"%d\",\"display\":\"own\"},{\"code\":\"0\",\"display\":\"all\"}]},\"resourceType\":\"A\"}";
        InputFile[] files = IntStream.rangeClosed(1, 200)
                .mapToObj(i -> file("A.%d.ndjson".formatted(i), coding.formatted(i)))
                .toArray(InputFile[]::new);
        TableOptions options = new TableOptions(Set.of(Format.PARQUET), 1, 1 << 20, false, 1, 1 << 20);

        Loads.build(tables, options, List.of(values), files);

        assertThat(query("select code from " + table(tables, "code_dictionary")))
                .isEqualTo(IntStream.rangeClosed(0, 200)
                        .mapToObj(Integer::toString)
                        .sorted()
                        .toList());
    }

    @Test
    void more_codes_than_are_kept_in_memory_are_told_once_too() throws Exception {
        View values = ViewReader.read(
                "values.json",
                "{\"resource\":\"A\",\"name\":\"a_value\",\"select\":[{\"forEach\":\"%values\",\"column\":[{\"name\":\"code\",\"path\":\"code\"}]}]}");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 130_000; i++) {
            lines.append(
                    "{\"code\":{\"coding\":[{\"system\":\"s\",\"code\":\"%d\",\"display\":\"d\"}]},\"resourceType\":\"A\"}\n"
                            .formatted(i * 7919 % 110_000));
        }

        build(values, file("A.ndjson", lines.toString().getBytes(StandardCharsets.UTF_8)));

        assertThat(query("select count(*), count(distinct code), min(code::int), max(code::int) from "
                        + table(tables, "code_dictionary")))
                .containsExactly("110000 110000 0 109999");
        assertThat(query("select count(*) from (select code, lag(code) over (order by file_row_number) as before from"
                        + " read_parquet('" + tables.resolve("code_dictionary")
                        + "/*/*.parquet', file_row_number = true))"
                        + " where code <= before"))
                .containsExactly("0");
    }

    @Test
    void files_are_for_their_owner_alone() throws Exception {
        build(NAME, file("A.ndjson", "{\"resourceType\":\"A\"}"));

        try (Stream<Path> made = Files.walk(tables)) {
            assertThat(made.filter(path -> !path.equals(tables)).toList())
                    .isNotEmpty()
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .as(path.toString())
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void a_link_is_not_followed() throws Exception {
        Path elsewhere = Files.createDirectory(tables.resolve("elsewhere"));
        Path inside = Files.createDirectory(tables.resolve("tables"));
        Files.createSymbolicLink(inside.resolve("person"), elsewhere);

        assertThatThrownBy(() ->
                        Loads.build(inside, Loads.OPTIONS, List.of(NAME), file("A.ndjson", "{\"resourceType\":\"A\"}")))
                .hasMessageContaining("symbolic link");
        assertThat(elsewhere).isEmptyDirectory();
        assertThat(inside.resolve("_loads")).doesNotExist();
    }

    @Test
    void a_load_is_whole_also_where_nobody_can_be_told_of_it() throws Exception {
        Files.writeString(tables.resolve("_schema"), "in the way");

        Load load = build(NAME, file("A.ndjson", "{\"resourceType\":\"A\"}"));

        assertThat(load.records()).isEqualTo(1);
        assertThat(tables.resolve(Load.fileName(load.loadId()))).isRegularFile();
    }

    @Test
    void a_file_that_was_changed_since_it_was_received_makes_no_table() {
        InputFile file = file("A.ndjson", "{\"resourceType\":\"A\"}");
        InputFile changed =
                new InputFile(file.name(), file.type(), file.size(), DigestUtils.sha256Hex("other"), file.content());

        assertThatThrownBy(() -> build(NAME, changed))
                .isInstanceOfSatisfying(
                        ExportFailure.class,
                        failure -> assertThat(failure.failureClass()).isEqualTo(FailureClass.FILE))
                .hasMessageContaining("A.ndjson was changed since it was received");
        assertThat(tables.resolve("_loads")).doesNotExist();
    }

    @Test
    void views_that_take_each_others_place_stop_the_start() {
        assertThatThrownBy(
                        () -> new TableBuilder(List.of(NAME, view("Person", "B", "", "id|id|VARCHAR")), Loads.OPTIONS))
                .isInstanceOf(ViewException.class)
                .hasMessageContaining("Person.json declares the table Person, which person.json makes already");
        assertThatThrownBy(() -> new TableBuilder(List.of(view("load_file", "B", "", "id|id|VARCHAR")), Loads.OPTIONS))
                .hasMessageContaining("which the program itself makes already");
        assertThatThrownBy(() -> new TableBuilder(List.of(view("one", "B", "", "Export|id|VARCHAR")), Loads.OPTIONS))
                .isInstanceOf(ViewException.class)
                .hasMessageContaining("one.json has a column export");
    }

    @Test
    void csv_tells_null_from_the_empty_text() throws Exception {
        Loads.build(
                tables,
                Loads.formats(Format.CSV),
                List.of(view(
                        "t",
                        "A",
                        "",
                        "a|a|VARCHAR",
                        "b|b|DECIMAL(18,2)",
                        "c|c|DATE",
                        "d|d|TIMESTAMP",
                        "e|e|VARCHAR[]",
                        "f|f|BOOLEAN",
                        "load_id|x|VARCHAR",
                        "source_file|x|VARCHAR",
                        "source_line|x|VARCHAR",
                        "last_updated|x|VARCHAR")),
                file(
                        "A.ndjson",
                        "{\"a\":\"\",\"b\":-0.1,\"c\":\"2020-02-29\",\"d\":\"2020-02-29T00:00:00.5+01:00\",\"e\":[\"x\\\"y\",\"z\\n\"],\"f\":false,\"resourceType\":\"A\"}",
                        "{\"a\":\"a,\\\"b\\\"\\r\\n\",\"resourceType\":\"A\"}",
                        "{\"a\":\"007\",\"resourceType\":\"A\"}"));

        assertThat(Files.readString(tables.resolve("t/export=2026-11-22T02-00-00Z/part-0000.csv")))
                .isEqualTo("a,b,c,d,e,f,load_id,source_file,source_line,last_updated\r\n"
                        + "\"\",-0.10,2020-02-29,2020-02-28T23:00:00.500000Z,\"[\"\"x\\\"\"y\"\",\"\"z\\u000a\"\"]\",false,,,,\r\n"
                        + "\"a,\"\"b\"\"\r\n\",,,,,,,,,\r\n"
                        + "007,,,,,,,,,\r\n");
    }

    private Load build(View view, InputFile... files) throws Exception {
        return Loads.build(tables, Loads.OPTIONS, List.of(view), files);
    }
}
