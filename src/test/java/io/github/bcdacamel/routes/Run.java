package io.github.bcdacamel.routes;

import io.github.bcdacamel.export.Outcome;
import io.github.bcdacamel.landing.LandedExport;
import io.github.bcdacamel.simulator.SimulatedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an export left behind.
 *
 * @param requests all that reached the simulator
 * @param exports rows of the ledger, by id
 * @param files rows of the ledger, by export and name
 * @param landing the folder that the exports land in
 */
record Run(
        Outcome outcome,
        URI base,
        List<SimulatedRequest> requests,
        List<Map<String, Object>> exports,
        List<Map<String, Object>> files,
        Path landing) {

    int exitCode() {
        return outcome.exitCode();
    }

    /** The ledger's row of the last export. */
    Map<String, Object> export() {
        return exports.get(exports.size() - 1);
    }

    /** Requests whose path contains the text. */
    List<SimulatedRequest> requests(String path) {
        return requests.stream()
                .filter(request -> request.path().contains(path))
                .toList();
    }

    /** The file's row, such as {@code ExplanationOfBenefit.0001}. */
    Map<String, Object> file(int number) {
        return files.stream()
                .filter(row ->
                        row.get("number").equals(number) && row.get("kind").equals("OUTPUT"))
                .findFirst()
                .orElseThrow();
    }

    /** The requests for the file. */
    List<SimulatedRequest> requestsFor(int number) {
        return requests(URI.create((String) file(number).get("url")).getPath());
    }

    Path landed(int number) {
        return folder().resolve("ndjson/ExplanationOfBenefit.%04d.ndjson".formatted(number));
    }

    Path folder() {
        return landing.resolve("default").resolve((String) export().get("id"));
    }

    /** Names of everything with a final name, from the export's folder. */
    List<String> names() {
        return namesIn(folder());
    }

    /** Names of what lies under {@code .partial}. */
    List<String> partials() {
        return namesIn(landing.resolve(".partial"));
    }

    /** Nothing if the folder is proven by its receipt. */
    List<LandedExport.Finding> findings() {
        try {
            return LandedExport.verify(folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> namesIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
