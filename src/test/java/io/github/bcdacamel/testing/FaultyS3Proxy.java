package io.github.bcdacamel.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Stands between the program and an S3 server, passes bytes on as they are, and lets things go wrong with the requests
 * that it is told. One request a connection. Remembers the head of every request.
 */
public final class FaultyS3Proxy extends LoopbackProxy {

    private static final int HEAD_LIMIT = 64 * 1024;
    private static final String TRICKLE = "\0";

    private final URI server;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();

    /** What goes wrong with the next requests that match, so often. */
    private static final class Fault {
        private final Predicate<String> which;
        private final String answer;
        private int left;

        public Fault(Predicate<String> which, int times, String answer) {
            this.which = which;
            this.answer = answer;
            this.left = times;
        }

        public synchronized boolean takes(String head) {
            return left > 0 && which.test(head) && left-- > 0;
        }
    }

    public FaultyS3Proxy(URI server) throws IOException {
        this.server = server;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** S3's own kind of refusal. */
    public FaultyS3Proxy refuse(Predicate<String> which, int times, int status, String code) {
        String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code
                + "</Code><Message>As the test says.</Message></Error>";
        return answer(which, times, status + " " + code, "Content-Type: application/xml", body);
    }

    /** Says so, and passes nothing on. */
    public FaultyS3Proxy answer(Predicate<String> which, int times, String status, String header, String body) {
        String length = header.startsWith("Content-Length") ? "" : "Content-Length: " + body.length() + "\r\n";
        faults.add(new Fault(
                which,
                times,
                "HTTP/1.1 " + status + "\r\n" + header + "\r\n" + length + "Connection: close\r\n\r\n" + body));
        return this;
    }

    /** Sends this, then for ever a byte every now and then. */
    public FaultyS3Proxy trickle(Predicate<String> which, String beginning) {
        faults.add(new Fault(which, Integer.MAX_VALUE, beginning + TRICKLE));
        return this;
    }

    /** Ends the connection in the middle of the request's body. */
    public FaultyS3Proxy cut(Predicate<String> which, int times) {
        faults.add(new Fault(which, times, null));
        return this;
    }

    /** Nothing goes wrong any more. */
    public FaultyS3Proxy mend() {
        faults.clear();
        heads.clear();
        return this;
    }

    /** Requests so far: the line and the headers, as they came. */
    public List<String> requests(Predicate<String> which) {
        return heads.stream().filter(which).toList();
    }

    public static Predicate<String> put(String key) {
        return head -> head.startsWith("PUT ") && line(head).contains(key);
    }

    public static Predicate<String> part(int number) {
        return head -> head.startsWith("PUT ") && line(head).matches(".*[?&]partNumber=" + number + "(&.*|)");
    }

    public static Predicate<String> head(String key) {
        return head -> head.startsWith("HEAD ") && line(head).contains(key);
    }

    /** The address that was asked for. */
    public static String line(String head) {
        return head.lines().findFirst().orElse("").replaceFirst("^\\S+ ", "").replaceFirst(" \\S+$", "");
    }

    @Override
    protected void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            if (head.isEmpty()) {
                return;
            }
            heads.add(head);
            for (Fault fault : faults) {
                if (fault.takes(head)) {
                    spoil(client, head, fault.answer);
                    return;
                }
            }
            try (Socket upstream = new Socket(server.getHost(), server.getPort())) {
                String last = head.replaceFirst("\r\n(?i)connection:[^\r]*", "")
                        .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
                upstream.getOutputStream().write(last.getBytes(StandardCharsets.ISO_8859_1));
                threads.execute(() -> pump(client, upstream));
                upstream.getInputStream().transferTo(client.getOutputStream());
            }
        } catch (IOException gone) {
            // One side has ended; the other one is told by the close.
        }
    }

    private static void spoil(Socket client, String head, String answer) throws IOException {
        long length = contentLength(head);
        boolean expects = head.toLowerCase(Locale.ROOT).contains("expect: 100-continue");
        OutputStream out = client.getOutputStream();
        if (answer == null) {
            if (expects) {
                out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            }
            client.getInputStream().readNBytes((int) Math.min(length / 2, 1 << 20));
            client.setSoLinger(true, 0);
            return;
        }
        boolean accepts = answer.startsWith("HTTP/1.1 2");
        if (expects && accepts) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        if (!expects || accepts) {
            client.getInputStream().skipNBytes(length);
        }
        boolean trickles = answer.endsWith(TRICKLE);
        out.write(answer.replace(TRICKLE, "").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        while (trickles) {
            out.write('a');
            out.flush();
            LockSupport.parkNanos(50_000_000);
        }
        // A close with unread bytes resets the connection, and the answer is lost with it.
        client.shutdownOutput();
        client.setSoTimeout(2000);
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // The answer tells.
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < 4 && head.size() < HEAD_LIMIT) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
            matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static long contentLength(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }
}
