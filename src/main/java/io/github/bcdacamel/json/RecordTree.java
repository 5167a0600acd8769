package io.github.bcdacamel.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A record as a tree in one list of numbers, made anew for each record and without an object for any of its nodes. Texts and
 * numbers stay in the caller's buffer, which must not change as long as the tree is used. A node is a position in the list; the
 * root is 0, and a node's children stand behind it.
 *
 * <p>As FHIRPath sees it: the elements of a list are several children of one name, and nulls are not there. What stands
 * under a name that {@link NameTable nobody wants} is checked and passed over. A name that comes twice in an object is a
 * fault, because nobody can say which value is meant. Not thread-safe.
 */
public final class RecordTree {

    public static final int OBJECT = 0;
    public static final int TEXT = 1;
    /** A text that has escapes. */
    public static final int ESCAPED = 2;

    public static final int NUMBER = 3;
    public static final int TRUE = 4;
    public static final int FALSE = 5;

    private static final int AFTER = 1;
    private static final int START = 2;
    private static final int END = 3;
    private static final int NODE = 4;

    private static final int LISTED = 8;
    private static final int KIND_BITS = 4;
    private static final int KINDS = LISTED - 1;
    private static final int MAX_PLACES = 20_000;
    private static final int MAX_NAME = 200;

    private final NameTable names;
    private final int resourceType;
    private final JsonReader json = new JsonReader();
    private final NamePlace root;
    private int places;
    private long objects;

    private byte[] buffer;
    private int[] nodes = new int[4_096 * NODE];
    private int size;
    private int spare;
    private byte[] scratch = new byte[256];

    public RecordTree(NameTable names) {
        this.names = names;
        this.resourceType = names.want("resourceType");
        this.root = new NamePlace(null, NameTable.UNWANTED);
    }

    /**
     * Reads the object that begins here, in a buffer as {@link JsonReader} needs it.
     *
     * @return where it ends
     */
    public int read(byte[] bytes, int from) throws NotJsonException {
        buffer = bytes;
        size = 0;
        json.begin(bytes, from);
        if (json.peek() != '{') {
            throw new NotJsonException();
        }
        object(root);
        spare = size;
        return json.position();
    }

    private void object(NamePlace place) throws NotJsonException {
        int node = add(place.name, OBJECT, 0, 0);
        long object = ++objects;
        NamePlace found = null;
        for (boolean more = json.enter(); more; more = json.next()) {
            NamePlace expected = NamePlace.expected(place, found, json);
            found = expected == null ? other(place, found) : expected;
            if (found.foundIn == object) {
                throw new NotJsonException();
            }
            found.foundIn = object;
            if (found.name == NameTable.UNWANTED) {
                json.skip();
            } else {
                value(found);
            }
        }
        nodes[node + AFTER] = size;
    }

    private void value(NamePlace place) throws NotJsonException {
        switch (json.peek()) {
            case '{' -> object(place);
            case '[' -> {
                for (boolean more = json.enter(); more; more = json.next()) {
                    int element = size;
                    value(place);
                    if (size > element) {
                        nodes[element] |= LISTED;
                    }
                }
            }
            case '"' -> {
                json.string();
                add(place.name, json.isEscaped() ? ESCAPED : TEXT, json.start(), json.end());
            }
            default -> {
                int first = json.peek();
                json.word();
                if (first != 'n') {
                    int kind = first == 't' ? TRUE : first == 'f' ? FALSE : NUMBER;
                    add(place.name, kind, json.start(), json.end());
                }
            }
        }
    }

    private NamePlace other(NamePlace object, NamePlace before) throws NotJsonException {
        json.name();
        String decoded = json.decoded();
        NamePlace place = object.find(decoded);
        if (place == null) {
            place = new NamePlace(json.written(), names.found(decoded));
            if (places == MAX_PLACES || place.written.length() > MAX_NAME) {
                // Keys that are data must not fill the memory; a key that comes twice is then not noticed.
                return place;
            }
            places++;
            object.add(decoded, place);
        }
        NamePlace.remember(object, before, place);
        return place;
    }

