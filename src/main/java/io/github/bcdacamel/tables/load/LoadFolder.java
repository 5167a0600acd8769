package io.github.bcdacamel.tables.load;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.landing.DurableFiles;
import io.github.bcdacamel.landing.FolderGuard;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The folder of all tables, and the place in it where one load is built until it is whole. A load is there when its load file is:
 * that goes first and comes last, so whoever looks sees the load before, none, or the new one.
 */
final class LoadFolder implements AutoCloseable {

    /** Where loads are built. */
    static final String BUILD = ".partial";

    private final Path tables;
    private final String id;
    private final String load;
    private final String folder;
    private final FolderGuard guard;
    private final Steps steps;
    private final Path scratch;
    private LoadLock lock;

    /** Learns each change of the disk before it is made. For tests, which stop there. */
    @FunctionalInterface
    interface Steps {
        void before(String step) throws IOException;
    }

    LoadFolder(Path tables, LoadAbout about, boolean shared, Steps steps) throws IOException {
        this.tables = tables.toAbsolutePath().normalize();
        this.id = about.loadId();
        this.load = Load.fileName(about.loadId());
        this.folder = about.folder();
        this.steps = steps;
        this.guard = new FolderGuard(this.tables, shared);
        this.scratch = this.tables.resolve(BUILD).resolve(id);
    }

    /** Makes the place to build in, and clears away what a build left that died. Waits for another one that is at work there. */
    Path begin() throws IOException {
        steps.before("begin");
        check(scratch);
        lock = LoadLock.take(scratch.getParent(), id);
        if (lock == null) {
            throw new ExportFailure(
                    FailureClass.SETTINGS,
                    "Another process has been building %s for ten minutes. Wait until it is done. Nothing was changed."
                            .formatted(tables.resolve(load)));
        }
        DurableFiles.deleteTree(scratch);
        DurableFiles.create(scratch.resolve("build"));
        DurableFiles.create(scratch.resolve("old"));
        return scratch.resolve("build");
    }

    /** That the folder is ours, and the one of all tables no link, which would lead to another feed's. */
    private void check(Path folder) throws IOException {
        if (tables.getParent() != null) {
            new FolderGuard(tables.getParent(), true).check(tables);
        }
        guard.check(folder);
    }

    /** Gives a file that was built its final name, in a folder that is published later. */
    void arrange(Path made, Path whole, String name) throws IOException {
        Path target = whole.resolve(name);
        DurableFiles.create(target.getParent());
        steps.before("arrange " + name);
        Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Puts the folders of a load in their places, and takes those of the load before away; after a failure, all of them. */
    void publish(Path whole, Load about) throws IOException {
        List<Path> ready = loads(whole);
        for (Path one : ready) {
            DurableFiles.sync(whole.resolve(one));
        }
        Set<Path> places = new TreeSet<>(loads(tables));
        places.addAll(ready);
        // Before anything is taken away.
        check(tables.resolve(Load.FOLDER));
        for (Path place : places) {
            guard.check(tables.resolve(place));
        }
        DurableFiles.create(tables.resolve(Load.FOLDER));
        try {
            steps.before("delete " + load);
            deleteLoadFile();
            replace(places, ready, whole);
            steps.before("write " + load);
            DurableFiles.writeWhole(tables.resolve(load), about.json());
        } catch (IOException | RuntimeException refused) {
            takeAwayAfter(refused, places);
            throw refused;
        }
    }

    /** Who is interrupted cannot sync a folder. */
    private void takeAwayAfter(Exception refused, Collection<Path> places) {
        boolean interrupted = Thread.interrupted();
        try {
            takeAway(places);
        } catch (IOException | RuntimeException left) {
            refused.addSuppressed(left);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void replace(Collection<Path> places, List<Path> ready, Path whole) throws IOException {
        int number = 0;
        for (Path place : places) {
            Path target = tables.resolve(place);
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                steps.before("remove " + place);
                Files.move(target, scratch.resolve("old").resolve("" + number++), StandardCopyOption.ATOMIC_MOVE);
            }
            if (ready.contains(place)) {
                DurableFiles.create(target.getParent());
                steps.before("publish " + place);
                Files.move(whole.resolve(place), target, StandardCopyOption.ATOMIC_MOVE);
                DurableFiles.sync(target.getParent());
            } else {
                deleteEmpty(target.getParent());
            }
        }
        DurableFiles.sync(tables);
    }

    /** The load file first, so that no look at it finds parts missing. */
    private void takeAway(Collection<Path> places) throws IOException {
        deleteLoadFile();
        for (Path place : places) {
            DurableFiles.deleteTree(tables.resolve(place));
            deleteEmpty(tables.resolve(place).getParent());
        }
    }

    private void deleteLoadFile() throws IOException {
        Files.deleteIfExists(tables.resolve(load));
        if (Files.isDirectory(tables.resolve(Load.FOLDER))) {
            DurableFiles.sync(tables.resolve(Load.FOLDER));
        }
    }

    /** Takes a load away, its load file first, and what a build of it left. Waits for one that is at work. */
    void remove() throws IOException {
        if (!Files.exists(tables, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        check(scratch);
        lock = LoadLock.take(scratch.getParent(), id);
        if (lock == null) {
            throw new IOException(
                    "Another process has been building %s for ten minutes.".formatted(tables.resolve(load)));
        }
        List<Path> places = loads(tables);
        // Before anything is taken away.
        guard.check(tables.resolve(Load.FOLDER));
        for (Path place : places) {
            guard.check(tables.resolve(place));
        }
        takeAway(places);
    }

    private static void deleteEmpty(Path table) throws IOException {
        try {
            Files.deleteIfExists(table);
        } catch (DirectoryNotEmptyException others) {
            DurableFiles.sync(table);
        }
    }

    /** The folders of this load under the tables, as names from there. */
    private List<Path> loads(Path root) throws IOException {
        try (Stream<Path> children = Files.list(root)) {
            return children.map(table -> table.resolve(folder))
                    .filter(own -> Files.exists(own, LinkOption.NOFOLLOW_LINKS))
                    .map(root::relativize)
                    .toList();
        }
    }

    /** Clears away what is not published. */
    @Override
    public void close() throws IOException {
        if (lock == null) {
            return;
        }
        try {
            steps.before("clear");
            DurableFiles.deleteTree(scratch);
        } catch (IOException left) {
            // The next build clears it away.
        } finally {
            lock.close();
        }
    }
}
