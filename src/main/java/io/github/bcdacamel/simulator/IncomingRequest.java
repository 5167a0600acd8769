package io.github.bcdacamel.simulator;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One request as received: the raw target, which BCDA's router matches, and the headers in order. The body is read and dropped,
 * because no endpoint of BCDA uses one.
 */
record IncomingRequest(String method, String target, List<HeaderField> headers) {

    private static final int LONGEST_LINE = 1 << 16;
    private static final long LONGEST_BODY = 1 << 20;

    /** @throws EOFException when the connection ended before a request did. */
    static IncomingRequest read(InputStream in, OutputStream out) throws IOException {
        String[] words = line(in).split(" ");
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            throw new MalformedRequestException();
        }
        List<HeaderField> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new MalformedRequestException();
            }
            headers.add(new HeaderField(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        IncomingRequest request = new IncomingRequest(words[0], words[1], List.copyOf(headers));
        request.dropBody(in, out);
        return request;
    }

    /** The raw path. */
    String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /** Which of BCDA's sub-servers it is for: auth, api or data. */
    String part() {
        return path().replaceFirst("^/([^/]*).*", "$1");
    }

    String rawQuery() {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }

    /** The first value of the header, or empty. */
    String header(String name) {
        return headers.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(HeaderField::value)
                .findFirst()
                .orElse("");
    }

    boolean has(String name) {
        return headers.stream().anyMatch(field -> field.name().equalsIgnoreCase(name));
    }

    /** The address that the client used; BCDA repeats it in every address it returns. */
    String origin() {
        return "http://" + header("Host");
    }

    private void dropBody(InputStream in, OutputStream out) throws IOException {
        if (header("Expect").toLowerCase(Locale.ROOT).equals("100-continue")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        if (header("Transfer-Encoding").toLowerCase(Locale.ROOT).contains("chunked")) {
            for (long size = chunkSize(in); size > 0; size = chunkSize(in)) {
                in.skipNBytes(size);
                line(in);
            }
            while (!line(in).isEmpty()) {
                continue;
            }
        } else if (!header("Content-Length").isEmpty()) {
            in.skipNBytes(bounded(header("Content-Length"), 10));
        }
    }

    private static long chunkSize(InputStream in) throws IOException {
        return bounded(line(in).split(";")[0].strip(), 16);
    }

    private static long bounded(String number, int radix) throws MalformedRequestException {
        try {
            long length = Long.parseLong(number, radix);
            if (length >= 0 && length <= LONGEST_BODY) {
                return length;
            }
            throw new MalformedRequestException();
        } catch (NumberFormatException e) {
            throw new MalformedRequestException();
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (line.size() >= LONGEST_LINE) {
                throw new MalformedRequestException();
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** The request is not HTTP/1.1. */
    static final class MalformedRequestException extends IOException {}
}
