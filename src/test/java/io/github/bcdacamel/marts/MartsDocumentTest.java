package io.github.bcdacamel.marts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.conventions.Published;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the files of the marts say of themselves, in their comments and in the document. */
class MartsDocumentTest {

    private static final Pattern SOURCES = Pattern.compile("(?m)^-- Sources: (.*)$");

    @Test
    void the_document_lists_all_of_them() throws Exception {
        StringBuilder table = new StringBuilder("| Mart | What it is for | One row per |\n|---|---|---|\n");
        for (Path file : files()) {
            Mart mart = Mart.read(file.getFileName().toString(), Files.readString(file));
            table.append("| [`%s`](../%s) | %s | %s |\n"
                    .formatted(
                            mart.name(),
                            file,
                            cell(mart.about()),
                            cell(line(mart, "Grain").replace("one row per ", ""))));
        }

        Published.holds("docs/marts.md", "marts", table.toString());
    }

    @Test
    void each_says_what_it_is_made_of() throws Exception {
        Set<String> tables = new TreeSet<>();
        FeedScene.tables().forEach(table -> tables.add(table.name()));
        files().forEach(file -> tables.add(file.getFileName().toString().replace(".sql", "")));

        for (Path file : files()) {
            Mart mart = Mart.read(file.getFileName().toString(), Files.readString(file));
            Set<String> sources = new TreeSet<>(mart.sources());
            sources.retainAll(tables);
            Matcher said = SOURCES.matcher(mart.text());
            Set<String> named = said.find() ? Set.of(said.group(1).split(", ")) : Set.of();
            assertThat(named.contains("none") ? Set.of() : named)
                    .as(file.toString())
                    .isEqualTo(sources);
        }
    }

    private static List<Path> files() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("marts"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String line(Mart mart, String name) {
        return mart.text()
                .lines()
                .filter(line -> line.startsWith("-- " + name + ": "))
                .map(line -> line.substring(name.length() + 5))
                .findFirst()
                .orElse("");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceFirst("\\.$", "");
    }
}
