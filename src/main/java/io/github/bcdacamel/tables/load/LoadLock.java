package io.github.bcdacamel.tables.load;

import io.github.bcdacamel.landing.DurableFiles;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps others from the same work, in this process and in others, as long as it is open: a file that is locked. Where the file system
 * knows no locks it keeps nobody.
 */
public final class LoadLock implements AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final long MILLIS_BETWEEN_LOOKS = 100;

    /** What is locked in this process. Who opened such a file and closed it again would give up the lock, as POSIX has it. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private LoadLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Waits until nobody else has it.
     *
     * @param work what is not to be done twice at once; no load id begins with the dot that the file's name has
     * @return null if others have it for ten minutes
     */
    public static LoadLock take(Path folder, String work) throws IOException {
        Path file = folder.resolve("." + work + ".lock").toAbsolutePath().normalize();
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        do {
            LoadLock lock = tryTake(file);
            if (lock != null) {
                return lock;
            }
            try {
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("The wait for another build of tables was interrupted.");
            }
        } while (System.nanoTime() < end);
        return null;
    }

    private static LoadLock tryTake(Path file) throws IOException {
        if (!HELD.add(file)) {
            return null;
        }
        LoadLock lock = null;
        try {
            lock = tryLock(file);
            return lock;
        } finally {
            if (lock == null) {
                HELD.remove(file);
            }
        }
    }

    private static LoadLock tryLock(Path file) throws IOException {
        DurableFiles.create(file.getParent());
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException folderRemovedMeanwhile) {
            return null;
        }
        if (isLocked(channel) && channel.size() == 0) {
            return new LoadLock(file, channel);
        }
        channel.close();
        return null;
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException byAnotherNameInThisProcess) {
            return false;
        } catch (IOException noLocksHere) {
            return true;
        }
    }

    /** Who has opened the file meanwhile gets the lock of a file that has no name any more: its content says so. */
    @Override
    public void close() throws IOException {
        boolean interrupted = Thread.interrupted();
        try (channel) {
            Files.deleteIfExists(file);
            channel.write(ByteBuffer.allocate(1));
            Files.deleteIfExists(file.getParent());
        } catch (IOException left) {
            // The next one takes it; or others are at work in the folder.
        } finally {
            HELD.remove(file);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
