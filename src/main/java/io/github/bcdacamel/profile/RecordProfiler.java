package io.github.bcdacamel.profile;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import io.github.bcdacamel.profile.Role.Value;
import io.github.bcdacamel.profile.Slices.Captured;
import io.github.bcdacamel.profile.Slices.Place;
import java.io.IOException;

/**
 * Counts one record, token by token, into the profile of its resource type. Texts are hashed and measured where they stand
 * in the line and become no strings. For one thread; which line is a record, and of which type, is {@link FileProfiler}'s
 * business.
 */
final class RecordProfiler {

    private static final int DEPTHS = ProfileLimits.MAX_DEPTH + 2;

    private final Profile profile;
    private final RecordFacts facts = new RecordFacts();
    private final RawText text = new RawText();

    private final PathNode[] nodes = new PathNode[DEPTHS];
    private final PathNode[] previous = new PathNode[DEPTHS];
    private final boolean[] lists = new boolean[DEPTHS];
    private final long[] lengths = new long[DEPTHS];
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
     * Counts the object that has just begun.
     *
     * @param checkType whether to refuse a record that says that it is of another type than this
     * @param buffer what the parser reads; has {@link RawText#SLACK} bytes more than that
     * @param end of what the parser reads
     * @throws UnexpectedTypeException when it is of another type; what was counted of it until then stays
     */
    void count(ResourceProfile into, boolean checkType, PlacedParser parser, byte[] buffer, int end)
            throws IOException {
        resource = into;
        line = buffer;
        limit = end;
        checksType = checkType;
        record++;
        facts.clear();
        captured[0].clear();
        walk(parser);
        if (checksType && !facts.isTyped() && !resource.type.equals(ResourceProfile.NO_TYPE)) {
            throw new UnexpectedTypeException();
        }
        facts.end(resource, captured[0], line);
    }

    private void walk(PlacedParser parser) throws IOException {
        PathBudget budget = resource.budget;
        PathNode root = resource.root;
        root.visit(PathNode.OBJECT, record);
        int depth = 0;
        enter(0, root, false);
        PathNode child = null;
        while (true) {
            int token = token(parser);
            if (token == JsonTokenId.ID_FIELD_NAME) {
                child = nodes[depth].child(parser.currentName(), previous[depth], budget);
                if (child == null) {
                    parser.nextToken();
                    parser.skipChildren();
                    budget.unlisted(1);
                } else {
                    previous[depth] = child;
                    if (child.role.valueKind()) {
                        captured[child.role.owner().depth].kind = child.name;
                    }
                }
                continue;
            }
            if (token == JsonTokenId.ID_END_OBJECT || token == JsonTokenId.ID_END_ARRAY) {
                leave(depth);
                if (depth == 0) {
                    return;
                }
                depth--;
                continue;
            }
            PathNode node = child;
            if (lists[depth]) {
                lengths[depth]++;
                node = nodes[depth].element(budget);
                if (node == null) {
                    parser.skipChildren();
                    budget.unlisted(1);
                    continue;
                }
            }
            if (token == JsonTokenId.ID_START_OBJECT || token == JsonTokenId.ID_START_ARRAY) {
                boolean list = token == JsonTokenId.ID_START_ARRAY;
                node.visit(list ? PathNode.ARRAY : PathNode.OBJECT, record);
                depth++;
                enter(depth, node, list);
            } else {
                scalar(parser, token, node);
            }
        }
    }

    private static int token(PlacedParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new IOException("ends early");
        }
        return token.id();
    }

    private void enter(int depth, PathNode node, boolean list) {
        nodes[depth] = node;
        previous[depth] = null;
        lists[depth] = list;
        lengths[depth] = 0;
        if (node.slices != null) {
            captured[depth].clear();
        }
        if (node.role.code()) {
            systems[depth].clear();
            codes[depth].clear();
        }
    }

    private void leave(int depth) {
        PathNode node = nodes[depth];
        if (lists[depth]) {
            node.arrayOf(lengths[depth]);
            return;
        }
        if (node.role.code()) {
            int owner = node.role.owner() == null ? depth : node.role.owner().depth;
            if (systems[depth].length >= 0 || codes[depth].length >= 0) {
                captured[owner].add(systems[depth], codes[depth]);
            }
        }
        if (node.slices != null) {
            node.slices.count(captured[depth], line);
        }
    }

    private void scalar(PlacedParser parser, int token, PathNode node) throws IOException {
        switch (token) {
            case JsonTokenId.ID_STRING -> text(parser, node);
            case JsonTokenId.ID_NUMBER_INT -> number(parser, node, PathNode.INTEGER);
            case JsonTokenId.ID_NUMBER_FLOAT -> number(parser, node, PathNode.DECIMAL);
            case JsonTokenId.ID_NULL -> node.visit(PathNode.NULL, record);
            default -> node.visit(PathNode.BOOLEAN, record);
        }
    }

    private void number(PlacedParser parser, PathNode node, int type) throws IOException {
        node.visit(type, record);
        int length = parser.getTextLength();
        int end = parser.place();
        node.value(RawText.hash(line, end - length, length));
    }

    private void text(PlacedParser parser, PathNode node) throws IOException {
        // Jackson stands behind the opening quote, and reads the text only when it is asked for.
        int from = parser.place();
        int end = text.measure(line, from, limit);
        parser.passText(end);
        int length = end - from;
        long hash = RawText.hash(line, from, length);
        node.visit(PathNode.STRING, record);
        node.textOf(text.characters(line, from, end));
        node.value(hash);
        if (node.role.value() != Value.PLAIN) {
            meaning(node, from, length, hash);
        }
        if (node.topCodes != null) {
            facts.code(node, from, length);
        }
    }

    private void meaning(PathNode node, int from, int length, long hash) throws UnexpectedTypeException {
        Role role = node.role;
        switch (role.value()) {
            case SYSTEM -> systems[node.depth - 1].set(from, length, hash);
            case CODE -> codes[node.depth - 1].set(from, length, hash);
            case ID -> facts.id(hash);
            case REFERENCE -> facts.reference(profile, node, line, from, length);
            case START -> facts.start(from, length);
            case RESOURCE_TYPE -> {
                if (checksType && !Slices.text(line, from, length).equals(resource.type)) {
                    throw new UnexpectedTypeException();
                }
                facts.typed();
            }
            default -> {
                Place word = systems[node.depth - 1];
                word.set(from, length, hash);
                captured[role.owner().depth].isType = node.name.equals("resourceType");
                captured[role.owner().depth].add(word, Place.NONE);
            }
        }
        // A code system of a coding is also what its list is sliced by.
        if (role.value() == Value.SYSTEM && nodes[node.depth - 1].slices != null && !isOwnCode(node)) {
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
