package io.github.bcdacamel.profile;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Arrays;

/**
 * How often each of many ids occurred, by 64-bit hashes of them: no id can be read out of it, and it is never written
 * anywhere. Holds a bounded number; beyond that it says so instead of growing.
 */
final class HashCounter {

    private static final Hasher64 HASHER = Hashing.wyhashFinal4();
    private static final int SMALLEST = 64;

    private final int limit;
    private long[] keys = new long[SMALLEST];
    private int[] counts = new int[SMALLEST];
    private int size;
    private boolean full;

    HashCounter(int limit) {
        this.limit = limit;
    }

    /** What ids and other values are told apart by. */
    static long hash(byte[] buffer, int start, int length) {
        return HASHER.hashBytesToLong(buffer, start, length);
    }

    void add(long hash) {
        add(hash, 1);
    }

    private void add(long hash, int times) {
        long key = hash == 0 ? 1 : hash;
        int slot = slot(key);
        if (keys[slot] == 0) {
            if (size >= limit) {
                full = true;
                return;
            }
            if (3L * size >= 2L * keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
            size++;
        }
        counts[slot] += times;
    }

    void merge(HashCounter other) {
        for (int i = 0; i < other.keys.length; i++) {
            if (other.keys[i] != 0) {
                add(other.keys[i], other.counts[i]);
            }
        }
        full |= other.full;
    }

    int distinct() {
        return size;
    }

    /** Whether there were more than can be told apart, so that no number here is the whole one. */
    boolean isFull() {
        return full;
    }

    /** Occurrences beyond the first of each. */
    long repeated() {
        return Arrays.stream(counts).asLongStream().sum() - size;
    }

    /** Those that the other one does not hold. */
    Missing missingFrom(HashCounter other) {
        long distinct = 0;
        long occurrences = 0;
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0 && other.keys[other.slot(keys[i])] == 0) {
                distinct++;
                occurrences += counts[i];
            }
        }
        return new Missing(distinct, occurrences);
    }

    /** How many are missing, and how often they occur. */
    record Missing(long distinct, long occurrences) {}

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key ^ key >>> 32) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = new int[2 * oldKeys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
