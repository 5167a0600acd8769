package io.github.bcdacamel.landing;

import static io.github.bcdacamel.landing.FileRefusedException.Reason.ENCODING;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.END_UNPROVEN;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.FILE_TOO_BIG;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.RANGE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Verified NDJSON as BCDA sent it. A file is received into a partial file, checked in the same pass, and only
 * {@link #publish} gives it its final name, {@code <dir>/<feed>/<export>/ndjson/Patient.0001.ndjson}. An attempt that
 * fails leaves its encoded bytes for the next one to continue, unless they are of no use.
 *
 * <p>Leaves to others: requests and their status codes, whether to try again, who may publish (check the lease first),
 * receipt and marker. Network failures of the body pass through as they are; {@link FileRefusedException} blames the
 * server, {@link LandingException} our own disk. Thread-safe: its attempts share nothing but folders.
 */
public final class Landing {

    /** The folder of a feed that holds the tables of all its exports. */
    public static final String TABLES = "tables";

    /** The folder of a feed that holds what is made of these tables. */
    public static final String MARTS = "marts";

    private static final int EMPTY_MEMBER = 23;

    private final Path dir;
    private final Compression compression;
    private final DownloadLimits limits;
    private final LongSupplier nanos;
    private final DiskSpaceGuard room;
    private final boolean shared;
    private FolderGuard folders;

    public Landing(Path dir, Compression compression, DownloadLimits limits) {
        this(dir, compression, limits, false);
    }

    /** @param shared whether the landing may be another user's, or writable by everybody */
    public Landing(Path dir, Compression compression, DownloadLimits limits, boolean shared) {
        this(dir, compression, limits, shared, System::nanoTime);
    }

    /** @param nanos a clock that only goes forward, for the minimum speed */
    public Landing(Path dir, Compression compression, DownloadLimits limits, LongSupplier nanos) {
        this(dir, compression, limits, false, nanos);
    }

    private Landing(Path dir, Compression compression, DownloadLimits limits, boolean shared, LongSupplier nanos) {
        this.dir = dir.toAbsolutePath().normalize();
        this.compression = compression;
        this.limits = limits;
        this.shared = shared;
        this.nanos = nanos;
        this.room = new DiskSpaceGuard(this.dir, limits.minFree());
    }

    /**
     * Makes the export's folder.
     *
     * @param resumed whether the folder may be there already
     */
    public Path open(String feed, String exportId, boolean resumed) throws IOException {
        Path folder = folder(feed, exportId);
        try {
            partialFolder(feed, exportId);
            requireOurs(folder.resolve(FileKind.OUTPUT.folder()));
            requireOurs(folder.resolve(FileKind.ERROR.folder()));
            DurableFiles.create(folder.getParent());
            if (!resumed) {
                room.require(0);
            }
            if (!resumed && Files.exists(folder)) {
                throw new LandingException(
                        LandingException.Reason.FOLDER_EXISTS,
                        ("The folder %s of the new export exists already. Another process may be landing there, or its"
                                        + " ledger was lost. Move the folder away, then run again. Nothing in it was touched.")
                                .formatted(folder),
                        null);
            }
            DurableFiles.create(folder.resolve(FileKind.OUTPUT.folder()));
            DurableFiles.create(folder.resolve(FileKind.ERROR.folder()));
            DurableFiles.sync(folder);
            DurableFiles.sync(folder.getParent());
            DurableFiles.sync(dir);
            return folder;
        } catch (IOException e) {
            throw LandingException.at(folder, e);
        }
    }

    /** Clears away the folder of an export that is over and landed nothing; one that holds data or a manifest stays. */
    public void abandon(String feed, String exportId) throws IOException {
        discardPartials(feed, exportId);
        Path folder = folder(feed, exportId);
        requireOurs(folder);
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> paths = found.sorted(Comparator.reverseOrder()).toList();
            boolean empty = paths.stream()
                    .allMatch(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                            || path.equals(folder.resolve(ExportLog.NAME)));
            if (empty) {
                for (Path path : paths) {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw LandingException.at(folder, e);
        }
    }

    /**
     * Deletes what attempts at files of a job left that is gone: nothing of it may be continued with another job's. What
     * has landed stays until {@link #keepOnly}, so that a process which wakes here after long deletes no other's data.
     */
    public void forgetJob(String feed, String exportId) throws IOException {
        PartialFileStore partials = new PartialFileStore(partialFolder(feed, exportId));
        for (FileKind kind : FileKind.values()) {
            partials.discard(kind.folder() + "-");
        }
    }

    /** Deletes data files that are not of this export as it ends: what landed of a job that is gone. */
    public void keepOnly(String feed, String exportId, Set<String> names) throws IOException {
        Path folder = folder(feed, exportId);
        for (FileKind kind : FileKind.values()) {
            Path data = folder.resolve(kind.folder());
            if (!Files.isDirectory(data)) {
                continue;
            }
            requireOurs(data);
            try (Stream<Path> found = Files.list(data)) {
                for (Path path : found.toList()) {
                    if (!names.contains(kind.folder() + "/" + path.getFileName())) {
                        Files.delete(path);
                    }
                }
            } catch (IOException e) {
                throw LandingException.at(data, e);
            }
        }
    }

    /** Deletes the whole folder of an export that stands elsewhere, proven; the marker first, so that no half looks whole. */
    public void remove(String feed, String exportId) throws IOException {
        discardPartials(feed, exportId);
        Path folder = folder(feed, exportId);
        requireOurs(folder);
        if (!Files.exists(folder)) {
            return;
        }
        SuccessMarker.remove(folder);
        try {
            DurableFiles.deleteTree(folder);
        } catch (IOException e) {
            throw LandingException.at(folder, e);
        }
    }

    /** Where the export lands, whether it exists or not. */
    public Path folder(String feed, String exportId) {
        FileToLand.checkFolder(feed);
        FileToLand.checkFolder(exportId);
        return dir.resolve(feed).resolve(exportId);
    }

    /** Whether the landing may be another user's, or writable by everybody. */
    public boolean isShared() {
        return shared;
    }

    /** Where the tables of a feed's exports are, whether there are any or not. */
    public Path tables(String feed) {
        FileToLand.checkFolder(feed);
        return dir.resolve(feed).resolve(TABLES);
    }

    /** The folder of all exports of a feed, whether there are any or not. */
    public Path feed(String feed) {
        FileToLand.checkFolder(feed);
        return dir.resolve(feed);
    }

    /** Writes a file of our own, such as {@code profile/profile.json}, whole or not at all. */
    public void writeOwn(String feed, String exportId, String folder, String name, byte[] content) throws IOException {
        FileToLand.checkFolder(folder);
        FileToLand.checkFolder(name);
        Path file = folder(feed, exportId).resolve(folder).resolve(name);
        requireOurs(file.getParent());
        try {
            DurableFiles.create(file.getParent());
            DurableFiles.writeWhole(file, content);
            DurableFiles.sync(folder(feed, exportId));
        } catch (IOException e) {
            throw LandingException.at(file, e);
        }
    }

    /**
     * Writes {@code manifest.json} as BCDA sent it. Does no harm when it is done again.
     *
     * @param manifest null when it stands there
     */
    public void publishManifest(String feed, String exportId, String manifest) throws IOException {
        if (manifest == null) {
            return;
        }
        Path last = folder(feed, exportId).resolve(LandedExport.MANIFEST);
        byte[] content = manifest.getBytes(StandardCharsets.UTF_8);
        if (isPlain(last) && DigestUtils.sha256Hex(content).equals(LandedFile.sha256(last))) {
            return;
        }
        try {
            DurableFiles.writeWhole(last, content);
        } catch (IOException e) {
            throw LandingException.at(last, e);
        }
    }

    private static boolean isPlain(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Refuses to begin when so many bytes more do not fit. */
    public void requireRoom(long bytes) throws LandingException {
        room.require(bytes);
    }

    /** What the next request may continue: the longest that earlier attempts left. */
    public Optional<PartialFile> partial(FileToLand file) throws IOException {
        return partials(file).longest(file).map(found -> new PartialFile(found.length(), found.validator()));
    }

    /** Receives a 200 as the whole file, or a 206 as the rest of it. Reads the body to its end and leaves it open. */
    public ReceivedFile receive(FileToLand file, ResponseHead head, InputStream body) throws IOException {
        boolean gzip = announcesGzip(file, head);
        if (head.status() == 206) {
            return receiveRest(file, head, body, gzip);
        }
        if (!head.chunked() && head.contentLength() == null) {
            throw new FileRefusedException(
                    file.name(),
                    END_UNPROVEN,
                    "the response has neither chunks nor a Content-Length, so a truncated body cannot be detected.");
        }
        // A message has one of the two; chunks win (RFC 9112, 6.3).
        long length = head.chunked() ? -1 : head.contentLength();
        checkRoom(file, Math.max(0, length));
        partials(file).discard(file.partialPrefix());
        // What compresses proves its own end; BCDA counts other bytes in a continuation than it sends of the whole.
        long total = gzip ? -1 : length;
        return attempt(
                file, gzip, head.validator(), total, new EncodedBodyStream.Source(null, 0, body, length, false, true));
    }

    /**
     * Takes the partial file for the whole file, because the server says, asked for more, that it has no more: {@code 416}
     * with {@code Content-Range: bytes *}{@code /981}. A plain file must have just as many bytes as the first answer
     * announced; of a gzip, which proves its own end, BCDA sends an empty member of 23 bytes more than it then counts.
     */
    public ReceivedFile completeFromPartial(FileToLand file, long total) throws IOException {
        PartialFileStore.Encoded old = partials(file)
                .longest(file)
                .filter(found -> total > 0 && isWhole(found, total))
                .orElse(null);
        if (old == null) {
            throw startOver(
                    file,
                    "the server says that it has %d bytes, which are not those of the partial file.".formatted(total));
        }
        return continued(file, false, old, total, new EncodedBodyStream.Source(null, 0, null, 0, false, true));
    }

    private static boolean isWhole(PartialFileStore.Encoded found, long total) {
        long more = found.length() - total;
        return found.total() < 0
                ? isGzip(found.path()) && more >= 0 && more <= EMPTY_MEMBER
                : more == 0 && found.total() == total;
    }

    private static boolean isGzip(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.read() == 0x1f && bytes.read() == 0x8b;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Gives the file its final name. Does no harm when it is done again: after a crash nobody knows whether it was done. */
    public void publish(FileToLand file, ReceivedFile received) throws IOException {
        if (!received.name().equals(file.name()) && !received.name().equals(file.name() + ".gz")) {
            throw new IllegalArgumentException(received.name() + " was not received as " + file.name() + ".");
        }
        Path export = folder(file.feed(), file.exportId());
        Path last = export.resolve(received.name());
        Path partial = dir.resolve(received.partialName()).normalize();
        requireOurs(last.getParent());
        requireOurs(partial.getParent());
        try {
            if (!Files.exists(partial) || Files.size(partial) != received.size()) {
                requirePublished(last, received, file);
            } else {
                DurableFiles.sync(partial);
                DurableFiles.create(last.getParent());
                DurableFiles.rename(partial, last);
            }
            Files.deleteIfExists(export.resolve(received.compressed() ? file.name() : file.name() + ".gz"));
            DurableFiles.sync(last.getParent());
            DurableFiles.sync(export);
            partials(file).discard(file.partialPrefix());
        } catch (IOException e) {
            throw LandingException.at(last, e);
        }
    }

    /** Deletes what attempts at this file left, except what another attempt is writing at this moment. */
    public void discardPartials(FileToLand file) throws IOException {
        partials(file).discard(file.partialPrefix());
    }

    /** Deletes what one attempt at this file left. */
    public void discardAttempt(FileToLand file, String attemptId) throws IOException {
        partials(file).discard(file.partialPrefix() + attemptId + ".");
        removeEmpty(partialFolder(file.feed(), file.exportId()));
    }

    /** Deletes every partial file of the export and their folder. For its end; what another attempt is writing stays. */
    public void discardPartials(String feed, String exportId) throws IOException {
        Path folder = partialFolder(feed, exportId);
        new PartialFileStore(folder).discard("");
        removeEmpty(folder);
    }

    private void removeEmpty(Path folder) {
        for (Path empty = folder; !empty.equals(dir); empty = empty.getParent()) {
            try {
                Files.deleteIfExists(empty);
            } catch (IOException notEmpty) {
                return;
            }
        }
    }

    private ReceivedFile receiveRest(FileToLand file, ResponseHead head, InputStream body, boolean gzip)
            throws IOException {
        ContentRange range = ContentRange.read(head.contentRange());
        if (range == null || head.contentLength() != null && head.contentLength() != range.length()) {
            throw startOver(file, "the server continued it without saying which bytes follow.");
        }
        // A server that does not say which version it continues may have ignored If-Range.
        PartialFileStore.Encoded old = partials(file).encoded(file).stream()
                .filter(found -> found.length() == range.first())
                .filter(found -> found.validator() != null && found.validator().equals(head.validator()))
                .filter(found -> found.total() < 0 || found.total() == range.total())
                .findFirst()
                .orElse(null);
        if (old == null) {
            throw startOver(
                    file,
                    "the server continued it at byte %d of %d, where no partial file of that version and length ends."
                            .formatted(range.first(), range.total()));
        }
        checkRoom(file, range.total());
        return continued(
                file,
                gzip,
                new PartialFileStore.Encoded(old.path(), old.length(), old.validator(), range.total()),
                old.length(),
                new EncodedBodyStream.Source(null, 0, body, range.length(), true, range.endsFile()));
    }

    private ReceivedFile continued(
            FileToLand file, boolean gzip, PartialFileStore.Encoded old, long take, EncodedBodyStream.Source rest)
            throws IOException {
        try (InputStream bytes = DurableFiles.open(old.path())) {
            return attempt(
                    file,
                    gzip,
                    old.validator(),
                    old.total(),
                    new EncodedBodyStream.Source(
                            bytes, take, rest.body(), rest.length(), rest.mayBeLonger(), rest.endsFile()));
        } catch (NoSuchFileException e) {
            throw LandingException.at(old.path(), e);
        }
    }

    private ReceivedFile attempt(
            FileToLand file, boolean gzip, String validator, long total, EncodedBodyStream.Source source)
            throws IOException {
        PartialFileStore partials = partials(file);
        boolean compressed = compression == Compression.GZIP && file.kind() != FileKind.ERROR;
        DownloadAttempt attempt = new DownloadAttempt(
                file, gzip, compressed, limits, nanos, room, partials, partials.encoded(file, validator, total));
        try {
            return attempt.receive(source, dir);
        } catch (FileRefusedException e) {
            if (e.reason().startsOver()) {
                partials.discard(file.partialPrefix());
            } else {
                partials.keepLongest(file);
            }
            throw e;
        } catch (IOException | RuntimeException e) {
            partials.keepLongest(file);
            throw e;
        }
    }

    private FileRefusedException startOver(FileToLand file, String what) throws IOException {
        partials(file).discard(file.partialPrefix());
        return new FileRefusedException(file.name(), RANGE, what);
    }

    private boolean announcesGzip(FileToLand file, ResponseHead head) throws FileRefusedException {
        String encoding = head.contentEncoding() == null
                ? ""
                : head.contentEncoding().strip().toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "", "identity" -> false;
            case "gzip", "x-gzip" -> true;
            default ->
                throw new FileRefusedException(
                        file.name(), ENCODING, "its Content-Encoding is not gzip, the only one that was asked for.");
        };
    }

    private void checkRoom(FileToLand file, long coming) throws IOException {
        if (coming > limits.maxFileSize()) {
            throw new FileRefusedException(
                    file.name(),
                    FILE_TOO_BIG,
                    "it is announced as larger than %d bytes.".formatted(limits.maxFileSize()));
        }
        room.require(Math.max(coming, file.fileSize() == null ? 0 : file.fileSize()));
    }

    private void requirePublished(Path last, ReceivedFile received, FileToLand file) throws IOException {
        if (!isPublished(last, received, file)) {
            throw new LandingException(
                    LandingException.Reason.PARTIAL_GONE,
                    "The partial file %s is gone or changed, and %s is not the file that was received. Another process may have taken over the file. It is fetched again."
                            .formatted(received.partialName(), last),
                    null);
        }
    }

    private boolean isPublished(Path last, ReceivedFile received, FileToLand file) throws IOException {
        if (!Files.exists(last) || Files.size(last) != received.size()) {
            return false;
        }
        try {
            LineChecker lines = new LineChecker(file.name(), file.type(), limits.maxLineSize());
            return LandedFile.read(last, received.bytes(), lines).sha256().equals(received.sha256());
        } catch (FileRefusedException e) {
            return false;
        }
    }

    private PartialFileStore partials(FileToLand file) throws IOException {
        return new PartialFileStore(partialFolder(file.feed(), file.exportId()));
    }

    /** Everything that reads, writes or deletes partial files comes by here. */
    private Path partialFolder(String feed, String exportId) throws IOException {
        FileToLand.checkFolder(feed);
        FileToLand.checkFolder(exportId);
        Path folder = dir.resolve(".partial").resolve(feed).resolve(exportId);
        requireOurs(folder);
        return folder;
    }

    private synchronized FolderGuard folders() throws IOException {
        if (folders == null) {
            folders = new FolderGuard(dir, shared);
        }
        return folders;
    }

    private void requireOurs(Path folder) throws IOException {
        folders().check(folder);
    }
}
