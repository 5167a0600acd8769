package io.github.bcdacamel.tables;

import io.github.bcdacamel.simulator.claims.SyntheticClaims;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ExplanationOfBenefit records to try tables on: CMS's samples, where somebody has put them, and those of our simulator. */
final class ClaimRecords {

    private static final Path SAMPLES = Path.of(System.getProperty("bcda-samples", "../shared/data/bcda-samples"));
    private static final int ENROLLEES = 12;

    private ClaimRecords() {}

    static boolean hasSamples() {
        return Files.isDirectory(SAMPLES);
    }

    /** @param version v2 or v3 */
    static List<String> samples(String version) throws IOException {
        return Files.readAllLines(SAMPLES.resolve(version).resolve("ExplanationOfBenefit.ndjson"));
    }

    /** With the claims of the shared systems. */
    static List<String> simulated(int version) throws IOException {
        SyntheticClaims claims = new SyntheticClaims(17, version);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int enrollee = 0; enrollee < ENROLLEES; enrollee++) {
            claims.write("ExplanationOfBenefit", enrollee, EnumSet.allOf(SyntheticClaims.SystemType.class), out);
        }
        return List.of(out.toString(StandardCharsets.UTF_8).split("\n"));
    }

    /** All that there are, by what they are. */
    static Map<String, List<String>> all() throws IOException {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("simulated v2", simulated(2));
        all.put("simulated v3", simulated(3));
        if (hasSamples()) {
            all.put("samples of v2", samples("v2"));
            all.put("samples of v3", samples("v3"));
        }
        return all;
    }
}
