package io.github.bcdacamel.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The program as its own process, halted before and after nodes of its routes and changes of its ledger, and at random moments, and run again until
 * the export is delivered. A sample in every build; with {@code -Pkill-matrix} every one that a run reaches, and 30
 * moments; with {@code -Dkill.ledger=postgresql} on a PostgreSQL. What went wrong stays in {@code target/kill-matrix}:
 * log, ledger and landing, and the threads of a process that did not end.
 */
@Tag("long")
@Order(2)
class KillMatrixIT {

    private static final Path FOLDER = Path.of("target", "kill-matrix", System.getProperty("kill.ledger", "h2"));
    private static final boolean ALL =
            System.getProperty("kill.matrix", "sample").equals("all");
    private static final boolean POSTGRES =
            System.getProperty("kill.ledger", "h2").equals("postgresql");
    private static final int SAMPLED_NODES = 9;
    private static final int SAMPLED_CHANGES = 2;
    private static final int MOST_UNREACHED = 4;
    private static final String LEDGER = "ledger/";
    private static final AtomicInteger UNREACHED = new AtomicInteger();
    private static final long SEED = 20261123;

    private static final Journey PLAIN = new Journey("plain", List.of(), null, 1);
    private static final Journey RESUMED = new Journey("resumed", List.of(), "before keep-job/setVariable:export", 1);
    private static final Journey STUMBLING = new Journey("stumbling", List.of("cut-body=50%@data*1"), null, 1);
    private static final Journey EXPIRED = new Journey("expired", List.of("job-expired@status*1"), null, 2);

    /** @param killedBefore a kill point that makes the run under test one that resumes, or null */
    private record Journey(String name, List<String> scenarios, String killedBefore, int mostKickOffs) {}

    /** @param moment when to kill if there is no kill point */
    private record Kill(Journey journey, String killPoint, Duration moment) {

        boolean isAtChange() {
            return killPoint != null && place().startsWith(LEDGER);
        }

        String place() {
            return killPoint.replaceFirst("^(before|after) ", "");
        }

        String name() {
            return journey.name() + "-"
                    + (killPoint == null ? moment.toMillis() + "ms" : killPoint.replaceAll("[^\\w.]+", "-"));
        }
    }

    private record Expected(List<String> data, String profile, long wireBytes, Duration duration) {}

    @Test
    void an_export_that_is_killed_anywhere_ends_as_if_it_had_not_been() throws Exception {
        Files.createDirectories(FOLDER);
        Files.deleteIfExists(FOLDER.resolve("report.txt"));
        Set<String> places = new LinkedHashSet<>();
        Expected expected = undisturbed(places);
        List<Kill> kills = ALL ? all(places) : sample(places);
        kills.addAll(moments(ALL ? 30 : 3, expected.duration()));

        List<String> failures = inParallel(kills, kill -> failure(kill, expected));

        report("%d kills at %d nodes, %d changes of the ledger and %d moments, %d failures"
                .formatted(
                        kills.size(),
                        places(kills, false),
                        places(kills, true),
                        kills.stream().filter(kill -> kill.killPoint() == null).count(),
                        failures.size()));
        assertThat(failures)
                .as("Kills after which something was lost, done twice or stuck (of %d)", kills.size())
                .isEmpty();
    }

    private static long places(List<Kill> kills, boolean ledger) {
        return kills.stream()
                .filter(kill -> kill.killPoint() != null)
                .filter(kill -> kill.isAtChange() == ledger)
                .map(Kill::place)
                .distinct()
                .count();
    }

    private static List<Kill> sample(Set<String> places) {
        List<Kill> kills = new ArrayList<>(spread(places, false, SAMPLED_NODES));
        kills.addAll(spread(places, true, SAMPLED_CHANGES));
        kills.add(new Kill(RESUMED, "after find-job/setVariable:request", null));
        kills.add(new Kill(STUMBLING, "before handle-file-failure/setVariable:gained", null));
        kills.add(new Kill(EXPIRED, "before replace-job/log", null));
        return kills;
    }

    private static List<Kill> spread(Set<String> places, boolean ledger, int count) {
        List<String> found = places.stream()
                .filter(place -> place.startsWith(LEDGER) == ledger)
                .toList();
        return IntStream.range(0, count)
                .mapToObj(i -> (i % 2 == 0 ? "after " : "before ") + found.get(i * found.size() / count))
                .map(point -> new Kill(PLAIN, point, null))
                .toList();
    }

