package io.github.bcdacamel.conventions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the project as text, for the tests that hold them to the conventions. Paths are from its root. */
final class Project {

    static final Path ROUTES = Path.of("routes");
    static final Path SETTINGS = Path.of("application.properties");
    static final Path STATEMENTS = Path.of("src/main/resources/ledger/sql");
    static final Path CODE = Path.of("src/main/java");

    private Project() {}

    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Everything that is written for people. */
    static List<Path> documents() {
        return Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "docs", "deploy", "benchmarks")
                .map(Path::of)
                .flatMap(place -> files(place, ".md").stream())
                .toList();
    }

    /** What the pattern's first group finds, each once, in order. */
    static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
