package io.github.bcdacamel.profile;

import io.github.bcdacamel.json.JsonReader;
import io.github.bcdacamel.json.NotJsonException;
import io.github.bcdacamel.profile.Role.Value;
import io.github.bcdacamel.profile.SliceCounter.Captured;
import io.github.bcdacamel.profile.SliceCounter.Place;
import java.io.IOException;

/**
 * Counts one record, while reading it, into the profile of its resource type. Keys are compared with those that came here
 * before, texts are measured where they stand in the line, and neither becomes a string as a rule. Strict JSON, or an
 * exception. For one thread; which line is a record, and of which type, is {@link FileProfiler}'s business.
 */
final class RecordProfiler {

    private static final int DEPTHS = ProfileLimits.MAX_DEPTH + 2;

    private final Profile profile;
    private final RecordFacts facts = new RecordFacts();
    private final JsonReader json;

    private final Captured[] captured = new Captured[DEPTHS];
    private final Place[] systems = new Place[DEPTHS];
    private final Place[] codes = new Place[DEPTHS];

    private ResourceProfile resource;
    private byte[] line;
    private boolean checksType;
    private long record;

    RecordProfiler(Profile profile, JsonReader json) {
        this.profile = profile;
        this.json = json;
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
     * @param buffer as {@link JsonReader} needs it
     * @return after the object
     * @throws UnexpectedTypeException when it is of another type; what was counted of it until then stays
     * @throws NotJsonException the same
     */
    int count(ResourceProfile into, boolean checkType, byte[] buffer, int start)
            throws NotJsonException, UnexpectedTypeException {
        resource = into;
        line = buffer;
        checksType = checkType;
        record++;
        facts.clear();
        captured[0].clear();
        resource.root.visit(PathNode.OBJECT, record);
        json.begin(buffer, start);
        object(resource.root);
        if (checksType && !facts.isTyped() && !resource.type.equals(ResourceProfile.NO_TYPE)) {
            throw new UnexpectedTypeException();
        }
        facts.end(resource, captured[0], line);
        return json.position();
    }

    private void object(PathNode node) throws NotJsonException, UnexpectedTypeException {
        begin(node);
        NextKeyCache expected = node.inside;
        for (boolean more = json.enterObject(); more; more = json.next()) {
            PathNode child = expected.at(json);
            if (child != null) {
                json.pass(child.key);
            } else {
                json.name();
                child = node.child(json.decoded(), resource.budget);
                if (child == null) {
                    skip();
                    continue;
                }
                child.key = json.written();
                expected.saw(child);
            }
            expected = child.after;
            if (child.isValueKind) {
                captured[child.role.owner().depth].kind = child.name;
            }
            value(child);
        }
        end(node);
    }

    private void list(PathNode node) throws NotJsonException, UnexpectedTypeException {
        int length = 0;
        boolean more = json.enter();
        PathNode element = more ? node.element(resource.budget) : null;
        for (; more; more = json.next()) {
            length++;
            if (element == null) {
                skip();
            } else {
                value(element);
            }
        }
        node.arrayOf(length);
    }

    private void value(PathNode node) throws NotJsonException, UnexpectedTypeException {
        switch (json.peek()) {
            case '"' -> text(node);
            case '{' -> {
                node.visit(PathNode.OBJECT, record);
                object(node);
            }
            case '[' -> {
                node.visit(PathNode.ARRAY, record);
                list(node);
            }
            default -> word(node);
        }
    }

    /** Passes over a value that has no place in the tree. */
    private void skip() throws NotJsonException {
        json.skip();
        resource.budget.unlisted(1);
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
    private void word(PathNode node) throws NotJsonException {
        byte first = json.peek();
        json.word();
        if (first > '9') {
            node.visit(first == 'n' ? PathNode.NULL : PathNode.BOOLEAN, record);
            return;
        }
        node.visit(json.isWhole() ? PathNode.INTEGER : PathNode.DECIMAL, record);
        int length = json.end() - json.start();
        node.value(JsonReader.mark(line, json.start(), length), line, json.start(), length);
    }

    private void text(PathNode node) throws NotJsonException, UnexpectedTypeException {
        json.text();
        int from = json.start();
        int length = json.end() - from;
        node.visit(PathNode.STRING, record);
        node.textOf(json.characters());
        node.value(json.mark(), line, from, length);
        if (!node.isPlain) {
            meaning(node, from, length, json.mark());
        }
        if (node.topCodes != null) {
            facts.code(node, from, length);
        }
    }

    private void meaning(PathNode node, int from, int length, long mark) throws UnexpectedTypeException {
        Role role = node.role;
        switch (role.value()) {
            case SYSTEM -> systems[node.depth - 1].set(from, length, mark);
            case CODE -> codes[node.depth - 1].set(from, length, mark);
            case ID -> facts.id(HashCounter.hash(line, from, length));
            case REFERENCE -> facts.reference(profile, node, line, from, length);
            case START -> facts.start(from, length);
            case UPDATED -> resource.updated(line, from, length);
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
