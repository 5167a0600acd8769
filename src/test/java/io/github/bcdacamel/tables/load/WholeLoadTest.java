package io.github.bcdacamel.tables.load;

import static io.github.bcdacamel.tables.load.Loads.ABOUT;
import static io.github.bcdacamel.tables.load.Loads.OPTIONS;
import static io.github.bcdacamel.tables.load.Loads.hashes;
import static io.github.bcdacamel.tables.load.Loads.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.landing.ExportReader;
import io.github.bcdacamel.landing.LandedExport.Finding;
import io.github.bcdacamel.landing.LandedExport.Problem;
import io.github.bcdacamel.tables.View;
import io.github.bcdacamel.tables.format.PartWriter.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load is there as a whole or not at all, whatever happens, and always of the same bytes. */
class WholeLoadTest {

    private static final List<View> VIEWS = List.of(
            view("claim", "A", "", "id|id|VARCHAR", "amount|amount|DECIMAL(18,2)"),
            view("line", "A", "item", "n|n|INTEGER", "word|word|VARCHAR"),
            view("patient", "B", "", "id|id|VARCHAR"));

    @TempDir
    private Path folder;

    @Test
    void the_number_of_threads_changes_no_byte() throws Exception {
        build(folder.resolve("one"), options(1), VIEWS, files(12));
        build(folder.resolve("three"), options(3), VIEWS, files(12));

        Map<String, String> one = hashes(folder.resolve("one"));
        assertThat(hashes(folder.resolve("three"))).isEqualTo(one);
        assertThat(one)
                .containsKey("line/export=2026-11-22T02-00-00Z/part-0003.parquet")
                .containsKey("line/export=2026-11-22T02-00-00Z/part-0003.csv")
                .doesNotContainKey("line/export=2026-11-22T02-00-00Z/part-0012.parquet");
    }

    @Test
    void building_again_takes_the_place_of_what_was_there() throws Exception {
        build(folder, options(2), VIEWS, files(12));
        Map<String, String> before = hashes(folder);
        build(folder, options(2), VIEWS.subList(0, 1), files(3));

        assertThat(hashes(folder).keySet()).noneMatch(name -> name.startsWith("line/") || name.contains("part-0001"));
        assertThat(problems()).isEmpty();

        build(folder, options(2), VIEWS, files(12));

        assertThat(hashes(folder)).isEqualTo(before);
    }

    @Test
    void other_loads_stay() throws Exception {
        LoadAbout other = LoadAbout.ofFiles("other");
        new TableBuilder(VIEWS, OPTIONS).build(folder, other, files(2), bytes -> {});
        Map<String, String> before = hashes(folder);

        build(folder, OPTIONS, VIEWS, files(2));
        TableBuilder.remove(folder, ABOUT.loadId(), false);

        assertThat(hashes(folder)).isEqualTo(before);
    }

    @Test
    void a_build_that_dies_leaves_no_load_that_is_not_whole() throws Exception {
        List<InputFile> files = files(1);
        List<View> fewer = VIEWS.subList(0, 1);
        build(folder.resolve("old"), OPTIONS, VIEWS, files);
        build(folder.resolve("new"), OPTIONS, fewer, files);
        Map<String, String> before = hashes(folder.resolve("old"));
        Map<String, String> after = hashes(folder.resolve("new"));
        Path tables = folder.resolve("tables");
        int step = 0;
        for (boolean dead = true; dead; step++) {
            build(tables, OPTIONS, VIEWS, files);
            dead = dies(tables, fewer, files, step);

            Map<String, String> there = hashes(tables);
            there.keySet().removeIf(name -> name.startsWith(".partial/"));
            if (there.containsKey(Load.fileName(ABOUT.loadId()))) {
                assertThat(there).as("step %d", step).isIn(before, after);
            }
            build(tables, OPTIONS, fewer, files);
            assertThat(hashes(tables)).as("built again after step %d", step).isEqualTo(after);
        }
        assertThat(step).isGreaterThan(15);
    }

