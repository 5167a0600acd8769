package io.github.bcdacamel.recovery;

import io.github.bcdacamel.landing.ReceiptFile;
import io.github.bcdacamel.marts.FeedFolder;
import io.github.bcdacamel.marts.MartSet;
import io.github.bcdacamel.simulator.Scenario;
import io.github.bcdacamel.simulator.SimulatedRequest;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import io.github.bcdacamel.testing.LandingFolder;
import io.github.bcdacamel.testing.RandomClaims;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One export against a simulator of its own, killed on the way and run again until it is delivered. */
final class KilledExport implements AutoCloseable {

    static final int FILES_AT_ONCE = 2;
    private static final int MOST_RUNS = 6;
    /** Enough for a machine that has much else to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final TestLedger ledger;
    private final Simulator simulator;
    private final List<String> doneTwice = new ArrayList<>();
    private int runs;

    KilledExport(Path folder, TestLedger ledger, List<String> scenarios) throws IOException {
        this(folder, ledger, scenarios, 4000);
    }

    /** @param bytes of randomness in each resource */
    KilledExport(Path folder, TestLedger ledger, List<String> scenarios, int bytes) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.ledger = ledger;
        this.simulator = Simulator.start(SimulatorOptions.defaults()
                .withClaims(new RandomClaims(bytes))
                .withEnrollees(3)
                .withEnrolleesPerFile(1)
                .withTypes("Patient", "Coverage", "ExplanationOfBenefit")
                .withProgressSteps(1)
                .withScenarios(scenarios.toArray(String[]::new)));
    }

    /** Runs and is halted at the kill point; returns the exit code: 137 when it was reached. */
    int runUntil(String killPoint) throws IOException, InterruptedException {
        return program(Map.of("kill.at", killPoint)).exitCode(PATIENCE);
    }

    /** Runs, and is killed after so long, if it is not over by then. */
    int runFor(Duration time) throws IOException, InterruptedException {
        try (KillableProgram program = program(Map.of())) {
            return program.exitCode(time);
        }
    }

    int trace(Path file) throws IOException, InterruptedException {
        return program(Map.of("kill.trace", file.toString())).exitCode(PATIENCE);
    }

    /** Runs until it ends by itself; what was safe at the kill before is fetched no more. */
    int runOn() throws IOException, InterruptedException {
        int exit = 137;
        while (exit != 0 && runs < MOST_RUNS && !isFinished()) {
            List<String> safe = safeUrls();
            int before = simulator.requests().size();
            exit = program(Map.of()).exitCode(PATIENCE);
            simulator.requests().stream()
                    .skip(before)
                    .filter(request -> safe.stream().anyMatch(url -> url.endsWith(request.path())))
                    .forEach(request -> doneTwice.add(request.toString()));
        }
        return isFinished() ? 0 : exit;
    }

    /**
     * Everything that must hold in the end, and does not.
     *
     * @param mostKickOffs more than one where a job is gone; a kill may come before anybody has seen that it is
     */
    List<String> violations(List<String> expectedData, String expectedProfile, long wireBytes, int mostKickOffs)
            throws IOException {
        List<String> violations = new ArrayList<>();
        Path landing = folder.resolve("data");
        List<Path> exports = new LandingFolder(landing).exports();
        if (exports.size() != 1) {
            violations.add(exports.size() + " exports landed");
        }
        LandingFolder.problems(exports.get(0)).forEach(violations::add);
        if (!LandingFolder.dataHashes(exports.get(0)).equals(expectedData)) {
            violations.add("other data: " + LandingFolder.dataHashes(exports.get(0)));
        }
        if (!LandingFolder.profile(exports.get(0)).equals(expectedProfile)) {
            violations.add("another profile: " + LandingFolder.profile(exports.get(0)));
        }
        if (LandingFolder.finishes(exports.get(0)) != 1) {
            violations.add(LandingFolder.finishes(exports.get(0)) + " finishes in the log");
        }
        if (kickedOff() < 1 || kickedOff() > mostKickOffs) {
            violations.add(kickedOff() + " kick-offs");
        }
        doneTwice.forEach(request -> violations.add("fetched though it was verified: " + request));
        if (Files.exists(landing.resolve(".partial")) || Files.exists(landing.resolve("default/tables/.partial"))) {
            violations.add("partial files stay");
        }
        if (ReceiptFile.read(exports.get(0)).tables() == null) {
            violations.add("no tables");
        }
        FeedFolder feed = new FeedFolder(landing.resolve("default"));
        if (!feed.marts()
                .map(MartSet::loads)
                .map(Map::keySet)
                .orElse(Set.of())
                .equals(Set.of(exports.get(0).getFileName().toString()))) {
            violations.add("no marts");
        }
        if (Files.exists(landing.resolve("default/.marts"))) {
            violations.add("marts that were not built to the end stay");
        }
        List<String> states = ledger.query("select state from exports");
        if (!states.equals(List.of("finished"))) {
            violations.add("the ledger says " + states);
        }
        // What an interrupted attempt had under way may not have reached the disk.
        long most = wireBytes + (runs - 1L) * FILES_AT_ONCE * largestFile();
        if (fetchedBytes() > most) {
            violations.add(fetchedBytes() + " bytes of data fetched, more than " + most);
        }
        return violations;
    }

    long fetchedBytes() {
        return data().mapToLong(SimulatedRequest::bodyBytes).sum();
    }

    List<String> landedData() throws IOException {
        return LandingFolder.dataHashes(
                new LandingFolder(folder.resolve("data")).exports().get(0));
    }

    String landedProfile() throws IOException {
        return LandingFolder.profile(landed());
    }

    /** The one export's folder. */
    Path landed() throws IOException {
        return new LandingFolder(folder.resolve("data")).exports().get(0);
    }

    int runs() {
        return runs;
    }

    void play(String scenario) {
        simulator.play(Scenario.parse(scenario));
    }

    Path log() {
        return folder.resolve("log.txt");
    }

    boolean isFinished() {
        return ledger.query("select state from exports where state = 'finished'")
                        .size()
                == 1;
    }

    @Override
    public void close() throws IOException {
        simulator.close();
    }

    private KillableProgram program(Map<String, String> properties) throws IOException {
        runs++;
        Map<String, String> settings = new HashMap<>(Map.of(
                "bcda.base-url",
                simulator.baseUrl().toString(),
                "bcda.client-id",
                SimulatorOptions.DEFAULT_CLIENT_ID,
                "bcda.client-secret",
                SimulatorOptions.DEFAULT_CLIENT_SECRET,
                "bcda.poll.interval",
                "50ms",
                "bcda.download.parallelism",
                String.valueOf(FILES_AT_ONCE),
                "bcda.landing.dir",
                folder.resolve("data").toString()));
        settings.put("bcda.marts.build", "current_patient");
        settings.putAll(ledger.settings());
        return KillableProgram.run(log(), properties, settings);
    }

    private long kickedOff() {
        return simulator.requests().stream()
                .filter(request -> request.path().endsWith("/$export") && request.status() == 202)
                .count();
    }

    private long largestFile() {
        return data().mapToLong(SimulatedRequest::bodyBytes).max().orElse(0);
    }

    private Stream<SimulatedRequest> data() {
        return simulator.requests().stream()
                .filter(request -> request.path().startsWith("/data/"))
                .filter(request -> request.status() == 200 || request.status() == 206);
    }

    private List<String> safeUrls() {
        return List.copyOf(
                new TreeSet<>(ledger.query("select url from files where state in ('verified', 'delivered')")));
    }
}
