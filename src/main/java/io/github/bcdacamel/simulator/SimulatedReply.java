package io.github.bcdacamel.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One answer on the wire: status, headers, body, how the body is framed, and how the connection ends. Faults change these values;
 * the same code sends them. {@link WireWriter} adds {@code Connection: close} and {@code Date}.
 */
record SimulatedReply(
        int status,
        List<HeaderField> headers,
        List<BodyPart> body,
        Framing framing,
        long declaredLength,
        Ending ending,
        long bytesPerSecond,
        Duration delay) {

    /** How the client learns the body's length. */
    enum Framing {
        /** Content-Length: {@code declaredLength}, which need not be true. */
        LENGTH,
        CHUNKED,
        /** Not at all: the body ends when the connection does. */
        UNDECLARED
    }

    /** What happens after the last byte of the body. */
    enum Ending {
        COMPLETE,
        /** Left open for another request. */
        KEPT,
        /** Closed without the final chunk. */
        CUT,
        /** Nothing more is sent, and the connection stays open until the client closes it. */
        HELD,
        /** TCP reset. */
        RESET
    }

    /** The status for no answer at all: the connection ends without a byte. */
    static final int NOTHING = 0;

    static SimulatedReply of(int status) {
        return new SimulatedReply(status, List.of(), List.of(), Framing.LENGTH, 0, Ending.COMPLETE, 0, Duration.ZERO);
    }

    static SimulatedReply of(int status, String contentType, String text) {
        return of(status)
                .with("Content-Type", contentType)
                .body(List.of(new BodyPart.Bytes(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** Go's {@code http.Error}: plain text, one line, not to be sniffed. */
    static SimulatedReply text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text + "\n").with("X-Content-Type-Options", "nosniff");
    }

    static SimulatedReply nothing(Ending ending) {
        return of(NOTHING).ending(ending);
    }

    SimulatedReply with(String name, String value) {
        List<HeaderField> more = new ArrayList<>(headers);
        more.add(new HeaderField(name, value));
        return new SimulatedReply(
                status, List.copyOf(more), body, framing, declaredLength, ending, bytesPerSecond, delay);
    }

    SimulatedReply without(String name) {
        List<HeaderField> fewer =
                headers.stream().filter(h -> !h.name().equalsIgnoreCase(name)).toList();
        return new SimulatedReply(status, fewer, body, framing, declaredLength, ending, bytesPerSecond, delay);
    }

    String header(String name) {
        return headers.stream()
                .filter(h -> h.name().equalsIgnoreCase(name))
                .map(HeaderField::value)
                .findFirst()
                .orElse("");
    }

    /** This body and its true length. */
    SimulatedReply body(List<BodyPart> parts) {
        return new SimulatedReply(
                status, headers, List.copyOf(parts), framing, BodyPart.length(parts), ending, bytesPerSecond, delay);
    }

    /** This body, with the length that the answer already declares. */
    SimulatedReply sending(List<BodyPart> parts) {
        return new SimulatedReply(
                status, headers, List.copyOf(parts), framing, declaredLength, ending, bytesPerSecond, delay);
    }

    SimulatedReply chunked() {
        return new SimulatedReply(
                status, headers, body, Framing.CHUNKED, declaredLength, ending, bytesPerSecond, delay);
    }

    SimulatedReply declaring(long length) {
        return new SimulatedReply(status, headers, body, Framing.LENGTH, length, ending, bytesPerSecond, delay);
    }

    SimulatedReply undeclared() {
        return new SimulatedReply(
                status, headers, body, Framing.UNDECLARED, declaredLength, ending, bytesPerSecond, delay);
    }

    SimulatedReply ending(Ending end) {
        return new SimulatedReply(status, headers, body, framing, declaredLength, end, bytesPerSecond, delay);
    }

    SimulatedReply atRate(long rate) {
        return new SimulatedReply(status, headers, body, framing, declaredLength, ending, rate, delay);
    }

    SimulatedReply after(Duration wait) {
        return new SimulatedReply(status, headers, body, framing, declaredLength, ending, bytesPerSecond, wait);
    }
}
