package io.github.bcdacamel.profile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.bcdacamel.json.JsonText;
import io.github.bcdacamel.json.Utf8;
import io.github.bcdacamel.profile.Role.Value;
import io.github.bcdacamel.profile.SliceCounter.Captured;
import io.github.bcdacamel.profile.SliceCounter.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Counts one record, while reading it, into the profile of its resource type. Keys are compared with those that came here
 * before, texts are measured where they stand in the line, and neither becomes a string as a rule. Strict JSON, or an
 * exception. For one thread; which line is a record, and of which type, is {@link FileProfiler}'s business.
 */
final class RecordProfiler {

    private static final int DEPTHS = ProfileLimits.MAX_DEPTH + 2;
    private static final JsonFactory JSON = new JsonFactory();

    private final Profile profile;
    private final RecordFacts facts = new RecordFacts();
    private final RawText text = new RawText();
    private final JsonText skipped = new JsonText();

    private final Captured[] captured = new Captured[DEPTHS];
    private final Place[] systems = new Place[DEPTHS];
    private final Place[] codes = new Place[DEPTHS];

    private ResourceProfile resource;
    private byte[] line;
    private int limit;
    private boolean checksType;
    private long record;

    RecordProfiler(Profile profile) {
        this.profile = profile;
        for (int i = 0; i < DEPTHS; i++) {
            captured[i] = new Captured();
            systems[i] = new Place();
            codes[i] = new Place();
        }
    }

    /**
     * Counts the object that begins here.
     *
     * @param checkType whether to refuse a record that says that it is of another type than this
     * @param buffer holds a control character at the end, or before it, and {@link RawText#SLACK} bytes more
     * @param end of what may be read
     * @return after the object
     * @throws UnexpectedTypeException when it is of another type; what was counted of it until then stays
     * @throws IOException when it is no JSON; the same
     */
    int count(ResourceProfile into, boolean checkType, byte[] buffer, int start, int end) throws IOException {
        resource = into;
        line = buffer;
        limit = end;
        checksType = checkType;
        record++;
        facts.clear();
        captured[0].clear();
        resource.root.visit(PathNode.OBJECT, record);
        int after = object(resource.root, start);
        if (checksType && !facts.isTyped() && !resource.type.equals(ResourceProfile.NO_TYPE)) {
            throw new UnexpectedTypeException();
        }
        facts.end(resource, captured[0], line);
        return after;
    }

    private int object(PathNode node, int from) throws IOException {
        begin(node);
        int at = space(from + 1);
        if (line[at] == '}') {
            end(node);
            return at + 1;
        }
        NextKeyCache expected = node.inside;
        while (true) {
            PathNode child = expected.at(line, at);
            int nameEnd;
            if (child != null) {
                nameEnd = at + child.key.length();
            } else {
                nameEnd = needed(JsonText.nameEnd(line, at, limit));
                child = named(node, at, nameEnd);
                if (child != null) {
                    expected.saw(child);
                }
            }
            int value = line[nameEnd] == ':' ? space(nameEnd + 1) : needed(JsonText.valueOf(line, nameEnd, limit));
            if (child == null) {
                at = skip(node, value);
            } else {
                expected = child.after;
                if (child.isValueKind) {
                    captured[child.role.owner().depth].kind = child.name;
                }
                at = value(child, value);
            }
            at = space(at);
            if (line[at] != ',') {
                break;
            }
            at = space(at + 1);
        }
        if (line[at] != '}') {
            throw new IOException("has an object without end");
        }
        end(node);
        return at + 1;
    }

    private int list(PathNode node, int from) throws IOException {
        int at = space(from + 1);
        int length = 0;
        if (line[at] != ']') {
            PathNode element = node.element(resource.budget);
            while (true) {
                length++;
                at = space(element == null ? skip(node, at) : value(element, at));
                if (line[at] != ',') {
                    break;
                }
                at = space(at + 1);
            }
            if (line[at] != ']') {
                throw new IOException("has a list without end");
            }
        }
        node.arrayOf(length);
        return at + 1;
    }

    private int value(PathNode node, int at) throws IOException {
        switch (line[at]) {
            case '"':
                return text(node, at + 1);
            case '{':
                node.visit(PathNode.OBJECT, record);
                return object(node, at);
            case '[':
                node.visit(PathNode.ARRAY, record);
                return list(node, at);
            default:
                return word(node, at);
        }
    }

