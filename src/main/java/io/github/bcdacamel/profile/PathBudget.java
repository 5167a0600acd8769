package io.github.bcdacamel.profile;

import java.util.Set;

/** How many paths a resource type may still get; counts what found no place. */
final class PathBudget {

    private final int most;
    private final Set<String> topCodes;
    private int used;
    private long unlisted;

    /** @param topCodes paths whose codes are counted */
    PathBudget(int most, Set<String> topCodes) {
        this.most = most;
        this.topCodes = topCodes;
    }

    /** A path that has just got its place, as it was asked for. */
    PathNode placed(PathNode node) {
        if (!topCodes.isEmpty() && topCodes.contains(node.path())) {
            node.topCodes = new TopCodeCounter();
        }
        return node;
    }

    /** Takes a place below the parent, if there is one: deep nesting and many paths end here. */
    boolean allows(PathNode parent) {
        if (used >= most || parent.depth >= ProfileLimits.MAX_DEPTH) {
            return false;
        }
        used++;
        return true;
    }

    void unlisted(long occurrences) {
        unlisted += occurrences;
    }

    long unlisted() {
        return unlisted;
    }
}
