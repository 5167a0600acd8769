package io.github.bcdacamel.marts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bcdacamel.failures.ExportFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files are marts, and in which order they are built. */
class MartFolderTest {

    @TempDir
    private Path folder;

    @Test
    void each_stands_behind_those_that_it_is_made_of() throws Exception {
        write("a", "create table a as select * from c join b on b.x = c.x");
        write("b", "create table b as select * from c");
        write("c", "create table c as select * from claim");

        assertThat(names(List.of())).containsExactly("c", "b", "a");
        assertThat(names(List.of("b"))).containsExactly("c", "b");
    }

    @Test
    void a_name_in_a_comment_or_a_text_or_a_column_is_not_what_it_is_made_of() throws Exception {
        write("a", "-- from b\ncreate table a as select 'from b' as x, b.b from claim b /* join b */");
        write("b", "create table b as select * from a;\n");

        assertThat(names(List.of())).containsExactly("a", "b");
    }

    @Test
    void the_first_sentence_of_the_comment_says_what_it_is_for() throws Exception {
        write("a", "-- What people are\n-- asked about.\n-- Grain: one row.\ncreate table a as select 1 as x");

        assertThat(MartFolder.read(folder.toString(), List.of()).get(0).about())
                .isEqualTo("What people are asked about.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1 as x|is not one statement",
                "create table a as select 1 as x; drop table claim|is not one statement",
                "create table a as delete from claim|is not one statement",
                "create table other as select 1 as x|creates the table other",
                "create table a as select * from a2 join a on true|made of itself",
            })
    void what_is_no_mart_is_refused_with_its_file(String text, String reason) throws Exception {
        write("a", text);
        write("a2", "create table a2 as select ';' as semicolon from a");

        assertThatThrownBy(() -> names(List.of()))
                .isInstanceOf(ExportFailure.class)
                .hasMessageContaining(folder + " (bcda.marts.sql) cannot be used.")
                .hasMessageContaining(reason)
                .hasMessageEndingWith("Nothing was started.");
    }

    @Test
    void a_name_that_no_mart_has_is_refused() throws Exception {
        write("a", "create table a as select 1 as x");

        assertThatThrownBy(() -> names(List.of("b")))
                .hasMessageContaining("There is no mart b, which bcda.marts.build names. There are: a.");
        assertThatThrownBy(() -> MartFolder.read(folder.resolve("none").toString(), List.of()))
                .hasMessageContaining("It is no folder.");
    }

    @Test
    void those_in_the_program_can_be_read_and_tell_what_they_are_for() throws Exception {
        assertThat(MartFolder.read("", List.of()))
                .extracting(Mart::name)
                .contains("calendar", "current_claim")
                .doesNotHaveDuplicates();
        assertThat(MartFolder.read("", List.of()))
                .allSatisfy(mart -> assertThat(mart.about()).as(mart.name()).endsWith("."))
                .allSatisfy(mart -> assertThat(mart.text()).as(mart.name()).contains("\n-- Grain: ", "\n-- Key: "));
    }

    private List<String> names(List<String> wanted) throws IOException {
        return MartFolder.read(folder.toString(), wanted).stream()
                .map(Mart::name)
                .toList();
    }

    private void write(String name, String text) throws IOException {
        FeedScene.sql(folder, Map.of(name, text));
        assertThat(Files.exists(folder.resolve(name + ".sql"))).isTrue();
    }
}
