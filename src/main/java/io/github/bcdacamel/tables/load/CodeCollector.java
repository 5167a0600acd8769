package io.github.bcdacamel.tables.load;

import io.github.bcdacamel.json.RecordTree;
import io.github.bcdacamel.landing.DurableFiles;
import io.github.bcdacamel.tables.Codings;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Collects what codes are called, each once, in bounded memory: when it is spent, what there is goes into a sorted file, which
 * {@link CodeMerger} merges with the others.
 */
final class CodeCollector implements Codings {

    static final int PARTS = 3;

    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_CODES = 50_000;

    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private byte[] texts = new byte[1 << 14];
    /** Where system, code and display of each begin, and behind the last one where it ends. */
    private int[] starts = new int[PARTS * 256 + 1];

    private int[] hashes = new int[256];
    private int[] table = new int[1024];
    private int size;
    private byte[] scratch = new byte[256];

    CodeCollector(Path folder) {
        this.folder = folder;
    }

    @Override
    public void found(RecordTree record, int system, int code, int display) {
        if (!isText(record, code) || !isText(record, display)) {
            return;
        }
        int hash = hash(record, system) * 961 + hash(record, code) * 31 + hash(record, display);
        hash ^= hash >>> 15;
        // Put behind the others it can be compared with them, and stays there if it is new.
        int end = append(record, append(record, append(record, starts[PARTS * size], system, 1), code, 2), display, 3);
        int at = hash & table.length - 1;
        while (table[at] != 0) {
            if (hashes[table[at] - 1] == hash && compare(table[at] - 1, size) == 0) {
                return;
            }
            at = at + 1 & table.length - 1;
        }
        hashes[size] = hash;
        table[at] = ++size;
        if (size == MOST_CODES || end > MOST_BYTES) {
            spill();
        } else if (size == hashes.length) {
            grow();
        }
    }

    private static boolean isText(RecordTree record, int node) {
        return node >= 0 && (record.kind(node) == RecordTree.TEXT || record.kind(node) == RecordTree.ESCAPED);
    }

    private static int hash(RecordTree record, int node) {
        return isText(record, node) ? record.hash(node) : 0;
    }

    /** @return where the next part begins */
    private int append(RecordTree record, int at, int node, int part) {
        int end = at;
        if (isText(record, node)) {
            int length = record.end(node) - record.start(node);
            if (at + length > texts.length) {
                texts = Arrays.copyOf(texts, Math.max(at + length, 2 * texts.length));
            }
            if (record.kind(node) == RecordTree.TEXT) {
                System.arraycopy(record.buffer(), record.start(node), texts, at, length);
            } else {
                scratch = scratch.length < length ? new byte[2 * length] : scratch;
                length = record.decode(node, scratch);
                System.arraycopy(scratch, 0, texts, at, length);
            }
            end += length;
        }
        starts[PARTS * size + part] = end;
        return end;
    }

    private int compare(int one, int other) {
        int order = 0;
        for (int part = 0; part < PARTS && order == 0; part++) {
            int a = PARTS * one + part;
            int b = PARTS * other + part;
            order = Arrays.compareUnsigned(texts, starts[a], starts[a + 1], texts, starts[b], starts[b + 1]);
        }
        return order;
    }

    private void grow() {
        hashes = Arrays.copyOf(hashes, 2 * size);
        starts = Arrays.copyOf(starts, PARTS * 2 * size + 1);
        table = new int[8 * size];
        for (int i = 0; i < size; i++) {
            int at = hashes[i] & table.length - 1;
            while (table[at] != 0) {
                at = at + 1 & table.length - 1;
            }
            table[at] = i + 1;
        }
    }

    private void spill() {
        Path file = folder.resolve("codes-" + files.size());
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(Channels.newOutputStream(DurableFiles.createFile(file))))) {
            int[] sorted = IntStream.range(0, size)
                    .boxed()
                    .sorted(this::compare)
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int coding : sorted) {
                for (int part = PARTS * coding; part < PARTS * (coding + 1); part++) {
                    out.writeInt(starts[part + 1] - starts[part]);
                    out.write(texts, starts[part], starts[part + 1] - starts[part]);
                }
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        files.add(file);
        size = 0;
        Arrays.fill(table, 0);
    }

    /** The sorted files. */
    List<Path> finish() {
        if (size > 0) {
            spill();
        }
        return files;
    }
}
