package io.github.bcdacamel.observe;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/**
 * A collector of traces: takes OTLP over HTTP and reads the protobuf of opentelemetry/proto/collector/trace/v1 as far as
 * tests ask about it.
 */
final class TraceCollector implements AutoCloseable {

    /** @param parent empty for the first of a trace @param attributes of the span, as text */
    record Span(String trace, String id, String parent, String name, int status, Map<String, String> attributes) {}

    private final List<byte[]> posts = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final int answer;

    private TraceCollector(int answer) throws IOException {
        this.answer = answer;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", call -> {
            authorizations.add(String.valueOf(call.getRequestHeaders().getFirst("Authorization")));
            posts.add(new GZIPInputStream(
                            new ByteArrayInputStream(call.getRequestBody().readAllBytes()))
                    .readAllBytes());
            call.sendResponseHeaders(this.answer, -1);
            call.close();
        });
        server.start();
    }

    static TraceCollector open() throws IOException {
        return new TraceCollector(200);
    }

    static TraceCollector refusing() throws IOException {
        return new TraceCollector(400);
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    List<String> authorizations() {
        return authorizations;
    }

    /** Everything that came, as text: what is searched for secrets. */
    String everything() {
        StringBuilder all = new StringBuilder();
        posts.forEach(post -> all.append(new String(post, StandardCharsets.ISO_8859_1)));
        return all.toString();
    }

    List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (byte[] post : posts) {
            for (Field resource : fields(post, 1)) {
                for (Field scope : fields(resource.bytes(), 2)) {
                    fields(scope.bytes(), 2).forEach(span -> spans.add(span(span.bytes())));
                }
            }
        }
        return spans;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static Span span(byte[] bytes) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Field attribute : fields(bytes, 9)) {
            attributes.put(
                    text(attribute.bytes(), 1),
                    value(fields(attribute.bytes(), 2).get(0)));
        }
        List<Field> status = fields(bytes, 15);
        List<Field> code = status.isEmpty() ? List.of() : fields(status.get(0).bytes(), 3);
        return new Span(
                hex(bytes, 1),
                hex(bytes, 2),
                hex(bytes, 4),
                text(bytes, 5),
                code.isEmpty() ? 0 : (int) code.get(0).number(),
                attributes);
    }

    private static String value(Field any) {
        List<Field> text = fields(any.bytes(), 1);
        return text.isEmpty()
                ? String.valueOf(fields(any.bytes(), 3).get(0).number())
                : new String(text.get(0).bytes(), StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes, int number) {
        List<Field> found = fields(bytes, number);
        return found.isEmpty() ? "" : HexFormat.of().formatHex(found.get(0).bytes());
    }

    private static String text(byte[] bytes, int number) {
        return new String(fields(bytes, number).get(0).bytes(), StandardCharsets.UTF_8);
    }

    /** One field of a protobuf message. */
    private record Field(int key, long number, byte[] bytes) {}

    private static List<Field> fields(byte[] message, int wanted) {
        ByteBuffer rest = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        List<Field> fields = new ArrayList<>();
        while (rest.hasRemaining()) {
            int tag = (int) varint(rest);
            Field field =
                    switch (tag & 7) {
                        case 0 -> new Field(tag >>> 3, varint(rest), new byte[0]);
                        case 1 -> new Field(tag >>> 3, rest.getLong(), new byte[0]);
                        case 5 -> new Field(tag >>> 3, rest.getInt(), new byte[0]);
                        default -> {
                            byte[] bytes = new byte[(int) varint(rest)];
                            rest.get(bytes);
                            yield new Field(tag >>> 3, 0, bytes);
                        }
                    };
            if (field.key() == wanted) {
                fields.add(field);
            }
        }
        return fields;
    }

    private static long varint(ByteBuffer rest) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = rest.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
