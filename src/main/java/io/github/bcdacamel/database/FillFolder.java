package io.github.bcdacamel.database;

import io.github.bcdacamel.landing.DurableFiles;
import io.github.bcdacamel.landing.FolderGuard;
import io.github.bcdacamel.marts.FeedFolder;
import io.github.bcdacamel.tables.load.LoadLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The place for what is on its way into the database: patients' data, for its owner's eyes, and gone at the end. One process at a time
 * has it; what a process left that died goes with the next one.
 */
final class FillFolder implements AutoCloseable {

    private static final String NAME = ".database";

    private final LoadLock lock;
    private final Path folder;

    private FillFolder(LoadLock lock, Path folder) {
        this.lock = lock;
        this.folder = folder;
    }

    /**
     * Makes it.
     *
     * @param temporary where it is to be; null for the feed's folder
     * @param shared whether the feed's folder may be others', too
     */
    static FillFolder open(FeedFolder feed, Path temporary, boolean shared) throws IOException {
        if (temporary != null) {
            DurableFiles.create(temporary);
            return new FillFolder(null, Files.createTempDirectory(temporary, "database"));
        }
        Path place = feed.path().resolve(NAME);
        Path folder = place.resolve("rows");
        new FolderGuard(feed.path(), shared).check(folder);
        LoadLock lock = LoadLock.take(place, "fill");
        if (lock == null) {
            throw new DatabaseException(
                    "another process has been filling the database for ten minutes",
                    "Wait until it has ended, which may be enough");
        }
        FillFolder made = new FillFolder(lock, folder);
        DurableFiles.deleteTree(folder);
        DurableFiles.create(folder);
        return made;
    }

    Path path() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        try {
            DurableFiles.deleteTree(folder);
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }
}
