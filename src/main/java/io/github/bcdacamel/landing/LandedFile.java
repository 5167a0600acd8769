package io.github.bcdacamel.landing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.io.input.BoundedInputStream;

/** A file under its final name: reads it, inflated where it landed compressed. */
public final class LandedFile {

    private static final int BUFFER = 128 * 1024;

    private static final boolean UNIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    private LandedFile() {}

    /** The decoded content, to be closed by the caller. Follows no symbolic link and waits for no pipe. */
    public static InputStream open(Path file) throws IOException {
        return decoded(DurableFiles.open(file), file.getFileName().toString().endsWith(".gz"));
    }

    private static InputStream decoded(InputStream bytes, boolean compressed) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(bytes, BUFFER);
        try {
            if (!compressed) {
                return buffered;
            }
            return GzipCompressorInputStream.builder()
                    .setInputStream(buffered)
                    .setDecompressConcatenated(true)
                    .get();
        } catch (IOException | RuntimeException e) {
            buffered.close();
            throw e;
        }
    }

    /**
     * Reads the whole file again, or as far as it is longer than expected, and checks its lines.
     *
     * @param expected decoded bytes
     */
    static FileContent read(Path file, long expected, LineChecker lines) throws IOException {
        boolean compressed = file.getFileName().toString().endsWith(".gz");
        return read(DurableFiles.open(file), compressed, expected, lines);
    }

    /** The same from anywhere; closes the stream. */
    static FileContent read(InputStream stored, boolean compressed, long expected, LineChecker lines)
            throws IOException {
        try (InputStream content = BoundedInputStream.builder()
                .setInputStream(decoded(stored, compressed))
                .setMaxCount(expected + BUFFER)
                .get()) {
            return lines.check(content);
        }
    }

    /**
     * When the file's content or its place was last changed, in nanoseconds since 1970: what the file system says and no
     * program sets, where it says that.
     */
    public static long changeTime(Path file) throws IOException {
        FileTime time = (FileTime)
                Files.getAttribute(file, UNIX ? "unix:ctime" : "lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
        return time.to(TimeUnit.NANOSECONDS);
    }

    /**
     * Whether the file is still as it was received. Its content is read again only when it was changed since.
     *
     * @param changeTime when it was last changed, as it was then; null when nobody knows
     */
    public static boolean isIntact(Path file, ReceivedFile received, Long changeTime) throws IOException {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) != received.size()) {
                return false;
            }
            return changeTime != null && changeTime == changeTime(file)
                    || sha256(file).equals(received.compressed() ? received.wireSha256() : received.sha256());
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException unreadable) {
            throw LandingException.at(file, unreadable);
        }
    }

    /** The SHA-256 of the file as it lies on the disk. */
    public static String sha256(Path file) throws IOException {
        try (InputStream content = DurableFiles.open(file)) {
            return sha256(content);
        }
    }

    /** Reads to the end and leaves it open. */
    public static String sha256(InputStream content) throws IOException {
        return DigestUtils.sha256Hex(new BufferedInputStream(content, BUFFER));
    }
}
