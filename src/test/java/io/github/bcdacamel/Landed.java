package io.github.bcdacamel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What stands in a landing folder. */
record Landed(Path dir) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The export folders of the feed, oldest first. */
    List<Path> exports() throws IOException {
        return children(dir.resolve("default"));
    }

    /** The newest export's folder. */
    Path export() throws IOException {
        List<Path> exports = exports();
        assertThat(exports).isNotEmpty();
        return exports.get(exports.size() - 1);
    }

    JsonNode receipt() throws IOException {
        return json("receipt.json");
    }

    JsonNode manifest() throws IOException {
        return json("manifest.json");
    }

    /** SHA-256 of what BCDA sent to the newest export, by name, as {@code ndjson/Patient.0001.ndjson}. */
    SortedMap<String, String> data() throws IOException {
        SortedMap<String, String> data = new TreeMap<>(hashes(export()));
        data.keySet().removeIf(name -> !name.matches("(ndjson|errors)/.*"));
        return data;
    }

    /** Whether files are kept that are not whole. */
    List<Path> partial() throws IOException {
        return files(dir.resolve(".partial"));
    }

    /** Not a single file, whole or partial, and no folder of an export. */
    void isEmpty() throws IOException {
        assertThat(exports()).isEmpty();
        assertThat(files(dir)).isEmpty();
    }

    /** Every file below by its path from there, with its SHA-256. */
    static SortedMap<String, String> hashes(Path folder) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        for (Path file : files(folder)) {
            hashes.put(folder.relativize(file).toString(), Served.sha256(Files.readAllBytes(file)));
        }
        return hashes;
    }

    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        }
    }

    private JsonNode json(String name) throws IOException {
        return JSON.readTree(export().resolve(name).toFile());
    }
}
