package io.github.bcdacamel.marts;

import io.github.bcdacamel.landing.DurableFiles;
import io.github.bcdacamel.landing.FolderGuard;
import io.github.bcdacamel.landing.Landing;
import io.github.bcdacamel.marts.report.PopulationReport;
import io.github.bcdacamel.tables.load.LoadLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
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
        guard.check(path.resolve(BUILD).resolve("new"));
        LoadLock lock = LoadLock.take(path.resolve(BUILD), "build");
        if (lock == null) {
            throw new IOException("another process has been building them for ten minutes");
        }
        Build build = new Build(lock);
        build.clear();
        DurableFiles.create(build.folder());
        DurableFiles.create(build.temporary());
        return build;
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

        private Build(LoadLock lock) {
            this.lock = lock;
        }

        Path folder() {
            return path.resolve(BUILD).resolve("new");
        }

        Path temporary() {
            return path.resolve(BUILD).resolve("temporary");
        }

        private Path old() {
            return path.resolve(BUILD).resolve("old");
        }

        /** Puts the marts in the place of those before. */
        void publish() throws IOException {
            try (Stream<Path> made = Files.walk(folder())) {
                for (Path file : made.toList()) {
                    keepPrivate(file);
                    DurableFiles.sync(file);
                }
            }
            if (Files.exists(martsFolder(), LinkOption.NOFOLLOW_LINKS)) {
                Files.move(martsFolder(), old(), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(folder(), martsFolder(), StandardCopyOption.ATOMIC_MOVE);
            DurableFiles.sync(path);
        }

        /** The engine makes its files as the system's mask has it. */
        private static void keepPrivate(Path file) throws IOException {
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view != null) {
                view.setPermissions(
                        PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwx------" : "rw-------"));
            }
        }

        private void clear() throws IOException {
            for (Path left : List.of(folder(), temporary(), old())) {
                DurableFiles.deleteTree(left);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                clear();
            } finally {
                lock.close();
            }
        }
    }
}
