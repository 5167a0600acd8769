package io.github.bcdacamel.recovery;

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
