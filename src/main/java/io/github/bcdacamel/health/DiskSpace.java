package io.github.bcdacamel.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The disk that a landing is on, whether or not the first export has made its folder. */
public record DiskSpace(Path landing) {

    /** Bytes that this process could still write. */
    public long free() throws IOException {
        Path there = landing.toAbsolutePath();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        return Files.getFileStore(there).getUsableSpace();
    }

    /** The same; not a number when the disk does not say. */
    public double freeBytes() {
        try {
            return free();
        } catch (IOException unknown) {
            return Double.NaN;
        }
    }
}