    private int add(int name, int kind, int start, int end) {
        if (size + NODE > nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * nodes.length);
        }
        int node = size;
        size += NODE;
        nodes[node] = name << KIND_BITS | kind;
        nodes[node + AFTER] = size;
        nodes[node + START] = start;
        nodes[node + END] = end;
        return node;
    }

    /** A node of a part of a text, beside the record; it is there until {@link #dropParts}. */
    public int part(int start, int end) {
        return add(NameTable.UNWANTED, TEXT, start, end);
    }

    public void dropParts() {
        size = spare;
    }

    public int kind(int node) {
        return nodes[node] & KINDS;
    }

    /** Whether a node is an element of a list. */
    public boolean isListed(int node) {
        return (nodes[node] & LISTED) != 0;
    }

    public int name(int node) {
        return nodes[node] >> KIND_BITS;
    }

    /** A node's first child, if it is before {@link #after}. */
    public int child(int node) {
        return node + NODE;
    }

    /** The first child of a name, below zero if there is none. */
    public int child(int node, int name) {
        for (int child = child(node); child < after(node); child = after(child)) {
            if (name(child) == name) {
                return child;
            }
        }
        return Integer.MIN_VALUE;
    }

    /** The node that comes after this one and all that is in it. */
    public int after(int node) {
        return nodes[node + AFTER];
    }

    public byte[] buffer() {
        return buffer;
    }

    /** Where a text, inside its quotes, or a number begins in the buffer. */
    public int start(int node) {
        return nodes[node + START];
    }

    public int end(int node) {
        return nodes[node + END];
    }

    /** The {@code resourceType} of an object, or the empty text. */
    public String typeOf(int node) {
        for (int child = child(node); child < after(node); child = after(child)) {
            if (name(child) == resourceType && (kind(child) == TEXT || kind(child) == ESCAPED)) {
                return text(child);
            }
        }
        return "";
    }

    /** Whether a node is this text. */
    public boolean isText(int node, byte[] text) {
        int kind = kind(node);
        if (kind == TEXT) {
            int start = nodes[node + START];
            int end = nodes[node + END];
            int length = end - start;
            return length == text.length
                    && (length == 0 || buffer[end - 1] == text[length - 1])
                    && Arrays.equals(buffer, start, end, text, 0, length);
        }
        return kind == ESCAPED && text(node).equals(new String(text, StandardCharsets.UTF_8));
    }

    /** Alike for texts that are alike, however they were written: as {@link #hash(byte[])}. */
    public int hash(int node) {
        if (kind(node) == ESCAPED) {
            return hash(text(node).getBytes(StandardCharsets.UTF_8));
        }
        int start = nodes[node + START];
        int length = nodes[node + END] - start;
        int tail = Math.min(length, Long.BYTES);
        return (int) JsonReader.mark(buffer, start + length - tail, tail) + length;
    }

    /** By the length and the last bytes, because keys of FHIR differ at their end. */
    public static int hash(byte[] text) {
        int tail = Math.min(text.length, Long.BYTES);
        byte[] padded = Arrays.copyOf(text, text.length + JsonReader.SLACK);
        return (int) JsonReader.mark(padded, text.length - tail, tail) + text.length;
    }

    /** A text, decoded. */
    public String text(int node) {
        int length = end(node) - start(node);
        if (kind(node) != ESCAPED) {
            return new String(buffer, start(node), length, StandardCharsets.UTF_8);
        }
        if (scratch.length < length) {
            scratch = new byte[2 * length];
        }
        return new String(scratch, 0, decode(node, scratch), StandardCharsets.UTF_8);
    }

    /** Writes an escaped text, decoded, to the beginning of an array that has room for {@code end - start} bytes; its length. */
    public int decode(int node, byte[] to) {
        return Escapes.decode(buffer, start(node), end(node), to);
    }

    /** A number, exactly; null if it is out of range, as 1e99999999999 is, which JSON allows. */
    public BigDecimal number(int node) {
        try {
            return new BigDecimal(
                    new String(buffer, start(node), end(node) - start(node), StandardCharsets.ISO_8859_1));
        } catch (NumberFormatException outOfRange) {
            return null;
        }
    }
}
