package io.github.bcdacamel.simulator.claims;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the tab-separated tables beside this class; lines that begin with {@code #} are comments. */
final class TableReader {

    private static final Map<String, List<List<String>>> READ = new ConcurrentHashMap<>();

    private TableReader() {}

    static List<List<String>> rows(String name) {
        return READ.computeIfAbsent(name, TableReader::read);
    }

    private static List<List<String>> read(String name) {
        try (InputStream in = Objects.requireNonNull(
                TableReader.class.getResourceAsStream(name + ".tsv"), "No table " + name + ".")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> List.of(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The table " + name + ".tsv in the program's own jar cannot be read.", e);
        }
    }

    /** A table of one column. */
    static List<String> words(String name) {
        return rows(name).stream().map(row -> row.get(0)).toList();
    }

    static List<Code> codes(String name) {
        return rows(name).stream().map(row -> new Code(row.get(0), row.get(1))).toList();
    }

    /** The codes of a table whose third column names this claim type. */
    static List<Code> codes(String name, ClaimType type) {
        return rows(name).stream()
                .filter(row -> type.isIn(row.get(2)))
                .map(row -> new Code(row.get(0), row.get(1)))
                .toList();
    }
}
