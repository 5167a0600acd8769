package io.github.bcdacamel.program;

import io.github.bcdacamel.testing.MetricsScrape;
import io.github.bcdacamel.testing.PackagedProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What a process of ours takes, looked at from time to time: its heap after a collection and its classes by its own metrics,
 * its threads, handles and memory by the kernel. Needs /proc and the JDK's jcmd.
 */
final class ProcessMonitor {

    /** @param heap bytes after a collection @param resident bytes @param log bytes on standard error */
    record Look(long second, double heap, double outside, double threads, double handles, double resident, double log) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%5d s  heap %,11.0f  outside %,11.0f  threads %3.0f  handles %3.0f  resident %,12.0f  log %,10.0f",
                    second,
                    heap,
                    outside,
                    threads,
                    handles,
                    resident,
                    log);
        }
    }

    private static final int LOOKS_TO_A_FLOOR = 8;

    private final HttpClient client = HttpClient.newHttpClient();
    private final PackagedProgram.Running process;
    private final URI control;
    private final long began = System.nanoTime();
    private final List<Look> looks = new ArrayList<>();

    /** @param control where the process answers */
    ProcessMonitor(PackagedProgram.Running process, URI control) {
        this.process = process;
        this.control = control;
    }

    Look look() throws Exception {
        collect();
        MetricsScrape metrics = metrics();
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        List<String> status = Files.readAllLines(proc.resolve("status"));
        Look look = new Look(
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began),
                metrics.sum("jvm_memory_used_bytes{area=\"heap\""),
                metrics.sum("jvm_memory_used_bytes{area=\"nonheap\""),
                number(status, "Threads:"),
                handles(proc),
                1024 * number(status, "VmRSS:"),
                process.warnedSoFar().length());
        looks.add(look);
        return look;
    }

    MetricsScrape metrics() throws Exception {
        return MetricsScrape.of(get("observe/metrics").body());
    }

    /** What an operator who leaves the page open asks for. */
    int statusOfPage() throws Exception {
        return get("").statusCode();
    }

    List<Look> looks() {
        return looks;
    }

    /** By how much the figure grows over the second half of all looks, by least squares. */
    double growth(ToDoubleFunction<Look> figure) {
        return growth(looks.subList(looks.size() / 2, looks.size()), figure);
    }

    /** The same of the lowest of each few looks: after every fourth look or so something that is kept for a while is let go. */
    double growthOfFloor(ToDoubleFunction<Look> figure) {
        List<Look> lowest = new ArrayList<>();
        for (int i = looks.size() / 2; i + LOOKS_TO_A_FLOOR <= looks.size(); i += LOOKS_TO_A_FLOOR) {
            lowest.add(looks.subList(i, i + LOOKS_TO_A_FLOOR).stream()
                    .min(Comparator.comparingDouble(figure))
                    .orElseThrow());
        }
        return lowest.size() < 2 ? 0 : growth(lowest, figure);
    }

    private static double growth(List<Look> half, ToDoubleFunction<Look> figure) {
        double meanTime = half.stream().mapToDouble(Look::second).average().orElseThrow();
        double mean = half.stream().mapToDouble(figure).average().orElseThrow();
        double together = half.stream()
                .mapToDouble(look -> (look.second() - meanTime) * (figure.applyAsDouble(look) - mean))
                .sum();
        double alone = half.stream()
                .mapToDouble(look -> Math.pow(look.second() - meanTime, 2))
                .sum();
        double time = half.get(half.size() - 1).second() - half.get(0).second();
        return together / alone * time;
    }

    private void collect() throws Exception {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(control.resolve(path)).build(), BodyHandlers.ofString());
    }

    private static double handles(Path proc) throws IOException {
        try (Stream<Path> open = Files.list(proc.resolve("fd"))) {
            return open.count();
        }
    }

    private static double number(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElseThrow();
    }
}
