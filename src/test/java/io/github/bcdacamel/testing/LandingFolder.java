package io.github.bcdacamel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bcdacamel.landing.ExportReader;
import io.github.bcdacamel.landing.LandedExport;
import io.github.bcdacamel.landing.Landing;
import io.github.bcdacamel.landing.ReceiptFile;
import io.github.bcdacamel.tables.load.LoadProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What stands in a landing folder. */
public record LandingFolder(Path dir) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The export folders of the feed, oldest first. */
    public List<Path> exports() throws IOException {
        List<Path> exports = new ArrayList<>(children(dir.resolve("default")));
        exports.removeIf(folder -> folder.endsWith(Landing.TABLES) || folder.endsWith(Landing.MARTS));
        return exports;
    }

    /** The newest export's folder. */
    public Path export() throws IOException {
        List<Path> exports = exports();
        assertThat(exports).isNotEmpty();
        return exports.get(exports.size() - 1);
    }

    public JsonNode receipt() throws IOException {
        return json("receipt.json");
    }

    public JsonNode manifest() throws IOException {
        return json("manifest.json");
    }

    /** SHA-256 of what BCDA sent to the newest export, by name, as {@code ndjson/Patient.0001.ndjson}. */
    public SortedMap<String, String> data() throws IOException {
        SortedMap<String, String> data = new TreeMap<>(hashes(export()));
        data.keySet().removeIf(name -> !name.matches("(ndjson|errors)/.*"));
        return data;
    }

    /** Whether files are kept that are not whole. */
    public List<Path> partial() throws IOException {
        return files(dir.resolve(".partial"));
    }

    /** Not a single file, whole or partial, and no folder of an export. */
    public void isEmpty() throws IOException {
        assertThat(exports()).isEmpty();
        assertThat(files(dir)).isEmpty();
    }

    /** Every file below by its path from there, with its SHA-256. */
    public static SortedMap<String, String> hashes(Path folder) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        for (Path file : files(folder)) {
            hashes.put(folder.relativize(file).toString(), SimulatorClient.sha256(Files.readAllBytes(file)));
        }
        return hashes;
    }

    public static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** The data of an export by type and SHA-256: BCDA lists files in any order, so their numbers differ from job to job. */
    public static List<String> dataHashes(Path export) throws IOException {
        return hashes(export.resolve("ndjson")).entrySet().stream()
                .map(file -> file.getKey().replaceFirst("\\..*", "") + " " + file.getValue())
                .sorted()
                .toList();
    }

    /** The data profile of an export without what differs from job to job. */
    public static String profile(Path export) throws IOException {
        return profile(Files.readAllBytes(export.resolve("profile/profile.json")));
    }

    /** The same of a document: not the export's id and times, the numbers of files, and what was compared. */
    public static String profile(byte[] json) throws IOException {
        ObjectNode profile = (ObjectNode) JSON.readTree(json);
        return profile.without(List.of("program", "export", "files", "drift")).toString();
    }

    /** How often an export's log says that the export is complete. */
    public static long finishes(Path export) throws IOException {
        try (Stream<String> lines = Files.lines(export.resolve("log.ndjson"))) {
            return lines.filter(line -> line.contains("\"export_complete\"")).count();
        }
    }

    /** What the program's own verification finds wrong with an export, and with the tables that its receipt speaks of. */
    public static List<String> problems(Path export) throws IOException {
        List<LandedExport.Finding> findings = new ArrayList<>(LandedExport.verify(export));
        boolean hasTables = Files.exists(export.resolve(ReceiptFile.NAME))
                && ReceiptFile.read(export).tables() != null;
        if (hasTables) {
            ExportReader tables = ExportReader.of(export).beside(Landing.TABLES);
            findings.addAll(LoadProof.verify(
                    tables, tables.sizes(), export.getFileName().toString()));
        }
        return findings.stream().map(LandedExport.Finding::message).toList();
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
