package io.github.bcdacamel.landing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/** An export in a folder. A symbolic link is something of that name, and no file: nobody is led elsewhere. */
record FolderExportReader(Path folder) implements ExportReader {

    @Override
    public String place() {
        return folder.toString();
    }

    @Override
    public Map<String, Long> sizes() throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return sizes;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                // Where the marker should be, a folder is something of that name as well.
                if (visited.equals(folder.resolve(SuccessMarker.NAME))) {
                    sizes.put(SuccessMarker.NAME, NO_FILE);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path visited, BasicFileAttributes attributes) {
                sizes.put(name(visited), attributes.isRegularFile() ? attributes.size() : NO_FILE);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path visited, IOException fault) {
                sizes.put(name(visited), UNREADABLE);
                return FileVisitResult.CONTINUE;
            }
        });
        return sizes;
    }

    @Override
    public InputStream open(String name) throws IOException {
        return DurableFiles.open(folder.resolve(name));
    }

    @Override
    public ExportReader beside(String other) {
        return new FolderExportReader(folder.toAbsolutePath().normalize().resolveSibling(other));
    }

    private String name(Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }
}
