package io.github.bcdacamel.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decides which files a job has: the enrollees of each type in chunks of BCDA's sizes, in random order, without empty chunks; or
 * the files of a folder. {@link DataFileStore} writes and keeps them.
 */
final class JobFilePlanner {

    /**
     * What a job is asked for.
     *
     * @param explanationFiles how many ExplanationOfBenefit files of one enrollee each; 0 for files of the usual size
     * @param errorLines enrollees that BFD does not know; 0 for no such error file
     * @param lostLines claims that BFD did not give; 0 for no such error file
     */
    record Order(
            int apiVersion,
            List<String> types,
            boolean warning,
            boolean empty,
            int explanationFiles,
            int errorLines,
            int lostLines) {}

    private record ChunkKey(int apiVersion, String type, int from, int to) {}

    private record Making(String type, CompletableFuture<StoredFile> file) {}

    private static final String EXPLANATION = "ExplanationOfBenefit";
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
    private final ClaimsSource claims;
    private final DataFileStore files;

    JobFilePlanner(SimulatorOptions options, DataFileStore files) {
        this.options = options;
        this.claims = options.claims().orElseThrow();
        this.files = files;
    }

    CompletableFuture<List<OutputFile>> make(int jobId, Order order) {
        if (order.types().contains("Observation")) {
            // v1's route accepts it, but BCDA's worker does not know it: such a job always fails.
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException("BCDA accepts Observation, but fails every job that asks for it."));
        }
        List<Making> output = new ArrayList<>();
        if (!order.empty()) {
            order.types().stream()
                    .filter(type -> options.types().isEmpty() || options.types().contains(type))
                    .forEach(type -> output.addAll(ofType(order, type)));
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

    private List<Making> ofType(Order order, String type) {
        if (options.dataDir().isPresent()) {
            return folderFiles(options.dataDir().get()).stream()
                    .filter(path -> type(path).equals(type))
                    .map(path -> new Making(type, files.get(path, out -> copy(path, out))))
                    .toList();
        }
        boolean many = order.explanationFiles() > 0 && type.equals(EXPLANATION);
        int enrollees = many ? order.explanationFiles() : options.enrollees();
        int perFile = many ? 1 : enrolleesPerFile(type);
        return IntStream.iterate(0, from -> from < enrollees, from -> from + perFile)
                .mapToObj(from -> chunk(order.apiVersion(), type, from, Math.min(enrollees, from + perFile)))
                .toList();
    }

    private Making chunk(int apiVersion, String type, int from, int to) {
        return new Making(type, files.get(new ChunkKey(apiVersion, type, from, to), out -> {
            long lines = 0;
            for (int enrollee = from; enrollee < to; enrollee++) {
                lines += claims.write(apiVersion, type, enrollee, out);
            }
            return lines;
        }));
    }

    private int enrolleesPerFile(String type) {
        return switch (type) {
            case EXPLANATION -> options.enrolleesPerFile();
            case "Patient" -> 5000;
            default -> 4000;
        };
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
            int jobId, Order order, List<Making> output, StoredFile warning, List<StoredFile> errors) {
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

    /** The resource type that a file of a folder holds. */
    static String type(Path path) {
        return path.getFileName().toString().split("[.-]", 2)[0];
    }

    static List<Path> folderFiles(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> path.toString().endsWith(".ndjson"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The simulator could not list " + folder + ".", e);
        }
    }

    private static long copy(Path path, OutputStream out) throws IOException {
        long lines = 0;
        byte last = '\n';
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
                last = read > 0 ? buffer[read - 1] : last;
                out.write(buffer, 0, read);
            }
        }
        return last == '\n' ? lines : lines + 1;
    }
}