    /** @return whether there was a step at which nothing went on */
    private static boolean dies(Path tables, List<View> views, List<InputFile> files, int step) throws IOException {
        int[] steps = {0};
        TableBuilder builder = new TableBuilder(views, OPTIONS, name -> {
            // Nobody clears up after a process that is dead.
            if (steps[0]++ >= step) {
                throw new Dead();
            }
        });
        try {
            builder.build(tables, ABOUT, files, bytes -> {});
        } catch (Dead died) {
            return true;
        }
        return steps[0] > step;
    }

    /** Nobody catches it. */
    private static final class Dead extends Error {
        private static final long serialVersionUID = 1;
    }

    @Test
    void a_disk_that_refuses_leaves_no_part_without_its_load_file() throws Exception {
        List<InputFile> files = files(1);
        List<View> fewer = VIEWS.subList(0, 1);
        int step = 0;
        for (boolean refused = true; refused; step++) {
            build(folder, OPTIONS, VIEWS, files);
            refused = refuses(fewer, files, step);

            boolean there = Files.exists(folder.resolve(Load.fileName(ABOUT.loadId())));
            assertThat(hashes(folder).keySet().stream().anyMatch(name -> name.contains(ABOUT.folder())))
                    .as("parts after step %d", step)
                    .isEqualTo(there);
            if (there) {
                assertThat(problems()).as("step %d", step).isEmpty();
            }
        }
        assertThat(step).isGreaterThan(10);
    }

    /** @return whether there was a step at which the disk refused, once */
    private boolean refuses(List<View> views, List<InputFile> files, int step) throws IOException {
        int[] steps = {0};
        TableBuilder builder = new TableBuilder(views, OPTIONS, name -> {
            if (steps[0]++ == step) {
                throw new IOException("No space left on device");
            }
        });
        try {
            builder.build(folder, ABOUT, files, bytes -> {});
        } catch (ExportFailure refused) {
            return true;
        }
        return steps[0] > step;
    }

    @Test
    void a_fault_of_the_program_is_told_without_what_it_quotes() {
        InputFile file = new InputFile("A.0001.ndjson", "A", 10, null, () -> {
            throw new IllegalStateException("1S00E00AA00");
        });

        assertThatThrownBy(() -> build(folder, OPTIONS, VIEWS, List.of(file)))
                .isInstanceOf(ExportFailure.class)
                .hasMessageContaining("java.lang.IllegalStateException at " + WholeLoadTest.class.getName())
                .hasMessageNotContaining("1S00E00AA00")
                .hasNoCause();
    }

    @Test
    void a_load_file_that_names_what_no_load_has_is_none() throws Exception {
        build(folder, OPTIONS, VIEWS, files(1));
        String text = Files.readString(folder.resolve(Load.fileName(ABOUT.loadId())));

        assertThat(Load.read(bytes(text)).loadId()).isEqualTo(ABOUT.loadId());
        for (String changed : List.of(
                text.replace("\"claim/export", "\"../claim/export"),
                text.replace("\"claim/export=" + ABOUT.loadId(), "\"claim/export=another"),
                text.replaceFirst("\"loadId\" : \"[^\"]+\"", "\"loadId\" : \"../x\""),
                text.replaceFirst("\"loadId\" : \"[^\"]+\"", "\"loadId\" : null"),
                text.replaceFirst("\"sha256\" : \"[^\"]+\"", "\"sha256\" : null"),
                text.replaceFirst("\"type\" : \"[^\"]+\"", "\"type\" : null"),
                text.replaceFirst("\"tables\"", "\"other\""),
                "null")) {
            assertThat(changed).isNotEqualTo(text);
            assertThatThrownBy(() -> Load.read(bytes(changed))).as(changed).isInstanceOf(IOException.class);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_file_that_cannot_be_read_changes_nothing() throws Exception {
        build(folder, options(3), VIEWS, files(4));
        Map<String, String> before = hashes(folder);
        List<InputFile> files = new ArrayList<>(files(4));
        files.add(2, new InputFile("A.0009.ndjson", "A", 10, null, () -> {
            var first = new ByteArrayInputStream("{\"resourceType\":\"A\"}\n{".getBytes(StandardCharsets.UTF_8));
            return new SequenceInputStream(first, new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("Corrupt GZIP trailer");
                }
            });
        }));

        assertThatThrownBy(() -> build(folder, options(3), VIEWS, files))
                .isInstanceOf(ExportFailure.class)
                .hasMessageContaining("A.0009.ndjson cannot be read to its end (Corrupt GZIP trailer)");
        assertThat(hashes(folder)).isEqualTo(before);
    }

