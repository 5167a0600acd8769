package io.github.bcdacamel.landing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The unfinished files of one export, in {@code <landing>/.partial/<feed>/<export>/}. Each attempt writes only its own
 * and holds a lock on them while it does, so that an attempt which others gave up, and which wakes again, neither harms
 * the others nor is harmed.
 *
 * <ul>
 *   <li>{@code ndjson-Patient.0001.<attempt>.v<validator>.n<length>.part}: the bytes as they came, to be continued, and
 *       what the server said of the whole: the validator is Base64 without padding; nothing where it said nothing;
 *   <li>{@code ndjson-Patient.0001.<attempt>.ndjson.part}: the same, inflated.
 * </ul>
 */
final class PartialFileStore {

    /** A SHA-256 in quotes has 66; in a name of 255 there is no room for many more. */
    private static final int LONGEST_VALIDATOR = 80;

    private static final Pattern ENCODED = Pattern.compile(".*\\.v([A-Za-z0-9_-]*)\\.n(\\d{0,18})\\.part");
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final Path folder;

    PartialFileStore(Path folder) {
        this.folder = folder;
    }

    /**
     * Bytes of an earlier attempt, and where they are.
     *
     * @param total how many the whole has, or -1 where no answer has said so
     */
    record Encoded(Path path, long length, String validator, long total) {}

    Path encoded(FileToLand file, String validator, long total) {
        boolean kept = validator != null
                && validator.length() <= LONGEST_VALIDATOR
                && validator.chars().allMatch(c -> c >= ' ' && c < 127);
        String text = kept ? ENCODER.encodeToString(validator.getBytes(StandardCharsets.US_ASCII)) : "";
        return folder.resolve(
                file.partialPrefix() + file.attemptId() + ".v" + text + ".n" + (total < 0 ? "" : total) + ".part");
    }

    Path decoded(FileToLand file) {
        return folder.resolve(file.partialPrefix() + file.attemptId() + ".ndjson.part");
    }

    /** A new file, locked until it is closed. */
    FileChannel create(Path path) throws IOException {
        DurableFiles.create(folder);
        FileChannel channel = DurableFiles.createFile(path);
        try {
            channel.tryLock();
        } catch (IOException noLocksHere) {
            // A file system without locks loses nothing but the care for attempts that wake again.
        }
        return channel;
    }

    Optional<Encoded> longest(FileToLand file) throws IOException {
        return encoded(file).stream().max(Comparator.comparingLong(Encoded::length));
    }

    /** What earlier attempts left of this file, as it came; empty ones left out. */
    List<Encoded> encoded(FileToLand file) throws IOException {
        List<Encoded> found = new ArrayList<>();
        for (Path path : all(file.partialPrefix())) {
            Matcher name = ENCODED.matcher(path.getFileName().toString());
            OptionalLong size = size(path);
            if (name.matches() && size.isPresent() && size.getAsLong() > 0) {
                long total = name.group(2).isEmpty() ? -1 : Long.parseLong(name.group(2));
                found.add(new Encoded(path, size.getAsLong(), validator(name.group(1)), total));
            }
        }
        return found;
    }

    /** Deletes what attempts left whose names begin so, except what somebody is writing at this moment. */
    void discard(String prefix) throws IOException {
        for (Path path : all(prefix)) {
            if (!isBeingWritten(path)) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Deletes all encoded partial files of the file but the longest, which holds what the others hold. */
    void keepLongest(FileToLand file) throws IOException {
        List<Encoded> found = encoded(file);
        Encoded longest =
                found.stream().max(Comparator.comparingLong(Encoded::length)).orElse(null);
        for (Encoded shorter : found) {
            if (shorter != longest && !isBeingWritten(shorter.path())) {
                Files.deleteIfExists(shorter.path());
            }
        }
    }

    /** Links, pipes and folders of such a name are none of ours: they are neither read nor waited for. */
    private List<Path> all(String prefix) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> path.getFileName().toString().startsWith(prefix)
                            && path.getFileName().toString().endsWith(".part")
                            && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        } catch (NoSuchFileException nothingBegun) {
            return List.of();
        }
    }

    private static OptionalLong size(Path path) throws IOException {
        try {
            return OptionalLong.of(Files.size(path));
        } catch (NoSuchFileException goneMeanwhile) {
            return OptionalLong.empty();
        }
    }

    private static String validator(String text) {
        try {
            byte[] validator = Base64.getUrlDecoder().decode(text);
            return validator.length == 0 ? null : new String(validator, StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    private static boolean isBeingWritten(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException inThisProcess) {
            return true;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }
}
