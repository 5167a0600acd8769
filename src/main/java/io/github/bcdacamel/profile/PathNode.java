package io.github.bcdacamel.profile;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import io.github.bcdacamel.json.WrittenText;
import java.util.HashMap;
import java.util.Map;

/**
 * One path of a resource type, such as {@code item[].adjudication[].amount.value}, with what was counted there, and the
 * paths below it. Counts only: of a value its type, its length and a hash are seen, and the hash leaves no more than one
 * of 1,024 small numbers behind, from which the number of distinct values is estimated (within 2.4 % as a rule), and a mark
 * among those of the last few dozen values.
 */
final class PathNode {

    static final int OBJECT = 0;
    static final int ARRAY = 1;
    static final int STRING = 2;
    static final int INTEGER = 3;
    static final int DECIMAL = 4;
    static final int BOOLEAN = 5;
    static final int NULL = 6;

    /** In the order of the constants above. */
    static final String[] TYPES = {"object", "array", "string", "integer", "decimal", "boolean", "null"};

    static final String ELEMENT = "[]";
    private static final int PRECISION = 10;
    private static final int RECENT = 64;

    final String name;
    final PathNode parent;
    final int depth;
    final Role role;
    /** Of the role, what is asked at each value. */
    final boolean isPlain;

    final boolean isCode;
    final boolean isValueKind;

    final long[] types = new long[TYPES.length];
    long records;
    LengthHistogram arrays;
    LengthHistogram texts;
    SliceCounter slices;
    TopCodeCounter topCodes;

    /** How the key was written last; null until then. */
    WrittenText key;

    final NextKeyCache after = new NextKeyCache();
    final NextKeyCache inside = new NextKeyCache();

    private long lastRecord;
    private UltraLogLog distinct;
    private long[] recent;

    private final Map<String, PathNode> children = new HashMap<>();
    private PathNode element;

    private PathNode(String name, PathNode parent) {
        this.name = name;
        this.parent = parent;
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.role = Role.of(this);
        this.isPlain = role.value() == Role.Value.PLAIN;
        this.isCode = role.code();
        this.isValueKind = role.valueKind();
        if (role.sliced()) {
            slices = new SliceCounter();
        }
    }

    static PathNode root() {
        return new PathNode("", null);
    }

    /** The child of that key, new where the budget allows it, else null. */
    PathNode child(String key, PathBudget budget) {
        PathNode child = children.get(key);
        if (child == null) {
            String shown = NamePolicy.key(key);
            child = children.get(shown);
            if (child == null && budget.allows(this)) {
                child = budget.placed(new PathNode(shown, this));
                children.put(shown, child);
            }
        }
        return child;
    }

    /** What stands in the list, or null where the budget does not allow to look. */
    PathNode element(PathBudget budget) {
        if (element == null && budget.allows(this)) {
            element = budget.placed(new PathNode(ELEMENT, this));
        }
        return element;
    }

    PathNode element() {
        return element;
    }

    void visit(int type, long record) {
        types[type]++;
        if (lastRecord != record) {
            lastRecord = record;
            records++;
        }
    }

    void arrayOf(long length) {
        if (arrays == null) {
            arrays = new LengthHistogram();
        }
        arrays.add(length);
    }

    void textOf(long length) {
        if (texts == null) {
            texts = new LengthHistogram();
        }
        texts.add(length);
    }

    /** @param mark of these bytes, by which a value is known that was there lately: it adds nothing to the estimate */
    void value(long mark, byte[] line, int from, int length) {
        if (distinct == null) {
            distinct = UltraLogLog.create(PRECISION);
            recent = new long[RECENT];
        }
        int slot = (int) mark & RECENT - 1;
        if (recent[slot] != mark || mark == 0) {
            recent[slot] = mark;
            distinct.add(HashCounter.hash(line, from, length));
        }
    }

    long distinct() {
        return distinct == null ? 0 : Math.round(distinct.getDistinctCountEstimate());
    }

    /** Whether there is something here that is no object and no list. */
    boolean hasValues() {
        return occurrences() > types[OBJECT] + types[ARRAY];
    }

    long occurrences() {
        long sum = 0;
        for (long times : types) {
            sum += times;
        }
        return sum;
    }

    /** As {@code item[].productOrService.coding}; empty for the resource itself. */
    String path() {
        if (parent == null) {
            return "";
        }
        String above = parent.path();
        return name.equals(ELEMENT) ? above + name : above.isEmpty() ? name : above + "." + name;
    }

    Map<String, PathNode> children() {
        return children;
    }

    /** Adds what another part of the same resource type counted. The other one must not be used any more. */
    void merge(PathNode other, PathBudget budget) {
        for (int i = 0; i < types.length; i++) {
            types[i] += other.types[i];
        }
        records += other.records;
        arrays = merged(arrays, other.arrays);
        texts = merged(texts, other.texts);
        if (slices != null && other.slices != null) {
            slices.merge(other.slices);
        }
        if (topCodes != null && other.topCodes != null) {
            topCodes.merge(other.topCodes);
        }
        if (distinct == null) {
            distinct = other.distinct;
        } else if (other.distinct != null) {
            distinct.add(other.distinct);
        }
        other.children.forEach((name, theirs) -> merge(child(name, budget), theirs, budget));
        if (other.element != null) {
            merge(element(budget), other.element, budget);
        }
    }

    private static void merge(PathNode mine, PathNode theirs, PathBudget budget) {
        if (mine == null) {
            budget.unlisted(theirs.occurrences());
            return;
        }
        mine.merge(theirs, budget);
    }

    private static LengthHistogram merged(LengthHistogram mine, LengthHistogram theirs) {
        if (mine == null) {
            return theirs;
        }
        if (theirs != null) {
            mine.merge(theirs);
        }
        return mine;
    }
}