    @Test
    void a_second_build_of_a_load_waits_for_the_first() throws Exception {
        assertThat(during(() -> build(folder, OPTIONS, VIEWS, files(1)), second -> {}))
                .isNull();

        build(folder.resolve("alone"), OPTIONS, VIEWS, files(1));
        Map<String, String> alone = hashes(folder.resolve("alone"));
        assertThat(hashes(folder)).containsAllEntriesOf(alone).hasSize(2 * alone.size());
    }

    @Test
    void a_load_is_taken_away_when_its_build_is_done() throws Exception {
        assertThat(during(() -> TableBuilder.remove(folder, ABOUT.loadId(), false), remover -> {}))
                .isNull();

        assertThat(hashes(folder).keySet()).isNotEmpty().allMatch(name -> name.startsWith("_schema/"));
        assertThat(folder.resolve(".partial")).doesNotExist();
    }

    @Test
    @SuppressWarnings("try")
    void who_waits_in_the_same_process_does_not_give_up_its_lock_to_another() throws Exception {
        Path locked = folder.resolve(".work.lock");
        try (LoadLock lock = LoadLock.take(folder, "work")) {
            Thread second = new Thread(() -> catchThrowable(() -> LoadLock.take(folder, "work")));
            second.start();
            second.join(300);
            second.interrupt();
            second.join();

            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            OtherProcess.class.getName(),
                            locked.toString())
                    .redirectErrorStream(true)
                    .start();
            assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualToIgnoringNewLines("false");
        }
    }

    /** Says whether it gets the lock of a file. */
    static final class OtherProcess {
        public static void main(String[] files) throws IOException {
            try (FileChannel channel = FileChannel.open(Path.of(files[0]), StandardOpenOption.WRITE)) {
                System.out.println(channel.tryLock() != null);
            }
        }
    }

    @Test
    void who_waits_for_a_build_can_be_stopped() throws Exception {
        assertThat(during(() -> build(folder, OPTIONS, VIEWS, files(1)), Thread::interrupt))
                .isInstanceOf(InterruptedIOException.class);
    }

    /** Does something while a load is being built; what it threw, or null. */
    private Throwable during(ThrowingCallable work, Consumer<Thread> then) throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread other = new Thread(() -> thrown.set(catchThrowable(work)));
        InputFile slow = new InputFile("A.0001.ndjson", "A", 10, null, () -> {
            other.start();
            try {
                other.join(500);
            } catch (InterruptedException stopped) {
                throw new InterruptedIOException();
            }
            assertThat(other.isAlive()).isTrue();
            then.accept(other);
            return new ByteArrayInputStream(new byte[0]);
        });
        build(folder, OPTIONS, VIEWS, List.of(slow));
        other.join();
        return thrown.get();
    }

    @Test
    void a_build_that_is_interrupted_says_so() {
        Thread builder = Thread.currentThread();
        InputFile stopping = new InputFile("A.0001.ndjson", "A", 10, null, () -> {
            builder.interrupt();
            return new ByteArrayInputStream(new byte[0]);
        });

        assertThatThrownBy(() -> build(folder, OPTIONS, VIEWS, List.of(stopping)))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void taking_away_a_load_goes_through_no_link_and_clears_what_a_build_left() throws Exception {
        Path other = folder.resolve("other");
        build(other, OPTIONS, VIEWS, files(1));
        Map<String, String> before = hashes(other);
        Path link = Files.createSymbolicLink(folder.resolve("tables"), other);

        assertThatThrownBy(() -> TableBuilder.remove(link, ABOUT.loadId(), false))
                .hasMessageContaining("symbolic link");
        assertThatThrownBy(() -> build(link, OPTIONS, VIEWS, files(1))).hasMessageContaining("symbolic link");
        assertThat(hashes(other)).isEqualTo(before);

        Path left = Files.createDirectories(other.resolve(".partial").resolve(ABOUT.loadId()));
        Files.createDirectories(left.resolve("build/whole/claim").resolve(ABOUT.folder()));
        Files.writeString(
                left.resolve("build/whole/claim").resolve(ABOUT.folder()).resolve("part-0000.csv"), "");
        assertThat(LoadProof.verify(
                        ExportReader.of(other), ExportReader.of(other).sizes(), ABOUT.loadId()))
                .isEmpty();
        TableBuilder.remove(other, ABOUT.loadId(), false);
        assertThat(left).doesNotExist();
    }

    @Test
    void the_proof_finds_what_was_changed_added_or_lost() throws Exception {
        build(folder, OPTIONS, VIEWS, files(4));
        Path claim = folder.resolve("claim").resolve(ABOUT.folder());
        Path line = folder.resolve("line").resolve(ABOUT.folder()).resolve("part-0000.parquet");
        byte[] changed = Files.readAllBytes(line);
        changed[100] ^= 1;

        Files.write(line, changed);
        Files.delete(claim.resolve("part-0000.parquet"));
        Files.writeString(claim.resolve("part-0001.parquet"), "more");

        assertThat(proof())
                .extracting(Finding::problem, Finding::name)
                .containsExactlyInAnyOrder(
                        tuple(Problem.CHANGED, "line/export=2026-11-22T02-00-00Z/part-0000.parquet"),
                        tuple(Problem.MISSING, "claim/export=2026-11-22T02-00-00Z/part-0000.parquet"),
                        tuple(Problem.ADDED, "claim/export=2026-11-22T02-00-00Z/part-0001.parquet"));
        Path file = folder.resolve(Load.fileName(ABOUT.loadId()));
        Files.writeString(file, Files.readString(file).replace("line/export", "../../line/export"));
        assertThat(problems()).containsExactly("_loads/2026-11-22T02-00-00Z.json cannot be read, or is no load file.");
        Files.writeString(file, "{");
        assertThat(problems()).containsExactly("_loads/2026-11-22T02-00-00Z.json cannot be read, or is no load file.");
        Files.delete(file);
        assertThat(proof()).extracting(Finding::problem).containsExactly(Problem.MISSING);
    }

    private List<Finding> proof() throws IOException {
        ExportReader tables = ExportReader.of(folder);
        return LoadProof.verify(tables, tables.sizes(), ABOUT.loadId());
    }

    private List<String> problems() throws IOException {
        return proof().stream().map(Finding::message).toList();
    }

    private static Load build(Path tables, TableOptions options, List<View> views, List<InputFile> files)
            throws IOException {
        return new TableBuilder(views, options).build(tables, ABOUT, files, bytes -> {});
    }

    /** Small chunks and little memory, so that there are several parts and row groups. */
    private static TableOptions options(int threads) {
        return new TableOptions(EnumSet.allOf(Format.class), threads, 1 << 20, false, 100_000, 50_000);
    }

    private static List<InputFile> files(int count) {
        List<InputFile> files = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            StringBuilder lines = new StringBuilder();
            for (int record = 0; record < 300; record++) {
                lines.append(
                        "{\"id\":\"%d-%d\",\"amount\":%d.%02d,\"item\":[{\"n\":1,\"word\":\"w%d\"},{\"n\":2}],\"resourceType\":\"A\"}\n"
                                .formatted(i, record, record, i, record % 7));
            }
            files.add(Loads.file("A.%04d.ndjson".formatted(i), lines.toString().getBytes(StandardCharsets.UTF_8)));
        }
        files.add(Loads.file("B.0001.ndjson", "{\"id\":\"b\",\"resourceType\":\"B\"}", "oops"));
        return files;
    }
}
