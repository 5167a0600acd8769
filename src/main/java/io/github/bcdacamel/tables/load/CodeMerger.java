package io.github.bcdacamel.tables.load;

import io.github.bcdacamel.landing.DurableFiles;
import io.github.bcdacamel.tables.Cell;
import io.github.bcdacamel.tables.schema.BuiltIn;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/** Merges the sorted files of {@link CodeCollector}s: each coding once, in the order of system, code and display. */
final class CodeMerger {

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

    /** Writes all into {@link BuiltIn#CODE_DICTIONARY}. */
    static void merge(List<Path> files, String loadId, TableWriter table) throws IOException {
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
            write(sources, Cells.row(loadId)[0], table);
        } finally {
            for (Source source : open) {
                source.close();
            }
        }
    }

    private static void write(PriorityQueue<Source> sources, Cell load, TableWriter table) throws IOException {
        Cell[] row = {new Cell(), new Cell(), new Cell(), load};
        byte[][] before = null;
        for (Source first = sources.poll(); first != null; first = sources.poll()) {
            if (before == null || !Arrays.deepEquals(before, first.coding)) {
                before = first.coding;
                for (int part = 0; part < before.length; part++) {
                    row[part].clear();
                    if (before[part].length > 0) {
                        row[part].text(before[part], 0, before[part].length);
                    }
                }
                table.write(row);
            }
            if (first.next()) {
                sources.add(first);
            }
        }
    }
}
