package io.github.bcdacamel.simulator;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;

/** Sends one request over a socket of its own and keeps every byte of the answer, so that tests see what a client sees. */
final class Wire {

    /** Longer than any answer takes, shorter than a hanging build. */
    private static final int PATIENCE_MILLIS = 20_000;

    private Wire() {}

    static Answer get(URI base, String target, String... headers) {
        return send(base, "GET", target, PATIENCE_MILLIS, headers);
    }

    static Answer send(URI base, String method, String target, String... headers) {
        return send(base, method, target, PATIENCE_MILLIS, headers);
    }

    /** Gives up after the patience, with what had come until then. */
    static Answer send(URI base, String method, String target, int patienceMillis, String... headers) {
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(target)
                .append(" HTTP/1.1\r\nHost: ")
                .append(base.getAuthority())
                .append("\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(patienceMillis);
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        End end = End.CLOSED;
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                all.write(buffer, 0, count);
            }
        } catch (SocketTimeoutException silence) {
            end = End.SILENT;
        } catch (SocketException broken) {
            end = End.RESET;
        }
        return new Answer(all.toByteArray(), end);
    }

    /** How the connection ended. */
    enum End {
        CLOSED,
        RESET,
        /** Not at all while the patience lasted. */
        SILENT
    }

    /** An answer, byte for byte. */
    record Answer(byte[] bytes, End end) {

        String statusLine() {
            return lines().get(0);
        }

        int status() {
            return Integer.parseInt(statusLine().split(" ")[1]);
        }

        /** The header lines as they came, in their order. */
        List<String> headerLines() {
            return lines().subList(1, lines().size());
        }

        List<String> headerNames() {
            return headerLines().stream().map(line -> line.split(":")[0]).toList();
        }

        /** The value of the header, its name in exactly this case; null when there is none. */
        String header(String name) {
            return headerLines().stream()
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse(null);
        }

        /** The body as the framing left it: without chunk sizes. */
        byte[] body() {
            return "chunked".equals(header("Transfer-Encoding")) ? chunks().content() : framed();
        }

        String text() {
            return new String(body(), StandardCharsets.UTF_8);
        }

        /** Whether the body came to the end that its framing promises. */
        boolean isWhole() {
            String length = header("Content-Length");
            return "chunked".equals(header("Transfer-Encoding"))
                    ? chunks().isWhole()
                    : length != null && Long.parseLong(length) == framed().length;
        }

        /** What comes out of the gzip, all members. */
        byte[] inflated() {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body()))) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Sizes of the gzip members, encoded. */
        List<Integer> gzipMembers() {
            List<Integer> members = new ArrayList<>();
            byte[] body = body();
            int from = 0;
            while (from < body.length) {
                // RFC 1952: 10 bytes of header without extras, deflate, 8 bytes of trailer.
                Inflater inflater = new Inflater(true);
                inflater.setInput(body, from + 10, body.length - from - 10);
                drain(inflater);
                int size = 10 + Math.toIntExact(inflater.getBytesRead()) + 8;
                inflater.end();
                members.add(size);
                from += size;
            }
            return members;
        }

        private static void drain(Inflater inflater) {
            byte[] sink = new byte[1 << 16];
            try {
                while (!inflater.finished() && !inflater.needsInput()) {
                    inflater.inflate(sink);
                }
            } catch (DataFormatException e) {
                throw new IllegalStateException(e);
            }
        }

        private int headEnd() {
            for (int i = 0; i + 3 < bytes.length; i++) {
                if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                    return i;
                }
            }
            throw new IllegalStateException("No head in an answer of " + bytes.length + " bytes.");
        }

        private List<String> lines() {
            return List.of(new String(bytes, 0, headEnd(), StandardCharsets.ISO_8859_1).split("\r\n"));
        }

        private byte[] framed() {
            return Arrays.copyOfRange(bytes, headEnd() + 4, bytes.length);
        }

        private record Chunks(byte[] content, boolean isWhole) {}

        private Chunks chunks() {
            ByteArrayInputStream in = new ByteArrayInputStream(framed());
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            try {
                while (true) {
                    int size = Integer.parseInt(line(in), 16);
                    if (size == 0) {
                        return new Chunks(content.toByteArray(), line(in).isEmpty() && in.available() == 0);
                    }
                    byte[] chunk = new byte[Math.min(size, in.available())];
                    in.readNBytes(chunk, 0, chunk.length);
                    content.writeBytes(chunk);
                    if (chunk.length < size || !line(in).isEmpty()) {
                        return new Chunks(content.toByteArray(), false);
                    }
                }
            } catch (EOFException cut) {
                return new Chunks(content.toByteArray(), false);
            }
        }

        private static String line(ByteArrayInputStream in) throws EOFException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new EOFException();
                }
                line.append((char) next);
            }
            return line.toString().replace("\r", "");
        }
    }
}
