package io.github.bcdacamel.database;

import io.github.bcdacamel.landing.DurableFiles;
import io.github.bcdacamel.landing.FolderGuard;
import io.github.bcdacamel.marts.FeedFolder;
import io.github.bcdacamel.tables.load.LoadLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The place for what is on its way into the database: patients' data, for its owner's eyes, and gone at the end. One process at a time
 * has it; what a process left that died goes with the next one, so its name is always the same.
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
        Path place = temporary == null ? feed.path().resolve(NAME) : temporary.resolve(name(feed));
        Path folder = place.resolve("rows");
        // Anybody may write to a system's folder for temporary files, but not to ours in it.
        FolderGuard guard = new FolderGuard(temporary == null ? feed.path() : place, shared);
        guard.check(folder);
        LoadLock lock = LoadLock.take(place, "fill");
        if (lock == null) {
            throw new DatabaseException(
                    "another process has been filling the database for ten minutes",
                    "Wait until it has ended, which may be enough");
        }
        try {
            guard.check(folder);
            DurableFiles.deleteTree(folder);
            DurableFiles.create(folder);
            return new FillFolder(lock, folder);
        } catch (IOException | RuntimeException refused) {
            lock.close();
            throw refused;
        }
    }

    /** Feeds of other landings may have the same name, and the same folder for temporary files. */
    private static String name(FeedFolder feed) {
        return "bcda-database-" + feed.path().getFileName() + "-"
                + UUID.nameUUIDFromBytes(feed.path().toString().getBytes(StandardCharsets.UTF_8));
    }

    Path path() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        try {
            DurableFiles.deleteTree(folder);
        } finally {
            lock.close();
        }
    }
}
