package io.github.bcdacamel.tables.load;

import io.github.bcdacamel.landing.DurableFiles;
import io.github.bcdacamel.tables.Cell;
import io.github.bcdacamel.tables.schema.BuiltIn;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/** Merges the sorted files of {@link CodeCollector}s: each coding once, in the order of system, code and display. */
final class CodeMerger {

    private static final int MOST_OPEN = 64;

    private CodeMerger() {}

    /** One of the files, and the coding at which it stands. */
    private static final class Source implements Comparable<Source>, AutoCloseable {

        private final DataInputStream in;
        private byte[][] coding;

        Source(Path file) throws IOException {
            in = new DataInputStream(new BufferedInputStream(DurableFiles.open(file)));
        }

        boolean next() throws IOException {
            coding = new byte[CodeCollector.PARTS][];
            try {
                for (int part = 0; part < coding.length; part++) {
                    coding[part] = in.readNBytes(in.readInt());
                }
                return true;
            } catch (EOFException end) {
                return false;
            }
        }

        @Override
        public int compareTo(Source other) {
            return Arrays.compare(coding, other.coding, Arrays::compareUnsigned);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** Learns each coding once, in their order. */
    @FunctionalInterface
    private interface Target {
        void write(byte[][] coding) throws IOException;
    }

    /**
     * Writes all into {@link BuiltIn#CODE_DICTIONARY}.
     *
     * @param folder for files of several together: there may be more than can be open at once
     */
    static void merge(List<Path> files, Path folder, String loadId, TableWriter table) throws IOException {
        Deque<Path> left = new ArrayDeque<>(files);
        for (int round = 0; left.size() > MOST_OPEN; round++) {
            Path together = folder.resolve("codes-together-" + round);
            try (DataOutputStream out = new DataOutputStream(
                    new BufferedOutputStream(Channels.newOutputStream(DurableFiles.createFile(together))))) {
                merge(first(left), coding -> write(coding, out));
            }
            left.add(together);
        }
        Cell[] row = {new Cell(), new Cell(), new Cell(), Cells.row(loadId)[0]};
        merge(left, coding -> {
            for (int part = 0; part < coding.length; part++) {
                row[part].clear();
                if (coding[part].length > 0) {
                    row[part].text(coding[part], 0, coding[part].length);
                }
            }
            table.write(row);
        });
    }

    /** As {@link CodeCollector} writes it. */
    private static void write(byte[][] coding, DataOutputStream out) throws IOException {
        for (byte[] part : coding) {
            out.writeInt(part.length);
            out.write(part);
        }
    }

    private static List<Path> first(Deque<Path> left) {
        List<Path> first = new ArrayList<>();
        while (first.size() < MOST_OPEN) {
            first.add(left.remove());
        }
        return first;
    }

    private static void merge(Collection<Path> files, Target target) throws IOException {
        List<Source> open = new ArrayList<>();
        try {
            PriorityQueue<Source> sources = new PriorityQueue<>();
            for (Path file : files) {
                Source source = new Source(file);
                open.add(source);
                if (source.next()) {
                    sources.add(source);
                }
            }
            byte[][] before = null;
            for (Source first = sources.poll(); first != null; first = sources.poll()) {
                if (before == null || !Arrays.deepEquals(before, first.coding)) {
                    before = first.coding;
                    target.write(before);
                }
                if (first.next()) {
                    sources.add(first);
                }
            }
        } finally {
            for (Source source : open) {
                source.close();
            }
        }
    }
}
