package io.github.bcdacamel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.Main;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The packaged program as its users start it: a process of its own, in a working folder of its own, with no environment
 * but what is set here. Every end is checked for secrets and data in what it said. What it landed is {@link LandingFolder}'s.
 */
public final class PackagedProgram {

    private static final Path JAR = Path.of("target", "bcda-camel.jar").toAbsolutePath();
    private static final Path CLASSES = JAR.resolveSibling("bcda-camel.jsa");
    private static final Duration LIMIT = Duration.ofSeconds(150);
    /** Tokens, the simulator's secret, and Medicare ids, real in form or synthetic. */
    private static final Pattern NEVER_SAID =
            Pattern.compile("(?i)Bearer \\S|eyJ[A-Za-z0-9]|\\bBasic [A-Za-z0-9+/=]{8}|"
                    + SimulatorOptions.DEFAULT_CLIENT_SECRET + "|1S00[A-Z0-9]{7}|\"resourceType\"");

    /** The settings that variables set. */
    private static final Map<String, String> KEYS = Map.of(
            "BCDA_BASE_URL", "bcda.base-url",
            "BCDA_CLIENT_ID", "bcda.client-id",
            "BCDA_CLIENT_SECRET", "bcda.client-secret");

    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private int starts;

    private PackagedProgram(Path folder) {
        this.folder = folder;
    }

    public static PackagedProgram in(Path workingFolder) {
        return new PackagedProgram(workingFolder);
    }

    /** Knows the simulator and its credentials, polls without patience, and builds no tables unless it is told to. */
    public static PackagedProgram in(Path workingFolder, Simulator simulator) {
        return in(workingFolder)
                .with("BCDA_BASE_URL", simulator.baseUrl().toString())
                .withCredentials()
                .set("bcda.poll.interval", "100ms")
                .set("bcda.tables.format", "none");
    }

    public PackagedProgram withCredentials() {
        return with("BCDA_CLIENT_ID", SimulatorOptions.DEFAULT_CLIENT_ID)
                .with("BCDA_CLIENT_SECRET", SimulatorOptions.DEFAULT_CLIENT_SECRET);
    }

    /** One variable of its environment. */
    public PackagedProgram with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** {@code --set key=value}, with each {@link #run()}. */
    public PackagedProgram set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** {@code run} with the settings, to its end. */
    public Ended run() throws Exception {
        return startRun().end();
    }

    public Running startRun() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("run"));
        settings.forEach((key, value) -> arguments.add("--set=" + key + "=" + value));
        return start(arguments.toArray(String[]::new));
    }

    /**
     * {@code run} with the settings, to its end, in this process: for what a run says and leaves, where neither its
     * environment nor its log matters. A start of its own is ten times the work.
     */
    public Ended call() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("run"));
        Files.createDirectories(folder);
        Map<String, String> all = new LinkedHashMap<>();
        all.put("bcda.landing.dir", folder.resolve("data").toString());
        all.put("bcda.ledger.url", "jdbc:h2:file:" + folder.resolve("state/ledger"));
        environment.forEach((name, value) -> all.put(KEYS.get(name), value));
        all.putAll(settings);
        all.forEach((key, value) -> arguments.add("--set=" + key + "=" + value));
        return call(arguments.toArray(String[]::new));
    }

    /** Any command that needs neither environment nor working folder, to its end, in this process. */
    public static Ended call(String... arguments) {
        long began = System.nanoTime();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return checked(
                new Ended(exitCode, out.toString(), err.toString(), Duration.ofNanos(System.nanoTime() - began)));
    }

    private static Ended checked(Ended ended) {
        assertThat(NEVER_SAID.matcher(ended.out() + ended.err()).find())
                .as("Secrets or data in what the program said:%n%s%n%s", ended.out(), ended.err())
                .isFalse();
        return ended;
    }

    /** Any command, to its end. */
    public Ended command(String... arguments) throws Exception {
        return start(arguments).end();
    }

    public Running start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(signalsAsUsual());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-XX:+ExitOnOutOfMemoryError", "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        // As the launcher does: an archive that does not fit is ignored without a word.
        command.addAll(
                List.of("-XX:SharedArchiveFile=" + CLASSES, "-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        Files.createDirectories(folder);
        Path said = Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-said"));
        starts++;
        Path out = said.resolve("out." + starts);
        Path err = said.resolve("err." + starts);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        // Not the usual port, which one program at a time can have.
        builder.environment().put("BCDA_HTTP_PORT", "0");
        builder.environment().putAll(environment);
        return new Running(builder.start(), out, err);
    }

    /** What landed in the default folder, or where the settings say. */
    public LandingFolder landed() {
        return new LandingFolder(folder.resolve(settings.getOrDefault("bcda.landing.dir", "data")));
    }

    /** A build in the background ignores SIGINT, and so would its children. */
    private static List<String> signalsAsUsual() {
        return Files.isExecutable(Path.of("/usr/bin/env"))
                        && System.getProperty("os.name").equals("Linux")
                ? List.of("/usr/bin/env", "--default-signal=INT")
                : List.of();
    }

    /** A process under way. */
    public static final class Running implements AutoCloseable {

        private final Process process;
        private final Path out;
        private final Path err;

        private Running(Process process, Path out, Path err) {
            this.process = process;
            this.out = out;
            this.err = err;
        }

        /** Ctrl-C. */
        public Running interrupt() throws Exception {
            return signal("INT");
        }

        /** What a container's end sends. */
        public Running terminate() throws Exception {
            return signal("TERM");
        }

        private Running signal(String name) throws Exception {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            assertThat(kill.waitFor()).isZero();
            return this;
        }

        public long pid() {
            return process.pid();
        }

        /** On standard error. */
        public String warnedSoFar() {
            return read(err);
        }

        public String saidSoFar() {
            return read(out);
        }

        private static String read(Path said) {
            try {
                return Files.readString(said);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        public Ended end() throws Exception {
            long began = System.nanoTime();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("The program had not ended after " + LIMIT + ". It said:\n"
                        + Files.readString(out) + Files.readString(err));
            }
            return checked(new Ended(
                    process.exitValue(),
                    Files.readString(out),
                    Files.readString(err),
                    Duration.ofNanos(System.nanoTime() - began)));
        }

        /** Told to stop, and waited for; for a simulator, which says its credentials aloud. */
        public void stop() throws Exception {
            terminate();
            assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }

        /** Whatever happened, nothing of ours goes on running. */
        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }

    /**
     * How it ended.
     *
     * @param took from when the end was awaited
     */
    public record Ended(int exitCode, String out, String err, Duration took) {

        /** The last line on standard error, which says which, why, what to do, and what is kept. */
        public String lastLine() {
            List<String> lines = err.lines().filter(line -> !line.isBlank()).toList();
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        }

        /** Says so in its last line, and nowhere a stack trace. */
        public Ended saysAtTheEnd(String... words) {
            assertThat(lastLine()).contains(words);
            assertThat(err).doesNotContain("\tat ");
            return this;
        }

        public Ended endsWith(int expected) {
            assertThat(exitCode).as("%s%n%s", out, err).isEqualTo(expected);
            return this;
        }
    }
}
