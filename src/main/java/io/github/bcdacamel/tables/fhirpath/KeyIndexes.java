package io.github.bcdacamel.tables.fhirpath;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The indexes that the expressions of all views of a thread share. */
public final class KeyIndexes {

    private record Place(List<String> list, List<String> path, List<String> key) {}

    private final Map<Place, KeyIndex> indexes = new HashMap<>();

    /** The index of a list, for the keys that a test asks for. */
    KeyIndex index(PathCompiler compiler, List<String> list, KeyTest test) {
        return indexes.computeIfAbsent(
                new Place(list, test.path(), test.key()),
                place -> new KeyIndex(
                        compiler.items(),
                        compiler.path(list),
                        test.path().isEmpty() ? null : compiler.path(test.path()),
                        compiler.path(test.key())));
    }
}
