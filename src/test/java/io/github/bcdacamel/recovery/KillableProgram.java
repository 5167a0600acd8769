package io.github.bcdacamel.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, so that it can be killed. What it says goes to a file. */
final class KillableProgram implements AutoCloseable {

    private static final WarmClasses WARM_CLASSES = WarmClasses.make();

    private final Process process;
    private final Path log;

    private KillableProgram(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param properties of the JVM, such as kill.at; @param settings as for --set */
    static KillableProgram run(Path log, Map<String, String> properties, Map<String, String> settings)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(WARM_CLASSES.options());
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(KillableMain.class.getName(), "run"));
        settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", WARM_CLASSES.classPath());
        builder.environment().keySet().removeIf(name -> name.startsWith("BCDA_"));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new KillableProgram(builder.start(), log);
    }

    /** Whether it was stopped by a signal, as Linux tells. */
    boolean isFrozen() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "stat");
        return process.isAlive()
                && Files.readString(status).replaceFirst(".*\\) ", "").startsWith("T");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit code, or -1 when it did not end in time: then its threads are in the log, and it is killed. */
    int exitCode(Duration patience) throws IOException, InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            signal("QUIT");
            process.waitFor(1, TimeUnit.SECONDS);
            kill();
            return -1;
        }
        return process.exitValue();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** STOP, CONT, TERM, QUIT */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectErrorStream(true)
                .start()
                .waitFor();
    }

    String output() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
