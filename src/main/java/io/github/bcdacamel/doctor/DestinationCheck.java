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
 * Says whether the landing can be written, by writing: a file of a few bytes, readable by us alone, that is removed at
 * once. A landing that is not there yet is not made; the folder in which it would be is tried instead.
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
            return refused(dir, folder + " is no folder");
        }
        try {
            tryToWrite(folder);
            long room = Files.getFileStore(folder).getUsableSpace();
            String found = dir
                    + (folder.equals(dir) ? " can be written, " : " can be made, ")
                    + String.format(Locale.ROOT, "%,d MB free.", room / 1_000_000);
            return room < LITTLE_ROOM
                    ? Check.warn(NAME, found + " That is little: make room, or an export may stop for want of it.")
                    : Check.ok(NAME, found);
        } catch (IOException | RuntimeException refused) {
            return refused(
                    dir, folder + " cannot be written: " + refused.getClass().getSimpleName());
        }
    }

    private static Check refused(Path dir, String why) {
        return Check.fail(
                FailureClass.DESTINATION,
                NAME,
                "Nothing can land in " + dir + " (bcda.landing.dir), because " + why
                        + ". Choose another folder, or give"
                        + " the user that runs the program the right to write there, and room.");
    }

    /** The temporary file is readable by us alone. */
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
