package io.github.bcdacamel.recovery;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bcdacamel.landing.LandedExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is on the disk after an export, for comparisons. */
final class Landed {

    private Landed() {}

    /** The folders of the feed's exports. */
    static List<Path> exports(Path landing) throws IOException {
        try (Stream<Path> found = Files.list(landing.resolve("default"))) {
            return found.sorted().toList();
        }
    }

    /** The data by SHA-256: BCDA lists files in any order, so their numbers differ from job to job. */
    static List<String> data(Path export) throws IOException {
        return hashes(export.resolve("ndjson")).entrySet().stream()
                .map(file -> file.getKey().replaceFirst("\\..*", "") + " " + file.getValue())
                .sorted()
                .toList();
    }

    /** The data profile without what differs from job to job. */
    static String profile(Path export) throws IOException {
        return profile(Files.readAllBytes(export.resolve("profile/profile.json")));
    }

    /** The same of a document: not the export's id and times, the numbers of files, and what was compared. */
    static String profile(byte[] json) throws IOException {
        ObjectNode profile = (ObjectNode) new JsonMapper().readTree(json);
        return profile.without(List.of("program", "export", "files", "drift")).toString();
    }

    /** How often its log says that it is over. */
    static long finishes(Path export) throws IOException {
        try (Stream<String> lines = Files.lines(export.resolve("log.ndjson"))) {
            return lines.filter(line -> line.contains("\"export_complete\"")).count();
        }
    }

    /** Every file below the folder with its SHA-256. */
    static Map<String, String> hashes(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        if (Files.exists(folder)) {
            try (Stream<Path> found = Files.walk(folder)) {
                for (Path file : found.filter(Files::isRegularFile).toList()) {
                    hashes.put(folder.relativize(file).toString(), sha256(file));
                }
            }
        }
        return hashes;
    }

    static List<String> problems(Path export) throws IOException {
        return LandedExport.verify(export).stream()
                .map(LandedExport.Finding::message)
                .toList();
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
