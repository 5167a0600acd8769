package peers;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;

/**
 * What each part of receiving a file costs by itself: processor seconds for a decoded gigabyte, one thread, warmed up.
 * Arguments: a gzip file of ExplanationOfBenefit lines, a folder to write into. Needs bcda-camel.jar on the class path.
 */
public final class Parts {

    private static final int BUFFER = 128 * 1024;
    private static final int ROUNDS = 6;

    private interface Part {
        void run() throws Exception;
    }

    private interface Piece {
        void take(byte[] bytes, int offset, int length) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        byte[] encoded = Files.readAllBytes(Path.of(arguments[0]));
        byte[] decoded = new GZIPInputStream(new ByteArrayInputStream(encoded)).readAllBytes();
        Path written = Path.of(arguments[1], "parts.tmp");
        measure("inflate", decoded.length, () -> inflate(encoded));
        measure("write", decoded.length, () -> write(decoded, written));
        double sha256 = measure(decoded.length, () -> {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            inPieces(decoded, digest::update);
            digest.digest();
        });
        System.out.printf("sha256 %.3f%n", sha256);
        // The line check hashes what it reads.
        Class<?> type = Class.forName("io.github.bcdacamel.landing.LineChecker");
        Constructor<?> constructor = type.getDeclaredConstructor(String.class, String.class, int.class);
        Method check = type.getDeclaredMethod("check", InputStream.class);
        constructor.setAccessible(true);
        check.setAccessible(true);
        double checked = measure(decoded.length, () -> check.invoke(
                constructor.newInstance("file", "ExplanationOfBenefit", 16 << 20), new ByteArrayInputStream(decoded)));
        System.out.printf("lines %.3f%n", checked - sha256);
    }

    private static void measure(String name, int bytes, Part part) throws Exception {
        System.out.printf("%s %.3f%n", name, measure(bytes, part));
    }

    private static double measure(int bytes, Part part) throws Exception {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            part.run();
            best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
        }
        return (double) best / bytes;
    }

    private static void inflate(byte[] encoded) throws Exception {
        byte[] buffer = new byte[BUFFER];
        Inflater inflater = new Inflater(true);
        inflater.setInput(encoded, 10, encoded.length - 18);
        while (!inflater.finished()) {
            inflater.inflate(buffer);
        }
        inflater.end();
    }

    private static void write(byte[] decoded, Path path) throws Exception {
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            inPieces(decoded, (bytes, offset, length) -> {
                ByteBuffer left = ByteBuffer.wrap(bytes, offset, length);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
            });
        }
        Files.delete(path);
    }

    private static void inPieces(byte[] bytes, Piece piece) throws Exception {
        for (int at = 0; at < bytes.length; at += BUFFER) {
            piece.take(bytes, at, Math.min(BUFFER, bytes.length - at));
        }
    }
}