    /** The place of a key that is none of those expected, or null. */
    private PathNode named(PathNode node, int from, int to) throws IOException {
        PathNode child = node.child(decoded(from, to), resource.budget);
        if (child != null && (child.key == null || !child.key.isAt(line, from))) {
            child.key = new RawKey(line, from, to);
        }
        return child;
    }

    private String decoded(int from, int to) throws IOException {
        if (Utf8.firstInvalid(line, from, to) >= 0) {
            throw new IOException("has a key that is not UTF-8");
        }
        String name = new String(line, from + 1, to - from - 2, StandardCharsets.UTF_8);
        if (name.indexOf('\\') < 0) {
            return name;
        }
        try (JsonParser parser = JSON.createParser(line, from, to - from)) {
            return parser.nextTextValue();
        }
    }

    /** Passes over a value that has no place in the tree. */
    private int skip(PathNode parent, int from) throws IOException {
        int to = needed(skipped.value(line, from, limit, JsonText.DEEPEST - parent.depth - 1));
        if (Utf8.firstInvalid(line, from, to) >= 0) {
            throw new IOException("has a value that is not UTF-8");
        }
        resource.budget.unlisted(1);
        return to;
    }

    private int space(int at) {
        return line[at] > ' ' ? at : JsonText.space(line, at, limit);
    }

    private static int needed(int position) throws IOException {
        if (position < 0) {
            throw new IOException("is no JSON");
        }
        return position;
    }

    private void begin(PathNode node) {
        if (node.slices != null) {
            captured[node.depth].clear();
        }
        if (node.isCode) {
            systems[node.depth].clear();
            codes[node.depth].clear();
        }
    }

    private void end(PathNode node) {
        int depth = node.depth;
        if (node.isCode && (systems[depth].length >= 0 || codes[depth].length >= 0)) {
            int owner = node.role.owner() == null ? depth : node.role.owner().depth;
            captured[owner].add(systems[depth], codes[depth]);
        }
        if (node.slices != null) {
            node.slices.count(captured[depth], line);
        }
    }

    /** A number, or true, false or null. */
    private int word(PathNode node, int from) throws IOException {
        int to = needed(JsonText.word(line, from, limit));
        byte first = line[from];
        if (first > '9') {
            node.visit(first == 'n' ? PathNode.NULL : PathNode.BOOLEAN, record);
            return to;
        }
        node.visit(isWhole(from, to) ? PathNode.INTEGER : PathNode.DECIMAL, record);
        node.value(RawText.mark(line, from, to - from), line, from, to - from);
        return to;
    }

    private boolean isWhole(int from, int to) {
        for (int at = from; at < to; at++) {
            if (line[at] == '.' || line[at] > '9') {
                return false;
            }
        }
        return true;
    }

    private int text(PathNode node, int from) throws IOException {
        int end = text.measure(line, from, limit);
        int length = end - from;
        node.visit(PathNode.STRING, record);
        node.textOf(text.characters());
        node.value(text.mark(), line, from, length);
        if (!node.isPlain) {
            meaning(node, from, length, text.mark());
        }
        if (node.topCodes != null) {
            facts.code(node, from, length);
        }
        return end + 1;
    }

    private void meaning(PathNode node, int from, int length, long mark) throws UnexpectedTypeException {
        Role role = node.role;
        switch (role.value()) {
            case SYSTEM -> systems[node.depth - 1].set(from, length, mark);
            case CODE -> codes[node.depth - 1].set(from, length, mark);
            case ID -> facts.id(RawText.hash(line, from, length));
            case REFERENCE -> facts.reference(profile, node, line, from, length);
            case START -> facts.start(from, length);
            case RESOURCE_TYPE -> {
                if (checksType && !SliceCounter.text(line, from, length).equals(resource.type)) {
                    throw new UnexpectedTypeException();
                }
                facts.typed();
            }
            default -> {
                Place word = systems[node.depth - 1];
                word.set(from, length, mark);
                captured[role.owner().depth].isType = node.name.equals("resourceType");
                captured[role.owner().depth].add(word, Place.NONE);
            }
        }
        // A code system of a coding is also what its list is sliced by.
        if (role.value() == Value.SYSTEM && node.parent.slices != null && !isOwnCode(node)) {
            captured[node.depth - 1].add(systems[node.depth - 1], Place.NONE);
        }
    }

    private static boolean isOwnCode(PathNode node) {
        return node.parent.role.owner() == null;
    }

    /** The record says that it is of another type than the file's others. */
    static final class UnexpectedTypeException extends IOException {
        UnexpectedTypeException() {
            super("is of another type");
        }
    }
}
