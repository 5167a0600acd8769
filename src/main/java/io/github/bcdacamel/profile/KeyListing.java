package io.github.bcdacamel.profile;

import java.util.TreeMap;

/**
 * Two plain listings of each resource type: its first-level keys, and the keys of all that is no object and no list, written
 * in one line each with {@code []} for lists. Over all records, lists of plain values included.
 */
public final class KeyListing {

    private KeyListing() {}

    public static String of(Profile profile) {
        StringBuilder text = new StringBuilder();
        profile.resources.forEach((type, resource) -> {
            StringBuilder flattened = new StringBuilder();
            int leaves = flatten(resource.root, flattened);
            text.append(TextFormat.of("%s, %,d records%n", type, resource.records()));
            text.append(TextFormat.of(
                    "  %d first-level keys%n", resource.root.children().size()));
            new TreeMap<>(resource.root.children())
                    .keySet()
                    .forEach(key -> text.append(TextFormat.of("    %s%n", key)));
            text.append(TextFormat.of("  %d flattened keys%n", leaves)).append(flattened);
        });
        return text.toString();
    }

    private static int flatten(PathNode node, StringBuilder text) {
        int leaves = 0;
        if (node.parent != null && node.hasValues()) {
            text.append(TextFormat.of("    %s%n", node.path()));
            leaves++;
        }
        for (PathNode child : new TreeMap<>(node.children()).values()) {
            leaves += flatten(child, text);
        }
        return node.element() == null ? leaves : leaves + flatten(node.element(), text);
    }
}
