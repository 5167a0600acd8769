package io.github.bcdacamel.cli;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the NDJSON files that a path means. */
final class NdjsonFinder {

    private static final int DEEPEST = 8;

    private NdjsonFinder() {}

    /** The file itself; or those in a folder and below it, of an export in its {@code ndjson/}, in the order of their names. */
    static List<Path> in(Path source) throws IOException {
        return Files.isRegularFile(source)
                ? List.of(source)
                : named(source).stream()
                        .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                        .toList();
    }

    /** What has the name of such a file and is a link, which nobody follows. */
    static List<Path> links(Path source) throws IOException {
        return Files.isRegularFile(source)
                ? List.of()
                : named(source).stream().filter(Files::isSymbolicLink).toList();
    }

    private static List<Path> named(Path source) throws IOException {
        Path data = Files.isDirectory(source.resolve("ndjson")) ? source.resolve("ndjson") : source;
        try (Stream<Path> found = Files.walk(data, DEEPEST, new FileVisitOption[0])) {
            return found.filter(file -> file.getFileName().toString().matches("(?i)[^.].*\\.(ndjson|jsonl)(\\.gz)?"))
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