    /** Every place that is reached, in the first journey that reaches it. */
    private static List<Kill> all(Set<String> plain) throws Exception {
        List<Kill> kills = new ArrayList<>(both(PLAIN, plain));
        Set<String> known = new LinkedHashSet<>(plain);
        for (Journey journey : List.of(RESUMED, STUMBLING, EXPIRED)) {
            Set<String> nodes = new LinkedHashSet<>();
            try (KilledExport export = open("trace-" + journey.name(), journey)) {
                Path trace = export.log().resolveSibling("trace.txt");
                assertThat(export.trace(trace)).isZero();
                nodes.addAll(Files.readAllLines(trace));
            }
            nodes.removeAll(known);
            known.addAll(nodes);
            kills.addAll(both(journey, nodes));
        }
        return kills;
    }

    private static List<Kill> both(Journey journey, Set<String> nodes) {
        return nodes.stream()
                .flatMap(node -> Stream.of("before ", "after ").map(side -> new Kill(journey, side + node, null)))
                .toList();
    }

    private static List<Kill> moments(int count, Duration duration) {
        Random random = new Random(SEED);
        List<Kill> kills = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // The JVM's start teaches nothing.
            long late = random.nextLong(duration.toMillis() / 4, duration.toMillis());
            kills.add(new Kill(PLAIN, null, Duration.ofMillis(late)));
        }
        return kills;
    }

    private static Expected undisturbed(Set<String> nodes) throws Exception {
        try (KilledExport export = open("undisturbed", PLAIN)) {
            Path trace = export.log().resolveSibling("trace.txt");
            long start = System.nanoTime();
            assertThat(export.trace(trace)).as("%s", export.log()).isZero();
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            nodes.addAll(Files.readAllLines(trace));
            return new Expected(export.landedData(), export.landedProfile(), export.fetchedBytes(), duration);
        }
    }

    /** What is wrong after this kill, or null. */
    private static String failure(Kill kill, Expected expected) throws Exception {
        List<String> violations = new ArrayList<>();
        try (KilledExport export = open(kill.name(), kill.journey())) {
            int killed = kill.killPoint() == null ? export.runFor(kill.moment()) : export.runUntil(kill.killPoint());
            if (kill.killPoint() != null && killed != 137) {
                // How often files are handed out, and so how many changes there are, differs a little from run to run.
                if (killed == 0 && kill.isAtChange() && UNREACHED.incrementAndGet() <= MOST_UNREACHED) {
                    report("none   " + kill.name() + ": there were fewer changes");
                } else {
                    violations.add("was not reached (exit code " + killed + ")");
                }
            }
            int exit = export.runOn();
            if (exit == 0) {
                violations.addAll(export.violations(
                        expected.data(),
                        expected.profile(),
                        expected.wireBytes(),
                        kill.journey().mostKickOffs()));
            } else {
                violations.add("exit code " + exit + " after " + export.runs() + " runs");
            }
        } catch (IOException | RuntimeException broken) {
            violations.add(broken.toString());
        }
        if (violations.isEmpty()) {
            delete(FOLDER.resolve(kill.name()));
            report("ok     " + kill.name());
            return null;
        }
        String failure = kill.name() + ": " + String.join("; ", violations);
        report("FAILED " + failure);
        return failure;
    }

    /** Said as it happens: a matrix takes long. */
    private static synchronized void report(String line) throws IOException {
        Files.writeString(
                FOLDER.resolve("report.txt"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static KilledExport open(String name, Journey journey) throws Exception {
        delete(FOLDER.resolve(name));
        Path folder = Files.createDirectories(FOLDER.resolve(name));
        TestLedger ledger =
                POSTGRES ? TestLedger.postgres("killed_" + Math.abs(name.hashCode())) : TestLedger.h2(folder);
        KilledExport export = new KilledExport(folder, ledger, journey.scenarios());
        if (journey.killedBefore() != null) {
            assertThat(export.runUntil(journey.killedBefore())).isEqualTo(137);
        }
        return export;
    }

    private static List<String> inParallel(List<Kill> kills, Check check) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<String>> tasks = new ArrayList<>();
            kills.forEach(kill -> tasks.add(() -> check.failure(kill)));
            List<String> failures = new ArrayList<>();
            for (Future<String> outcome : threads.invokeAll(tasks)) {
                if (outcome.get() != null) {
                    failures.add(outcome.get());
                }
            }
            return failures;
        } finally {
            threads.shutdownNow();
        }
    }

    private interface Check {
        String failure(Kill kill) throws Exception;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failed) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
