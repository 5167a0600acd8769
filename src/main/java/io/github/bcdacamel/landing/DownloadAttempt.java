package io.github.bcdacamel.landing;

import static io.github.bcdacamel.landing.FileRefusedException.Reason.CHECKSUM;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.COUNT;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.EMPTY;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.FILE_TOO_BIG;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.GZIP_CORRUPT;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.GZIP_CUT;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.INFLATES_TOO_MUCH;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.NOT_GZIP;
import static io.github.bcdacamel.landing.FileRefusedException.Reason.SIZE;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.function.LongSupplier;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * One attempt at a file, in one pass: encoded bytes to their partial file, the same bytes inflated, checked line by
 * line, hashed, and where wanted written to a second partial file. What earlier attempts left is the source's matter,
 * what becomes of the partial files after a failure is the landing's.
 */
final class DownloadAttempt {

    private static final int BUFFER = 128 * 1024;
    private static final long BEFORE_INFLATION_COUNTS = 1_000_000;

    private final FileToLand file;
    private final boolean announcedGzip;
    private final boolean landsCompressed;
    private final DownloadLimits limits;
    private final LongSupplier nanos;
    private final DiskSpaceGuard room;
    private final PartialFileStore partials;
    private final Path encodedPath;

    DownloadAttempt(
            FileToLand file,
            boolean announcedGzip,
            boolean landsCompressed,
            DownloadLimits limits,
            LongSupplier nanos,
            DiskSpaceGuard room,
            PartialFileStore partials,
            Path encodedPath) {
        this.file = file;
        this.announcedGzip = announcedGzip;
        this.landsCompressed = landsCompressed;
        this.limits = limits;
        this.nanos = nanos;
        this.room = room;
        this.partials = partials;
        this.encodedPath = encodedPath;
    }

    /** @param landing the folder to which the partial file's name in the result is relative */
    ReceivedFile receive(EncodedBodyStream.Source source, Path landing) throws IOException {
        Path decodedPath = partials.decoded(file);
        MessageDigest ofEncoded = Checksum.sha256();
        boolean done = false;
        try (FileChannel encodedFile = create(encodedPath)) {
            EncodedBodyStream encoded =
                    new EncodedBodyStream(file, source, encodedFile, encodedPath, limits, nanos, room, ofEncoded);
            BufferedInputStream buffered = new BufferedInputStream(encoded, BUFFER);
            boolean gzip = isGzip(buffered);
            boolean inflates = gzip && !landsCompressed;
            ReceivedFile received;
            try (FileChannel decodedFile = inflates ? create(decodedPath) : null) {
                received = read(encoded, gzip ? gunzip(buffered, encoded) : buffered, gzip, decodedFile, ofEncoded);
            }
            done = true;
            return new ReceivedFile(
                    gzip && landsCompressed ? file.name() + ".gz" : file.name(),
                    landing.relativize(inflates ? decodedPath : encodedPath).toString(),
                    received.wireBytes(),
                    received.fetchedBytes(),
                    received.bytes(),
                    received.lines(),
                    received.sha256(),
                    received.wireSha256());
        } finally {
            if (!done) {
                Files.deleteIfExists(decodedPath);
            }
        }
    }

    private ReceivedFile read(
            EncodedBodyStream encoded,
            InputStream content,
            boolean gzip,
            FileChannel decodedFile,
            MessageDigest ofEncoded)
            throws IOException {
        LineChecker lines = new LineChecker(file.name(), file.type(), limits.maxLineSize());
        MessageDigest ofDecoded = Checksum.sha256();
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        for (int count = next(content, buffer, encoded); count >= 0; count = next(content, buffer, encoded)) {
            bytes += count;
            encoded.decoded(bytes);
            checkSize(bytes, gzip ? encoded.passed() : bytes);
            lines.next(buffer, 0, count);
            ofDecoded.update(buffer, 0, count);
            if (decodedFile != null) {
                write(decodedFile, buffer, count);
            }
        }
        lines.end();
        byte[] digest = ofDecoded.digest();
        byte[] wireDigest = ofEncoded.digest();
        checkAgainstServer(lines.lines(), bytes, encoded.passed(), digest, wireDigest);
        return new ReceivedFile(
                file.name(),
                "",
                encoded.passed(),
                encoded.fetched(),
                bytes,
                lines.lines(),
                Checksum.hex(digest),
                Checksum.hex(wireDigest));
    }

