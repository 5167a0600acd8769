package io.github.bcdacamel.ledger;

import io.github.bcdacamel.landing.DurableFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The file of an embedded ledger. H2 commits each statement of a migration by itself, so a process that is killed between
 * two of them would leave a database that no version understands. Therefore the file is made, and changed, under another
 * name, and takes its own when it is whole and on the disk. What is done to the database is left to the caller.
 */
final class LedgerFile {

    private static final String URL = "jdbc:h2:file:";
    private static final String SUFFIX = ".mv.db";
    private static final String UNFINISHED = ".unfinished-";

    private final Path file;
    private final String name;
    private final String options;

    /** Opens the database at an address, changes it, and closes it. */
    interface Change {
        void apply(String url) throws SQLException;
    }

    /** Another process has the file open. */
    static final class InUseException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private LedgerFile(Path withoutSuffix, String options) {
        this.name = withoutSuffix.getFileName().toString();
        this.file = withoutSuffix.resolveSibling(name + SUFFIX);
        this.options = options;
    }

    /** @param url {@code jdbc:h2:file:PATH}, with options or without */
    static LedgerFile of(String url) {
        String[] parts = url.substring(URL.length()).split(";", 2);
        String path = parts[0].replaceFirst("^~(?=/|$)", System.getProperty("user.home"));
        return new LedgerFile(Path.of(path).toAbsolutePath(), parts.length == 2 ? ";" + parts[1] : "");
    }

    /** Makes the ledger, unless there is one. */
    void make(Change tables) throws IOException, SQLException {
        DurableFiles.create(folder());
        if (Files.exists(file)) {
            return;
        }
        String unfinished = begin();
        try {
            tables.apply(URL + folder().resolve(unfinished) + options);
            DurableFiles.sync(folder().resolve(unfinished + SUFFIX));
            publish(folder().resolve(unfinished + SUFFIX));
            DurableFiles.sync(folder());
        } finally {
            remove(unfinished);
        }
    }

    /**
     * Changes a copy of the ledger, which then takes its place.
     *
     * @param anew whether the copy is empty, because there is nothing in the ledger
     * @return under which name the earlier ledger is kept; null where the disk knows no second names
     * @throws InUseException when another process has it open
     */
    Path replace(boolean anew, Change change) throws IOException, SQLException {
        String unfinished = begin();
        Path copy = folder().resolve(unfinished + SUFFIX);
        try (FileChannel original = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = lock(original)) {
            if (lock == null) {
                throw new InUseException();
            }
            if (!anew) {
                copy(original, copy);
            }
            change.apply(URL + folder().resolve(unfinished) + options);
            DurableFiles.sync(copy);
            Path kept = keep();
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            DurableFiles.sync(folder());
            return kept;
        } finally {
            remove(unfinished);
        }
    }

    /** A name of our own, after the remains of processes that were killed are cleared away. */
    private String begin() throws IOException {
        remove(name + UNFINISHED);
        return name + UNFINISHED + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Removes files whose names begin so, unless a process works on them. */
    private void remove(String prefix) throws IOException {
        try (Stream<Path> siblings = Files.list(folder())) {
            for (Path sibling : siblings.filter(
                            path -> path.getFileName().toString().startsWith(prefix) && Files.isRegularFile(path))
                    .toList()) {
                try (FileChannel channel = FileChannel.open(sibling, StandardOpenOption.WRITE);
                        FileLock lock = lock(channel)) {
                    if (lock != null) {
                        Files.deleteIfExists(sibling);
                    }
                }
            }
        }
    }

    /** Another process may have made one meanwhile, which must not be replaced. */
    private void publish(Path whole) throws IOException {
        try {
            Files.createLink(file, whole);
        } catch (FileAlreadyExistsException byAnotherProcess) {
            return;
        } catch (IOException | UnsupportedOperationException noSecondNames) {
            Files.move(whole, file);
        }
    }

    private Path keep() throws IOException {
        Path kept = folder().resolve(name + ".before-upgrade" + SUFFIX);
        Files.deleteIfExists(kept);
        try {
            return Files.createLink(kept, file);
        } catch (IOException | UnsupportedOperationException noSecondNames) {
            return null;
        }
    }

    private Path folder() {
        return file.getParent();
    }

    /** Of the channel itself: closing another one of the same file would give up the lock. */
    private static void copy(FileChannel original, Path copy) throws IOException {
        try (FileChannel to = DurableFiles.createFile(copy)) {
            long size = original.size();
            for (long position = 0; position < size; ) {
                position += original.transferTo(position, size - position, to);
            }
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }
}
