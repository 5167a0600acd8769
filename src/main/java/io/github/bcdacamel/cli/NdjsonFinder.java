package io.github.bcdacamel.cli;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the NDJSON files that a path means. */
final class NdjsonFinder {

    private static final int DEEPEST = 8;

    private NdjsonFinder() {}

    /** The file itself; or those in a folder and below it, of an export in its {@code ndjson/}, in the order of their names. */
    static List<Path> in(Path source) throws IOException {
        if (Files.isRegularFile(source)) {
            return List.of(source);
        }
        Path data = Files.isDirectory(source.resolve("ndjson")) ? source.resolve("ndjson") : source;
        try (Stream<Path> found = Files.walk(data, DEEPEST, new FileVisitOption[0])) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("(?i)[^.].*\\.(ndjson|jsonl)(\\.gz)?"))
                    .filter(file -> !data.relativize(file).toString().matches("(^|.*[/\\\\])\\..*"))
                    .sorted()
                    .toList();
        }
    }

    /** What reports call such a file. */
    static String name(Path source, Path file) {
        return source.equals(file)
                ? file.getFileName().toString()
                : source.relativize(file).toString().replace('\\', '/');
    }
}
