package io.github.bcdacamel.marts;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.landing.DurableFiles;
import io.github.bcdacamel.landing.FolderGuard;
import io.github.bcdacamel.landing.Landing;
import io.github.bcdacamel.marts.report.PopulationReport;
import io.github.bcdacamel.tables.load.LoadLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A feed's folder as marts see it: {@code tables/} to read, {@code marts/} to replace as a whole. Marts are built in {@code .marts/} and
 * moved from there, so whoever looks sees those before, those after, or for a moment none; never some of both.
 *
 * @param path of the feed's folder
 */
public record FeedFolder(Path path) {

    private static final String BUILD = ".marts";
    private static final String NEW = "new";
    private static final String DEATHS = "deaths";

    public FeedFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** Where the tables stand. */
    public Path tables() {
        return path.resolve(Landing.TABLES);
    }

    /** Where the marts stand. */
    public Path martsFolder() {
        return path.resolve(Landing.MARTS);
    }

    /**
     * The loads of tables that are there, in the order of their ids.
     *
     * @throws MartException if one cannot be read
     */
    public List<LandedLoad> loads() throws IOException {
        return LandedLoad.list(tables());
    }

    String name() {
        return path.getFileName().toString();
    }

    /** The page about the population, if there is one. */
    public Optional<Path> report() {
        return Optional.of(martsFolder().resolve(PopulationReport.NAME))
                .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
    }

    /** The marts that are there, as far as one can tell without reading them. */
    public Optional<MartSet> marts() {
        Path file = martsFolder().resolve(MartSet.NAME);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            MartSet set = MartSet.read(DurableFiles.read(file));
            for (MartSet.BuiltMart mart : set.marts()) {
                Path part = martsFolder().resolve(mart.part());
                if (!Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS) || Files.size(part) != mart.bytes()) {
                    return Optional.empty();
                }
            }
            return Optional.of(set);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Makes the place to build in, and clears away what a build left that died. Waits for another one that is at work. */
    Build begin(boolean shared) throws IOException {
        FolderGuard guard = new FolderGuard(path, shared);
        guard.check(martsFolder());
        guard.check(path.resolve(BUILD).resolve(NEW));
        LoadLock lock = LoadLock.take(path.resolve(BUILD), "build");
        if (lock == null) {
            throw new ExportFailure(
                    FailureClass.SETTINGS,
                    "Another process has been building the marts of %s for ten minutes. Wait until it is done. Nothing was changed."
                            .formatted(path));
        }
        try {
            Build build = new Build(lock, found());
            build.prepare();
            return build;
        } catch (IOException | RuntimeException refused) {
            lock.close();
            throw refused;
        }
    }

    /** How many builds, one after the other, died in the middle: what they made is still there. Only for who has the lock. */
    private int found() throws IOException {
        Path build = path.resolve(BUILD);
        Path count = build.resolve(DEATHS);
        String text = Files.isRegularFile(count, LinkOption.NOFOLLOW_LINKS)
                ? new String(DurableFiles.read(count), StandardCharsets.US_ASCII).strip()
                : "";
        int before = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
        return before + (Files.exists(build.resolve(NEW), LinkOption.NOFOLLOW_LINKS) ? 1 : 0);
    }

    /** Clears away what a build left that died. */
    void clear(boolean shared) throws IOException {
        if (Files.exists(path.resolve(BUILD), LinkOption.NOFOLLOW_LINKS)) {
            begin(shared).close();
        }
    }

    /** A set of marts that is being made. */
    final class Build implements AutoCloseable {

        private final LoadLock lock;
        private final int deaths;
        private boolean untried;

        private Build(LoadLock lock, int deaths) {
            this.lock = lock;
            this.deaths = deaths;
        }

        /** How many builds died before this one, one after the other. */
        int deaths() {
            return deaths;
        }

        /** Leaves it at that: whoever comes next finds as many deaths. */
        void leaveUntried() {
            untried = true;
        }

        Path folder() {
            return path.resolve(BUILD).resolve(NEW);
        }

        Path temporary() {
            return path.resolve(BUILD).resolve("temporary");
        }

        private Path old() {
            return path.resolve(BUILD).resolve("old");
        }

        private Path count() {
            return path.resolve(BUILD).resolve(DEATHS);
        }

        private void prepare() throws IOException {
            restore();
            clear();
            remember();
            DurableFiles.create(folder());
            DurableFiles.create(temporary());
        }

        private void remember() throws IOException {
            if (deaths > 0) {
                DurableFiles.writeWhole(count(), Integer.toString(deaths).getBytes(StandardCharsets.US_ASCII));
            }
        }

        /** Puts the marts in the place of those before. */
        void publish() throws IOException {
            try (Stream<Path> made = Files.walk(folder())) {
                for (Path file : made.toList()) {
                    // The engine makes its files as the system's mask has it.
                    DurableFiles.keepPrivate(file);
                    DurableFiles.sync(file);
                }
            }
            if (Files.exists(martsFolder(), LinkOption.NOFOLLOW_LINKS)) {
                Files.move(martsFolder(), old(), StandardCopyOption.ATOMIC_MOVE);
            }
            try {
                Files.move(folder(), martsFolder(), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                restore();
            }
            DurableFiles.sync(path);
        }

        /** The marts before come back where none have taken their place. */
        private void restore() throws IOException {
            if (!Files.exists(martsFolder(), LinkOption.NOFOLLOW_LINKS)
                    && Files.exists(old(), LinkOption.NOFOLLOW_LINKS)) {
                Files.move(old(), martsFolder(), StandardCopyOption.ATOMIC_MOVE);
            }
        }

        private void clear() throws IOException {
            for (Path left : List.of(folder(), temporary(), old())) {
                DurableFiles.deleteTree(left);
            }
            Files.deleteIfExists(count());
        }

        @Override
        public void close() throws IOException {
            try {
                clear();
                if (untried) {
                    remember();
                }
            } finally {
                lock.close();
            }
        }
    }
}
