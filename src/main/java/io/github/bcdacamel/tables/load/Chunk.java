package io.github.bcdacamel.tables.load;

import io.github.bcdacamel.tables.format.PartWriter.Format;
import io.github.bcdacamel.tables.load.TableWriter.MadePart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files of a type that are read together and make a part of each table. Which they are depends on their order and sizes alone, so
 * it is the same however many threads there are.
 */
record Chunk(int number, List<InputFile> files) {

    /** What came out of it. */
    record Result(
            Map<String, Map<Format, MadePart>> parts,
            List<FileResult> files,
            Set<String> types,
            long otherRecords,
            long rejectedValues,
            List<Path> codes) {}

    /** @param type as its name or its first record tells; null if nothing does */
    record FileResult(String name, String type, long bytes, String sha256, long records, long badLines) {}

    long size() {
        return files.stream().mapToLong(InputFile::size).sum();
    }

    static List<Chunk> of(List<InputFile> files, long size) {
        Map<String, List<InputFile>> types = new LinkedHashMap<>();
        files.forEach(file ->
                types.computeIfAbsent(file.type(), type -> new ArrayList<>()).add(file));
        List<Chunk> chunks = new ArrayList<>();
        for (List<InputFile> ofType : types.values()) {
            List<InputFile> together = new ArrayList<>();
            long bytes = 0;
            for (InputFile file : ofType) {
                if (!together.isEmpty() && bytes + file.size() > size) {
                    chunks.add(new Chunk(chunks.size(), List.copyOf(together)));
                    together.clear();
                    bytes = 0;
                }
                together.add(file);
                bytes += file.size();
            }
            chunks.add(new Chunk(chunks.size(), List.copyOf(together)));
        }
        return chunks;
    }
}
