import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.sun.management.OperatingSystemMXBean;
import io.github.bcdacamel.json.JsonReader;
import io.github.bcdacamel.json.LineReader;
import io.github.bcdacamel.profile.NdjsonFile;
import io.github.bcdacamel.profile.ProfileLimits;
import io.github.bcdacamel.profile.Profiler;
import io.github.bcdacamel.simulator.claims.SyntheticClaims;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The reader of package json, as the line check uses it, and the profiler, both beside Jackson's bare parser, over the same bytes, in turns in one JVM. What counts is CPU seconds of the
 * whole process, garbage collection included, because a busy machine spoils the clock. Arguments: a folder for the
 * data, megabytes, rounds. With rounds 0 it profiles the file once and tells the peak of memory.
 */
final class ProfileBenchmark {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        long megabytes = Long.parseLong(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        Path file = folder.resolve("ExplanationOfBenefit.0001.ndjson." + megabytes);
        if (!Files.exists(file)) {
            generate(file, megabytes * 1_000_000);
        }
        double size = Files.size(file) / 1e6;
        if (rounds == 0) {
            once(file, size);
            return;
        }
        List<Double> ratios = new ArrayList<>();
        double[] bare = new double[rounds];
        double[] checked = new double[rounds];
        double[] profiled = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            bare[i] = size / cpuSeconds(() -> parse(file));
            checked[i] = size / cpuSeconds(() -> check(file));
            profiled[i] = size / cpuSeconds(() -> profile(file));
            ratios.add(profiled[i] / bare[i]);
            System.out.printf(Locale.ROOT, "round %2d   Jackson %5.0f MB/s   check %5.0f MB/s   profile %5.0f MB/s   ratio %.2f%n",
                    i + 1, bare[i], checked[i], profiled[i], ratios.get(i));
        }
        // The first two rounds warm the JVM up.
        List<Double> warm = new ArrayList<>(ratios.subList(Math.min(2, rounds - 1), rounds));
        warm.sort(null);
        System.out.printf(Locale.ROOT, "%.0f MB, MB/s of one core after warm-up: Jackson %.0f, check %.0f, profile %.0f, ratio %.2f (median; %.2f to %.2f)%n",
                size, median(bare), median(checked), median(profiled), warm.get(warm.size() / 2), warm.get(0), warm.get(warm.size() - 1));
    }

    private static double median(double[] rounds) {
        double[] warm = Arrays.copyOfRange(rounds, Math.min(2, rounds.length - 1), rounds.length);
        Arrays.sort(warm);
        return warm[warm.length / 2];
    }

    private static void once(Path file, double size) throws Exception {
        double seconds = cpuSeconds(() -> profile(file));
        long resident = 0;
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            resident = line.startsWith("VmHWM:") ? Long.parseLong(line.replaceAll("\\D", "")) : resident;
        }
        System.out.printf(Locale.ROOT, "%.0f MB profiled in %.1f CPU seconds with at most %d MB of heap; peak of the process %d MB%n",
                size, seconds, Runtime.getRuntime().maxMemory() >> 20, resident >> 10);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static double cpuSeconds(Work work) throws IOException {
        long before = SYSTEM.getProcessCpuTime();
        work.run();
        return (SYSTEM.getProcessCpuTime() - before) / 1e9;
    }

    private static void parse(Path file) throws IOException {
        JsonFactory json = new JsonFactory();
        try (InputStream in = Files.newInputStream(file); JsonParser parser = json.createParser(in)) {
            while (parser.nextToken() != null) {}
        }
    }

    private static void check(Path file) throws IOException {
        JsonReader json = new JsonReader();
        LineReader lines = new LineReader(16 << 20);
        try (InputStream in = Files.newInputStream(file)) {
            lines.begin(in);
            while (lines.next()) {
                json.begin(lines.buffer(), lines.start());
                json.skip();
                if (!lines.endsAfter(json.position())) {
                    throw new IOException("A line has more than one record.");
                }
            }
        }
    }

    private static void profile(Path file) throws IOException {
        var limits = new ProfileLimits(5_000, 16 << 20, 1_000_000, Set.of());
        new Profiler(limits, 1).profile(List.of(new NdjsonFile("ExplanationOfBenefit.0001.ndjson", () -> Files.newInputStream(file))));
    }

    private static void generate(Path file, long bytes) throws IOException {
        SyntheticClaims claims = new SyntheticClaims(42, 2);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int enrollee = 0; Files.size(file) < bytes; enrollee++) {
                claims.write("ExplanationOfBenefit", enrollee, out);
            }
        }
    }
}
