package io.github.bcdacamel.profile;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The elements of a list by what discriminates them in FHIR: an extension's url, the codes of a category, a type or a role
 * with their systems. An element with several codes counts under each.
 */
final class Slices {

    /** Lists that FHIR slices, with the child that tells their elements apart. */
    private static final Map<String, String> DISCRIMINATORS = Map.ofEntries(
            Map.entry("extension", "url"),
            Map.entry("modifierExtension", "url"),
            Map.entry("coding", "system"),
            Map.entry("identifier", "system"),
            Map.entry("contained", "resourceType"),
            Map.entry("adjudication", "category"),
            Map.entry("benefitBalance", "category"),
            Map.entry("careTeam", "role"),
            Map.entry("diagnosis", "type"),
            Map.entry("financial", "type"),
            Map.entry("procedure", "type"),
            Map.entry("supportingInfo", "category"),
            Map.entry("total", "category"));

    private final Map<Long, Slice> byHash = new HashMap<>();
    private long without;
    private long unlisted;

    /** The child that tells the elements of such a list apart, or null. */
    static String discriminator(String list) {
        return DISCRIMINATORS.get(list);
    }

    /** Whether the elements of such a list are codes themselves, each with a system. */
    static boolean isListOfCodes(String list) {
        return list.equals("tag") || list.equals("security");
    }

    void count(Captured captured, byte[] line) {
        if (captured.size == 0) {
            without++;
        }
        for (int i = 0; i < captured.size; i++) {
            long hash = captured.systemHash[i] * 31 + captured.codeHash[i];
            Slice slice = byHash.get(hash);
            if (slice == null) {
                if (byHash.size() >= ProfileLimits.MAX_SLICES) {
                    unlisted++;
                    continue;
                }
                slice = new Slice(
                        captured.isType
                                ? Names.type(captured.system(i, line))
                                : Names.address(captured.system(i, line)),
                        captured.codeLength[i] < 0 ? null : Names.code(captured.code(i, line)));
                byHash.put(hash, slice);
            }
            slice.count++;
            if (captured.kind != null) {
                slice.kinds.merge(captured.kind, 1L, Long::sum);
            }
        }
    }

    void merge(Slices other) {
        without += other.without;
        unlisted += other.unlisted;
        other.byHash.forEach((hash, slice) -> {
            Slice mine = byHash.get(hash);
            if (mine == null && byHash.size() >= ProfileLimits.MAX_SLICES) {
                unlisted += slice.count;
            } else if (mine == null) {
                byHash.put(hash, slice);
            } else {
                mine.merge(slice);
            }
        });
    }

    long without() {
        return without;
    }

    long unlisted() {
        return unlisted;
    }

    /** By system and code; words that may not be shown are counted together. */
    Map<Key, Slice> byKey() {
        Map<Key, Slice> sorted = new TreeMap<>();
        byHash.values()
                .forEach(slice -> sorted.computeIfAbsent(
                                new Key(slice.system, slice.code), key -> new Slice(key.system, key.code))
                        .merge(slice));
        return sorted;
    }

    /** @param code null where the system, or the url, says it all */
    record Key(String system, String code) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int bySystem = system.compareTo(other.system);
            return bySystem != 0 ? bySystem : String.valueOf(code).compareTo(String.valueOf(other.code));
        }
    }

    /** Elements with one discriminator, and which value[x] they had. */
    static final class Slice {
        final String system;
        final String code;
        final Map<String, Long> kinds = new TreeMap<>();
        long count;

        Slice(String system, String code) {
            this.system = system;
            this.code = code;
        }

        void merge(Slice other) {
            count += other.count;
            other.kinds.forEach((kind, times) -> kinds.merge(kind, times, Long::sum));
        }
    }

    /** What was met in one element so far: places in the line, until the element ends. */
    static final class Captured {
        private static final int MOST = 16;

        final long[] systemHash = new long[MOST];
        final long[] codeHash = new long[MOST];
        final int[] codeLength = new int[MOST];
        private final int[] systemStart = new int[MOST];
        private final int[] systemLength = new int[MOST];
        private final int[] codeStart = new int[MOST];
        int size;
        String kind;
        boolean isType;

        void clear() {
            size = 0;
            kind = null;
            isType = false;
        }

        void add(Place system, Place code) {
            if (size < MOST) {
                systemStart[size] = system.start;
                systemLength[size] = Math.max(0, system.length);
                systemHash[size] = system.length < 0 ? 0 : system.hash;
                codeStart[size] = code.start;
                codeLength[size] = code.length;
                codeHash[size] = code.length < 0 ? 0 : code.hash;
                size++;
            }
        }

        String system(int i, byte[] line) {
            return text(line, systemStart[i], systemLength[i]);
        }

        String code(int i, byte[] line) {
            return codeLength[i] < 0 ? "" : text(line, codeStart[i], codeLength[i]);
        }
    }

    /** Where a text stands in the line; a length below 0 stands for none. */
    static final class Place {
        static final Place NONE = new Place();
        int start;
        int length = -1;
        long hash;

        void set(int from, int size, long hashed) {
            start = from;
            length = size;
            hash = hashed;
        }

        void clear() {
            length = -1;
        }
    }

    static String text(byte[] line, int start, int length) {
        return new String(line, start, length, StandardCharsets.UTF_8);
    }
}