    /** Whether the content is gzip; its first bytes decide, because servers forget the header. The other way round is refused. */
    private boolean isGzip(BufferedInputStream buffered) throws IOException {
        buffered.mark(2);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        boolean gzip = first == 0x1f && second == 0x8b;
        if (announcedGzip && !gzip && first >= 0) {
            throw refused(
                    NOT_GZIP, "it is announced as gzip, and is not. Something on the way unpacked it or replaced it.");
        }
        return gzip;
    }

    private InputStream gunzip(BufferedInputStream buffered, EncodedBodyStream encoded) throws IOException {
        try {
            // Not java.util.zip.GZIPInputStream, which takes a second member that comes late for the end, silently.
            return GzipCompressorInputStream.builder()
                    .setInputStream(buffered)
                    .setDecompressConcatenated(true)
                    .get();
        } catch (IOException | RuntimeException e) {
            throw badGzip(encoded, e);
        }
    }

    private int next(InputStream content, byte[] buffer, EncodedBodyStream encoded) throws IOException {
        try {
            return content.read(buffer, 0, buffer.length);
        } catch (IOException | RuntimeException e) {
            throw badGzip(encoded, e);
        }
    }

    private IOException badGzip(EncodedBodyStream encoded, Exception e) {
        if (encoded.failure() instanceof IOException ours) {
            return ours;
        }
        if (encoded.failure() instanceof RuntimeException bodys) {
            throw bodys;
        }
        return e instanceof EOFException
                ? refused(GZIP_CUT, "its body is whole, the gzip inside ends early. The server's own file is cut.")
                : refused(GZIP_CORRUPT, "its gzip is damaged, or followed by something else.");
    }

    private void checkSize(long bytes, long passed) throws FileRefusedException {
        if (bytes > limits.maxFileSize()) {
            throw refused(FILE_TOO_BIG, "it is larger than %d bytes.".formatted(limits.maxFileSize()));
        }
        if (bytes > BEFORE_INFLATION_COUNTS && bytes / limits.maxInflation() > passed) {
            throw refused(INFLATES_TOO_MUCH, "it inflates more than %d-fold.".formatted(limits.maxInflation()));
        }
    }

    private void checkAgainstServer(long lines, long bytes, long passed, byte[] digest, byte[] wireDigest)
            throws FileRefusedException {
        if (lines == 0 && !Long.valueOf(0).equals(file.count())) {
            throw refused(EMPTY, "it holds nothing, and BCDA lists no empty file. The server may still be writing it.");
        }
        if (file.count() != null && file.count() != lines) {
            throw refused(COUNT, "it holds %d resources, and the manifest says %d.".formatted(lines, file.count()));
        }
        if (file.fileSize() != null && file.fileSize() != bytes && file.fileSize() != passed) {
            throw refused(
                    SIZE,
                    "it has %d bytes, %d inflated, and the manifest says %d."
                            .formatted(passed, bytes, file.fileSize()));
        }
        if (file.sha256() != null
                && !Checksum.same(file.sha256(), digest)
                && !Checksum.same(file.sha256(), wireDigest)) {
            throw refused(CHECKSUM, "its SHA-256 is %s, not the server's.".formatted(Checksum.hex(digest)));
        }
    }

    private FileChannel create(Path path) throws IOException {
        try {
            return partials.create(path);
        } catch (IOException e) {
            throw LandingException.at(path.getParent(), e);
        }
    }

    private void write(FileChannel channel, byte[] buffer, int count) throws IOException {
        try {
            DurableFiles.write(channel, buffer, 0, count);
            room.used(count);
        } catch (IOException e) {
            throw LandingException.at(encodedPath.getParent(), e);
        }
    }

    private FileRefusedException refused(FileRefusedException.Reason reason, String what) {
        return new FileRefusedException(file.name(), reason, what);
    }
}
