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
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.LongSupplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * One attempt at a file, in one pass: encoded bytes to their partial file, the same bytes inflated, checked line by
 * line, hashed, and where wanted written to a second partial file. What earlier attempts left is the source's matter,
 * what becomes of the partial files after a failure is the landing's.
 */
record DownloadAttempt(
        FileToLand file,
        boolean announcedGzip,
        boolean landsCompressed,
        DownloadLimits limits,
        LongSupplier nanos,
        DiskSpaceGuard room,
        PartialFileStore partials,
        Path encodedPath) {

    private static final int BUFFER = 128 * 1024;
    private static final long BEFORE_INFLATION_COUNTS = 1_000_000;

    /** @param landing the folder to which the partial file's name in the result is relative */
    ReceivedFile receive(EncodedBodyStream.Source source, Path landing) throws IOException {
        Path decodedPath = partials.decoded(file);
        MessageDigest ofEncoded = DigestUtils.getSha256Digest();
        boolean done = false;
        try (FileChannel encodedFile = create(encodedPath)) {
            EncodedBodyStream encoded = new EncodedBodyStream(this, source, encodedFile, ofEncoded);
            BufferedInputStream buffered = new BufferedInputStream(encoded, BUFFER);
            boolean gzip = isGzip(buffered);
            boolean inflates = gzip && !landsCompressed;
            FileContent content;
            try (FileChannel decodedFile = inflates ? create(decodedPath) : null) {
                InputStream decoded = gzip ? gunzip(buffered, encoded) : buffered;
                content = new LineChecker(file.name(), file.type(), limits.maxLineSize())
                        .check(new DecodedStream(encoded, decoded, gzip, decodedFile));
            }
            String wireSha256 = HexFormat.of().formatHex(ofEncoded.digest());
            checkAgainstServer(content, encoded.passed(), wireSha256);
            done = true;
            return new ReceivedFile(
                    gzip && landsCompressed ? file.name() + ".gz" : file.name(),
                    landing.relativize(inflates ? decodedPath : encodedPath).toString(),
                    encoded.passed(),
                    encoded.fetched(),
                    content.bytes(),
                    content.lines(),
                    content.sha256(),
                    wireSha256);
        } finally {
            if (!done) {
                Files.deleteIfExists(decodedPath);
            }
        }
    }

    /** Whether the content is gzip; its first bytes decide, because servers forget the header. The other way round is refused. */
    private boolean isGzip(BufferedInputStream buffered) throws IOException {
        buffered.mark(2);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        boolean gzip = first == 0x1f && second == 0x8b;
        if (announcedGzip && !gzip && first >= 0) {
            throw refused(NOT_GZIP, "it is announced as gzip, and is not. A proxy may have unpacked or replaced it.");
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

    private IOException badGzip(EncodedBodyStream encoded, Exception e) {
        if (encoded.failure() instanceof IOException ours) {
            return ours;
        }
        if (encoded.failure() instanceof RuntimeException bodys) {
            throw bodys;
        }
        return e instanceof EOFException
                ? refused(
                        GZIP_CUT,
                        "its body is whole, but the gzip inside ends early. The server's own file is truncated.")
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

    private void checkAgainstServer(FileContent content, long passed, String wireSha256) throws FileRefusedException {
        if (content.lines() == 0 && !Long.valueOf(0).equals(file.count())) {
            throw refused(EMPTY, "it holds nothing, and BCDA lists no empty file. The server may still be writing it.");
        }
        // Of an error file some servers count what was lost instead of its lines; FileReceiver tells it.
        if (file.kind() != FileKind.ERROR && file.count() != null && file.count() != content.lines()) {
            throw refused(
                    COUNT, "it holds %d resources, and the manifest says %d.".formatted(content.lines(), file.count()));
        }
        if (file.fileSize() != null && file.fileSize() != content.bytes() && file.fileSize() != passed) {
            throw refused(
                    SIZE,
                    "it has %d bytes, %d inflated, and the manifest says %d."
                            .formatted(passed, content.bytes(), file.fileSize()));
        }
        if (file.sha256() != null && !isServers(content.sha256()) && !isServers(wireSha256)) {
            throw refused(CHECKSUM, "its SHA-256 is %s, not the server's.".formatted(content.sha256()));
        }
    }

    /** Servers write a SHA-256 hexadecimal or in Base64. */
    private boolean isServers(String sha256) {
        return file.sha256().equalsIgnoreCase(sha256)
                || file.sha256()
                        .equals(Base64.getEncoder()
                                .encodeToString(HexFormat.of().parseHex(sha256)));
    }

    private FileChannel create(Path path) throws IOException {
        try {
            return partials.create(path);
        } catch (IOException e) {
            throw LandingException.at(path.getParent(), e);
        }
    }

    private void write(FileChannel channel, byte[] buffer, int offset, int count) throws IOException {
        try {
            DurableFiles.write(channel, buffer, offset, count);
            room.used(count);
        } catch (IOException e) {
            throw LandingException.at(encodedPath.getParent(), e);
        }
    }

    private FileRefusedException refused(FileRefusedException.Reason reason, String what) {
        return new FileRefusedException(file.name(), reason, what);
    }

    /** The decoded bytes on their way to the line check: watched, and written to their partial file if there is one. */
    private final class DecodedStream extends InputStream {

        private final EncodedBodyStream encoded;
        private final InputStream content;
        private final boolean gzip;
        private final FileChannel decodedFile;
        private long bytes;

        DecodedStream(EncodedBodyStream encoded, InputStream content, boolean gzip, FileChannel decodedFile) {
            this.encoded = encoded;
            this.content = content;
            this.gzip = gzip;
            this.decodedFile = decodedFile;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("The line check reads many bytes at once.");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count;
            try {
                count = content.read(buffer, offset, length);
            } catch (IOException | RuntimeException e) {
                throw badGzip(encoded, e);
            }
            if (count > 0) {
                bytes += count;
                encoded.decoded(bytes);
                checkSize(bytes, gzip ? encoded.passed() : bytes);
                if (decodedFile != null) {
                    write(decodedFile, buffer, offset, count);
                }
            }
            return count;
        }
    }
}
