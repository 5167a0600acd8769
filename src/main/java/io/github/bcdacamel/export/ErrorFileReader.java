package io.github.bcdacamel.export;

import io.github.bcdacamel.bcda.ServerErrorCounter;
import io.github.bcdacamel.landing.FileKind;
import io.github.bcdacamel.landing.LandedFile;
import io.github.bcdacamel.ledger.ExportFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the landed error files of an export, and counts what they report; their texts are kept nowhere. */
final class ErrorFileReader {

    private ErrorFileReader() {}

    static ServerErrorCounter count(Path folder, List<ExportFile> files) throws IOException {
        ServerErrorCounter errors = ServerErrorCounter.NONE;
        for (ExportFile file : files) {
            if (file.kind() != FileKind.ERROR) {
                continue;
            }
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    LandedFile.open(folder.resolve(file.received().name())), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                    errors = errors.merge(ServerErrorCounter.readLine(bytes, 0, bytes.length));
                }
            }
        }
        return errors;
    }

    static Map<String, Map<String, Long>> bySeverity(ServerErrorCounter errors) {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        errors.counts().forEach((pair, count) -> {
            String[] severityAndCode = pair.split("/", 2);
            counts.computeIfAbsent(severityAndCode[0], severity -> new TreeMap<>())
                    .put(severityAndCode.length > 1 ? severityAndCode[1] : "", count);
        });
        return counts;
    }
}
