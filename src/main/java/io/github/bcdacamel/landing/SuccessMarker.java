package io.github.bcdacamel.landing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * {@code _SUCCESS}: the export is whole and verified. Written last, and removed before anything is done to the folder
 * again. Holds the SHA-256 of {@code receipt.json} in one line, so that marker and receipt prove each other; Hadoop and
 * Spark look only at the name.
 */
public final class SuccessMarker {

    public static final String NAME = "_SUCCESS";

    private static final int LONGEST = 1024;

    private SuccessMarker() {}

    /** Marks the export as finished. The receipt must be written. */
    public static Path write(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        try {
            String sha256 = DigestUtils.sha256Hex(DurableFiles.read(folder.resolve(ReceiptFile.NAME)));
            DurableFiles.writeWhole(file, (sha256 + "\n").getBytes(StandardCharsets.US_ASCII));
            return file;
        } catch (IOException e) {
            throw LandingException.at(file, e);
        }
    }

    /** The SHA-256 of the receipt that was finished, or nothing while the export is not. */
    public static Optional<String> read(Path folder) throws IOException {
        try {
            return Optional.of(
                    new String(DurableFiles.read(folder.resolve(NAME)), StandardCharsets.ISO_8859_1).strip());
        } catch (NoSuchFileException unfinished) {
            return Optional.empty();
        }
    }

    /** What a marker holds that stands anywhere: the SHA-256 of the receipt that was finished. */
    static String read(InputStream marker) throws IOException {
        return new String(marker.readNBytes(LONGEST), StandardCharsets.ISO_8859_1).strip();
    }

    /** Takes the mark away, on the disk too, before the export is done again. */
    public static void remove(Path folder) throws IOException {
        try {
            if (Files.deleteIfExists(folder.resolve(NAME))) {
                DurableFiles.sync(folder);
            }
        } catch (IOException e) {
            throw LandingException.at(folder, e);
        }
    }
}
