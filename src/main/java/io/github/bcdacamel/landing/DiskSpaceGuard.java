package io.github.bcdacamel.landing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Looks whether the landing's disk has room, before a file whose size is known and now and then while bytes are written,
 * so that a reserve stays free: the ledger often lies on the same disk, and must be able to say that there is no room.
 */
final class DiskSpaceGuard {

    private static final long LOOK_EVERY = 1_000_000;

    private final Path dir;
    private final long reserve;
    private final AtomicLong untilLook = new AtomicLong(LOOK_EVERY);

    /** @param reserve bytes that are left free; 0 for none */
    DiskSpaceGuard(Path dir, long reserve) {
        this.dir = dir;
        this.reserve = reserve;
    }

    /** @param coming bytes that will be written at least; 0 when that is not known */
    void require(long coming) throws LandingException {
        if (!Files.exists(dir)) {
            return;
        }
        // Not a FileStore, which reads the list of all mounts each time.
        long free = dir.toFile().getUsableSpace();
        if (coming > free - reserve && coming + reserve > 0) {
            throw LandingException.at(
                    dir,
                    new IOException(
                            "No space left for %d bytes more and the %d that stay free".formatted(coming, reserve)));
        }
    }

    /** So many bytes were written. */
    void used(long bytes) throws LandingException {
        if (untilLook.addAndGet(-bytes) < 0) {
            untilLook.set(LOOK_EVERY);
            require(0);
        }
    }
}
