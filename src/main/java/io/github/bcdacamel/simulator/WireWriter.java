package io.github.bcdacamel.simulator;

import io.github.bcdacamel.simulator.SimulatedReply.Ending;
import io.github.bcdacamel.simulator.SimulatedReply.Framing;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.utils.DateUtils;

/**
 * Puts one {@link SimulatedReply} on a connection, byte by byte as Go's net/http does: headers sorted, then Date, then the
 * framing. Files go from the disk to the socket without a copy in this process. {@link Listener} closes the connection.
 */
final class WireWriter {

    /** One chunk frame. Go frames what it copies in 32 KB; larger ones keep the processor free. */
    private static final int CHUNK = 1 << 20;

    private static final int COPY = 1 << 16;
    private static final byte[] LINE_END = "\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(202, "Accepted"),
            Map.entry(206, "Partial Content"),
            Map.entry(301, "Moved Permanently"),
            Map.entry(302, "Found"),
            Map.entry(304, "Not Modified"),
            Map.entry(307, "Temporary Redirect"),
            Map.entry(308, "Permanent Redirect"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(408, "Request Timeout"),
            Map.entry(410, "Gone"),
            Map.entry(416, "Requested Range Not Satisfiable"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"));

    private final SocketChannel channel;
    private final AtomicLong bodyBytes;

    /** {@code bodyBytes} is told how many bytes of the body, framing not counted, were handed to the network. */
    WireWriter(SocketChannel channel, AtomicLong bodyBytes) {
        this.channel = channel;
        this.bodyBytes = bodyBytes;
    }

    /** @throws IOException when the client has closed the connection. */
    void write(SimulatedReply reply, Instant now) throws IOException {
        pause(reply.delay());
        if (reply.status() != SimulatedReply.NOTHING) {
            send(head(reply, now).getBytes(StandardCharsets.ISO_8859_1));
            for (BodyPart part : reply.body()) {
                write(part, reply);
            }
            if (reply.framing() == Framing.CHUNKED && reply.ending() == Ending.COMPLETE) {
                send(LAST_CHUNK);
            }
        }
        if (reply.ending() == Ending.HELD) {
            // Ends when the client or the simulator closes the connection.
            channel.socket().getInputStream().readAllBytes();
        } else if (reply.ending() == Ending.RESET) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        }
    }

    private static String head(SimulatedReply reply, Instant now) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(reply.status())
                .append(' ')
                .append(REASONS.getOrDefault(reply.status(), "status code " + reply.status()))
                .append("\r\n");
        boolean kept = reply.ending() == SimulatedReply.Ending.KEPT;
        (kept ? reply : reply.with("Connection", "close"))
                .headers().stream()
                        .sorted(Comparator.comparing(HeaderField::name))
                        .forEach(field -> line(head, field.name(), field.value()));
        line(head, "Date", DateUtils.formatStandardDate(now));
        boolean told = !reply.header("Content-Length").isEmpty() || reply.status() == 304;
        if (reply.framing() == Framing.CHUNKED) {
            line(head, "Transfer-Encoding", "chunked");
        } else if (reply.framing() == Framing.LENGTH && !told) {
            line(head, "Content-Length", Long.toString(reply.declaredLength()));
        }
        return head.append("\r\n").toString();
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private void write(BodyPart part, SimulatedReply reply) throws IOException {
        boolean chunked = reply.framing() == Framing.CHUNKED;
        if (part instanceof BodyPart.Pause rest) {
            pause(rest.duration());
        } else if (reply.bytesPerSecond() > 0) {
            drip(part, chunked, reply.bytesPerSecond());
        } else if (part instanceof BodyPart.FileRange range && !range.inflated()) {
            transfer(range, chunked);
        } else {
            copy(part, chunked);
        }
    }

    private void transfer(BodyPart.FileRange range, boolean chunked) throws IOException {
        try (FileChannel file = FileChannel.open(range.file(), StandardOpenOption.READ)) {
            long position = range.from();
            while (position < range.to()) {
                long end = Math.min(range.to(), position + CHUNK);
                openChunk(chunked, end - position);
                while (position < end) {
                    long sent = file.transferTo(position, end - position, channel);
                    position += sent;
                    bodyBytes.addAndGet(sent);
                }
                closeChunk(chunked);
            }
        }
    }

    private void copy(BodyPart part, boolean chunked) throws IOException {
        byte[] buffer = new byte[(int) Math.min(COPY, Math.max(1, part.length()))];
        long left = part.length();
        try (InputStream in = part.open()) {
            while (left > 0) {
                int read = in.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
                if (read == 0) {
                    return;
                }
                frame(buffer, read, chunked);
                left -= read;
            }
        }
    }

    private void drip(BodyPart part, boolean chunked, long bytesPerSecond) throws IOException {
        byte[] drop = new byte[(int) Math.min(bytesPerSecond, COPY)];
        Duration rest = Duration.ofNanos(TimeUnit.SECONDS.toNanos(1) * drop.length / bytesPerSecond);
        long left = part.length();
        try (InputStream in = part.open()) {
            while (left > 0) {
                int read = in.readNBytes(drop, 0, (int) Math.min(left, drop.length));
                frame(drop, read, chunked);
                left -= read;
                pause(rest);
            }
        }
    }

    private void frame(byte[] bytes, int length, boolean chunked) throws IOException {
        openChunk(chunked, length);
        send(ByteBuffer.wrap(bytes, 0, length));
        bodyBytes.addAndGet(length);
        closeChunk(chunked);
    }

    private void openChunk(boolean chunked, long length) throws IOException {
        if (chunked) {
            send((Long.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void closeChunk(boolean chunked) throws IOException {
        if (chunked) {
            send(LINE_END);
        }
    }

    private void send(byte[] bytes) throws IOException {
        send(ByteBuffer.wrap(bytes));
    }

    private void send(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static void pause(Duration duration) throws IOException {
        if (duration.isZero()) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The simulator was closed while it answered.", e);
        }
    }
}
