package io.github.bcdacamel.recovery;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/**
 * The program's classes in a form that a JVM starts from quickly: as jars, and read into a class-data archive once.
 * Hundreds of processes are started, and without it each spends most of its time on reading the same classes.
 *
 * @param classPath with the killable program first
 */
record WarmClasses(String classPath, Path archive) {

    private static final Path FOLDER = Path.of("target", "warm-classes").toAbsolutePath();

    static WarmClasses make() {
        try {
            Files.createDirectories(FOLDER);
            WarmClasses classes =
                    new WarmClasses(jar() + File.pathSeparator + libraries(), FOLDER.resolve("classes.jsa"));
            Files.deleteIfExists(classes.archive());
            classes.read();
            return classes;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Empty when the JVM could make no archive: then it starts slowly. */
    List<String> options() {
        return Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive) : List.of();
    }

    /** A class-data archive takes no folders. */
    private static Path jar() {
        Path jar = FOLDER.resolve("killable.jar");
        String tests = Path.of("target", "test-classes").toString();
        String program = KillableMain.class.getPackageName().replace('.', '/');
        int exit = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--create",
                        "--no-compress",
                        "--file=" + jar,
                        "-C",
                        Path.of("target", "classes").toString(),
                        ".",
                        "-C",
                        tests,
                        program);
        if (exit != 0) {
            throw new IllegalStateException(jar + " could not be made.");
        }
        return jar;
    }

    /** Those of the test; surefire and failsafe put the real class path into a property of their own. */
    private static String libraries() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar") && !entry.matches(".*[/\\\\]bcda-camel[^/\\\\]*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** One whole export reads nearly everything. */
    private void read() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:ArchiveClassesAtExit=" + archive,
                KillableMain.class.getName(),
                "run",
                "--demo"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(FOLDER.toFile());
        builder.environment().put("CLASSPATH", classPath);
        builder.environment().keySet().removeIf(name -> name.startsWith("BCDA_"));
        builder.redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("reading.log").toFile());
        builder.start().waitFor();
    }
}
