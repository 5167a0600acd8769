package io.github.bcdacamel.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Decides which files a job has: those of its types in random order, without empty ones, and error files. {@link ExportSource}
 * says what is in them, {@link DataFileStore} writes and keeps them.
 */
final class JobFilePlanner {

    private record Making(String type, CompletableFuture<StoredFile> file) {}

    private static final String OUTCOME = "OperationOutcome";
    private static final String WARNING = """
            {"resourceType":"OperationOutcome","issue":[{"severity":"warning","code":"processing","details":{"text":"Default System-Type behavior includes only claims from NCH and DDPS in this export."}}]}
            """;
    private static final String ERROR = """
            {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"not-found","diagnostics":"Error retrieving BlueButton ID for cclfBeneficiary MBI 1S00E00AA%02d"}]}
            """;

    private static final String LOST = """
            {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"not-found","diagnostics":"Error retrieving ExplanationOfBenefit for beneficiary MBI 1S00E00AA%02d in ACO 7d6a3f5e-0000-4000-8000-000000000000"}]}
            """;

    private final SimulatorOptions options;
    private final ExportSource source;
    private final DataFileStore files;

    JobFilePlanner(SimulatorOptions options, ExportSource source, DataFileStore files) {
        this.options = options;
        this.source = source;
        this.files = files;
    }

    CompletableFuture<List<OutputFile>> make(int jobId, ExportOrder order, Instant transactionTime) {
        if (order.types().contains("Observation")) {
            // v1's route accepts it, but BCDA's worker does not know it: such a job always fails.
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException("BCDA accepts Observation, but fails every job that asks for it."));
        }
        List<Making> output = new ArrayList<>();
        if (!order.empty()) {
            order.types().stream()
                    .filter(type -> options.types().isEmpty() || options.types().contains(type))
                    .forEach(type -> output.addAll(ofType(order, transactionTime, type)));
        }
        CompletableFuture<StoredFile> warning = lines("warning", 1, WARNING);
        CompletableFuture<StoredFile> errors = lines("errors", order.errorLines(), ERROR);
        CompletableFuture<StoredFile> lost = lines("lost", order.lostLines(), LOST);
        List<CompletableFuture<StoredFile>> all =
                new ArrayList<>(output.stream().map(Making::file).toList());
        all.add(warning);
        all.add(errors);
        all.add(lost);
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .thenApply(
                        nothing -> listed(jobId, order, output, warning.join(), List.of(errors.join(), lost.join())));
    }

    private List<Making> ofType(ExportOrder order, Instant transactionTime, String type) {
        return source.parts(order, transactionTime, type).stream()
                .map(part -> new Making(type, files.get(part.key(), part.content())))
                .toList();
    }

    private CompletableFuture<StoredFile> lines(String key, int count, String line) {
        return files.get(List.of(key, count), out -> {
            for (int n = 0; n < count; n++) {
                out.write(line.replace("%02d", n < 10 ? "0" + n : Integer.toString(n))
                        .getBytes(StandardCharsets.UTF_8));
            }
            return count;
        });
    }

    private List<OutputFile> listed(
            int jobId, ExportOrder order, List<Making> output, StoredFile warning, List<StoredFile> errors) {
        Random random = new Random(options.seed() * 1_000_003 + jobId);
        List<Making> shuffled = new ArrayList<>(output);
        shuffled.removeIf(making -> making.file().join().decodedSize() == 0);
        Collections.shuffle(shuffled, random);
        List<OutputFile> listed = new ArrayList<>();
        for (Making making : shuffled) {
            String name = uuid(random) + ".ndjson";
            listed.add(new OutputFile(
                    listed.size() + 1, making.type(), name, making.file().join(), false, false));
        }
        if (order.warning()) {
            listed.add(new OutputFile(listed.size() + 1, OUTCOME, "warnings-and-info.ndjson", warning, true, true));
        }
        for (StoredFile file : errors) {
            if (file.lines() > 0) {
                String name = uuid(random) + "-error.ndjson";
                listed.add(new OutputFile(listed.size() + 1, OUTCOME, name, file, false, true));
            }
        }
        return List.copyOf(listed);
    }

    private static UUID uuid(Random random) {
        return new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() & ~(3L << 62) | (2L << 62));
    }
}
