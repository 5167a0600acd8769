package io.github.bcdacamel.profile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The elements of a list by what discriminates them in FHIR: an extension's url, the codes of a category, a type or a role
 * with their systems. An element with several codes counts under each.
 */
final class SliceCounter {

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

    /** By hash, open addressed: one look for each element of a list. */
    private Slice[] table = new Slice[16];

    private int size;
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
            Slice slice = table[slot(hash)];
            if (slice == null) {
                if (size >= ProfileLimits.MAX_SLICES) {
                    unlisted++;
                    continue;
                }
                String system = captured.system(i, line);
                slice = new Slice(
                        hash,
                        captured.isType ? NamePolicy.type(system) : NamePolicy.address(system),
                        captured.codeLength[i] < 0 ? null : NamePolicy.code(captured.code(i, line)));
                put(slice);
            }
            slice.count++;
            if (captured.kind != null) {
                slice.kind(captured.kind, 1);
            }
        }
    }

    void merge(SliceCounter other) {
        without += other.without;
        unlisted += other.unlisted;
        for (Slice slice : other.table) {
            if (slice == null) {
                continue;
            }
            Slice mine = table[slot(slice.hash)];
            if (mine != null) {
                mine.merge(slice);
            } else if (size >= ProfileLimits.MAX_SLICES) {
                unlisted += slice.count;
            } else {
                put(slice);
            }
        }
    }

    private int slot(long hash) {
        int slot = (int) (hash ^ hash >>> 32) & table.length - 1;
        while (table[slot] != null && table[slot].hash != hash) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private void put(Slice slice) {
        size++;
        if (2 * size > table.length) {
            Slice[] old = table;
            table = new Slice[2 * old.length];
            for (Slice one : old) {
                if (one != null) {
                    table[slot(one.hash)] = one;
                }
            }
        }
        table[slot(slice.hash)] = slice;
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
        for (Slice slice : table) {
            if (slice != null) {
                sorted.computeIfAbsent(new Key(slice.system, slice.code), key -> new Slice(0, key.system, key.code))
                        .merge(slice);
            }
        }
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
        private static final int MOST_KINDS = 60;

        final String system;
        final String code;
        long count;
        private final long hash;
        private String[] kinds = new String[1];
        private long[] kindCounts = new long[1];

        Slice(long hash, String system, String code) {
            this.hash = hash;
            this.system = system;
            this.code = code;
        }

        /** How often each value[x] was there, by its name. */
        Map<String, Long> kinds() {
            Map<String, Long> sorted = new TreeMap<>();
            for (int i = 0; i < kinds.length && kinds[i] != null; i++) {
                sorted.merge(kinds[i], kindCounts[i], Long::sum);
            }
            return sorted;
        }

        private void kind(String kind, long times) {
            int i = 0;
            while (i < kinds.length && kinds[i] != null && !kinds[i].equals(kind)) {
                i++;
            }
            if (i == MOST_KINDS) {
                return;
            }
            if (i == kinds.length) {
                kinds = Arrays.copyOf(kinds, i + 1);
                kindCounts = Arrays.copyOf(kindCounts, i + 1);
            }
            kinds[i] = kind;
            kindCounts[i] += times;
        }

        void merge(Slice other) {
            count += other.count;
            other.kinds().forEach(this::kind);
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
