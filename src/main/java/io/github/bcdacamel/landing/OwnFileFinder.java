package io.github.bcdacamel.landing;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What an export's folder holds besides the files of BCDA: manifest, log, receipt, and whatever later stages put there.
 * The marker is not among them, because it goes last. Names with a dot in front are partial and stay here, and so does
 * what a link leads to.
 */
public final class OwnFileFinder {

    private static final Set<String> FROM_BCDA =
            Set.of(FileKind.OUTPUT.folder(), FileKind.ERROR.folder(), FileKind.DELETED.folder());

    private OwnFileFinder() {}

    /** In the order of their names, the receipt last: it speaks of the others. */
    public static List<FileToDeliver> of(Path folder, String feed, String exportId) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                boolean skipped = visited.getFileName().toString().startsWith(".")
                        || FROM_BCDA.contains(folder.relativize(visited).toString());
                return skipped && !visited.equals(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path visited, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()
                        && !visited.getFileName().toString().startsWith(".")
                        && !visited.equals(folder.resolve(SuccessMarker.NAME))) {
                    found.add(visited);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(Comparator.<Path, Boolean>comparing(path -> path.equals(folder.resolve(ReceiptFile.NAME)))
                .thenComparing(Comparator.naturalOrder()));
        List<FileToDeliver> files = new ArrayList<>();
        for (Path path : found) {
            files.add(file(folder, path, feed, exportId));
        }
        return List.copyOf(files);
    }

    /** What later stages made out of the data, for the receipt: it proves these too. In the order of their names. */
    public static List<Receipt.Made> made(Path folder, String feed, String exportId) throws IOException {
        return of(folder, feed, exportId).stream()
                .filter(file -> file.name().contains("/"))
                .map(file -> new Receipt.Made(file.name(), file.size(), file.sha256()))
                .toList();
    }

    /** The marker, which is there once everything else is delivered. */
    public static FileToDeliver marker(Path folder, String feed, String exportId) throws IOException {
        return file(folder, folder.resolve(SuccessMarker.NAME), feed, exportId);
    }

    private static FileToDeliver file(Path folder, Path path, String feed, String exportId) throws IOException {
        String name = folder.relativize(path).toString().replace('\\', '/');
        return new FileToDeliver(feed, exportId, name, path, Files.size(path), LandedFile.sha256(path));
    }
}
