package io.github.bcdacamel.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.bcdacamel.json.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the views say of CMS's names is true: they stand in its crosswalk, and its paths find what the columns hold. */
class CmsTagsTest {

    private static final Path CROSSWALK =
            Path.of(System.getProperty("bfd-crosswalk", "../shared/data/bfd_crosswalk.tsv"));
    private static final Path SAMPLES = Path.of(System.getProperty("bcda-samples", "../shared/data/bcda-samples"));

    /** Columns that are made of what the path finds, and do not hold it as it is. */
    private static final Set<String> MADE = Set.of(
            "address_line",
            "claim_source",
            "deceased",
            "diagnosis_count",
            "dx_pointers",
            "icd_version",
            "is_final_action",
            "line_count",
            "name_given",
            "primary_payer_paid",
            "year_month");

    /** A row of the crosswalk. */
    private record Variable(String version, Set<String> cclf, Set<String> names) {}

    @Test
    void variables_and_columns_of_the_claim_feed_stand_in_the_crosswalk() throws IOException {
        assumeTrue(Files.exists(CROSSWALK));
        List<Variable> crosswalk = crosswalk();
        List<String> unknown = new ArrayList<>();

        for (View view : TableRows.views()) {
            for (Column column : view.columns()) {
                Set<String> variables = names(column.tags().get("cms/variable"));
                for (String name : names(column.tags().get("cclf"))) {
                    boolean known = crosswalk.stream()
                            .filter(row -> row.names().stream().anyMatch(variables::contains))
                            .filter(row -> !name.contains(" ") || name.endsWith("(" + row.version() + ")"))
                            .anyMatch(row -> row.cclf().contains(name.replaceFirst(" .*", "")));
                    if (!known) {
                        unknown.add(view.name() + "." + column.name() + " " + name);
                    }
                }
                variables.stream()
                        .filter(name -> !name.matches("HMO_IND_\\d\\d|CLM_GRP_ID"))
                        .filter(name ->
                                crosswalk.stream().noneMatch(row -> row.names().contains(name)))
                        .forEach(name -> unknown.add(view.name() + "." + column.name() + " " + name));
            }
        }

        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v3"})
    void the_path_of_a_version_finds_what_the_column_holds(String version) throws IOException {
        assumeTrue(Files.isDirectory(SAMPLES));
        List<View> tables = TableRows.views();
        List<View> views = new ArrayList<>(tables);
        for (View table : tables) {
            for (Column column : table.columns()) {
                String path = column.tags().get("fhirpath/" + version);
                if (path != null) {
                    views.add(pathView(table, column, path));
                }
            }
        }
        // By table and column, of one record: values of the column, and values that the path finds.
        Map<String, Set<String>> held = new HashMap<>();
        Map<String, Set<String>> found = new HashMap<>();
        ViewRunner runner = new ViewRunner(
                views,
                view -> row -> {
                    for (int i = 0; i < view.columns().size(); i++) {
                        String text = TableRows.text(view.columns().get(i).type(), row.cell(i));
                        String name =
                                view.source() + "." + view.columns().get(i).name();
                        if (text != null) {
                            (tables.contains(view) ? held : found)
                                    .computeIfAbsent(name, any -> new HashSet<>())
                                    .add(text);
                        }
                    }
                },
                (view, place, reason) -> {});
        Set<String> wrong = new TreeSet<>();
        for (String line : lines(version)) {
            held.clear();
            found.clear();
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            runner.read(Arrays.copyOf(bytes, bytes.length + 1 + JsonReader.SLACK), 0);
            runner.write();
            for (View table : tables) {
                for (Column column : table.columns()) {
                    String name = table.source() + "." + column.name();
                    if (column.tags().containsKey("fhirpath/" + version)) {
                        Set<String> values = found.getOrDefault(name, Set.of());
                        held.getOrDefault(name, Set.of()).stream()
                                .filter(value -> !value.equals("false"))
                                .filter(value -> MADE.contains(column.name())
                                        ? values.isEmpty()
                                        : values.stream().noneMatch(each -> isLike(value, each)))
                                .forEach(
                                        value -> wrong.add(name + " holds " + value + " and the path finds " + values));
                    } else if (held.containsKey(name) && column.tags().containsKey("cms/variable")) {
                        wrong.add(name + " holds " + held.get(name) + " and there is no path");
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static View pathView(View table, Column column, String path) {
        String view =
                "{\"resource\": \"%s\", \"select\": [{\"forEach\": %s, \"column\": [{\"name\": \"%s\", \"path\": \"$this\"}]}]}"
                        .formatted(table.resource(), JsonNodeFactory.instance.textNode(path), column.name());
        return ViewReader.read(table.source(), view);
    }

    /** Points and hyphens are left out here and there, and of times and references only a part is kept. */
    private static boolean isLike(String value, String found) {
        String plain = found.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return plain.contains(value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "")) || isSameNumber(value, found);
    }

    private static boolean isSameNumber(String one, String other) {
        String number = "-?\\d+(\\.\\d+)?";
        return one.matches(number)
                && other.matches(number)
                && new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    }

    private static List<String> lines(String version) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(SAMPLES.resolve(version))) {
            for (Path file : files.sorted().toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }

    private static List<Variable> crosswalk() throws IOException {
        return Files.readAllLines(CROSSWALK).stream()
                .map(line -> line.split("\t", -1))
                .map(row -> {
                    Set<String> names = names(row[2]);
                    names.add(row[8]);
                    return new Variable(row[0], names(row[1]), names);
                })
                .toList();
    }

    private static Set<String> names(String list) {
        Set<String> names = new LinkedHashSet<>();
        if (list != null) {
            Arrays.stream(list.replace(". ", ".").split(","))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .forEach(names::add);
        }
        return names;
    }
}
