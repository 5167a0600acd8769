package io.github.bcdacamel.doctor;

import io.github.bcdacamel.failures.FailureClass;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Checks whether the landing is writable: writes a small file that only this user can read, and deletes it. Does not
 * create a missing landing; it tries the folder above instead.
 */
public final class DestinationCheck {

    private static final String NAME = "destination";
    private static final long LITTLE_ROOM = 1_000_000_000;

    private DestinationCheck() {}

    public static Check of(Path landing) {
        Path dir = landing.toAbsolutePath().normalize();
        Path folder = dir;
        while (!Files.exists(folder)) {
            folder = folder.getParent();
        }
        if (!Files.isDirectory(folder)) {
            return refused(dir, folder + " is not a folder");
        }
        try {
            tryToWrite(folder);
            long room = Files.getFileStore(folder).getUsableSpace();
            String found = dir
                    + (folder.equals(dir) ? " is writable, " : " can be created, ")
                    + String.format(Locale.ROOT, "%,d MB free.", room / 1_000_000);
            return room < LITTLE_ROOM
                    ? Check.warn(NAME, found + " That is little: free some space, or an export may stop.")
                    : Check.ok(NAME, found);
        } catch (IOException | RuntimeException refused) {
            return refused(
                    dir, folder + " is not writable: " + refused.getClass().getSimpleName());
        }
    }

    private static Check refused(Path dir, String why) {
        return Check.fail(
                FailureClass.DESTINATION,
                NAME,
                "Nothing can land in " + dir + " (bcda.landing.dir), because " + why
                        + ". Choose another folder, or give the program's user write permission, and free some"
                        + " space.");
    }

    /** createTempFile makes the file readable by this user only. */
    private static void tryToWrite(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, ".doctor-", null);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[4096]));
            channel.force(true);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
