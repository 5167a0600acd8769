package io.github.bcdacamel.landing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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
        List<FileToDeliver> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.filter(one -> isOwn(folder, one))
                    .sorted(Comparator.<Path, Boolean>comparing(one -> one.equals(folder.resolve(ReceiptFile.NAME)))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList()) {
                files.add(file(folder, path, feed, exportId));
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        return List.copyOf(files);
    }

    /** What later stages and steps of an operator made, for the receipt: it proves these too. In the order of their names. */
    public static List<Receipt.Made> made(Path folder, String feed, String exportId) throws IOException {
        return of(folder, feed, exportId).stream()
                .filter(file -> !LandedExport.BESIDE.contains(file.name()))
                .map(file -> new Receipt.Made(file.name(), file.size(), file.sha256()))
                .toList();
    }

    /** The marker, which is there once everything else is delivered. */
    public static FileToDeliver marker(Path folder, String feed, String exportId) throws IOException {
        return file(folder, folder.resolve(SuccessMarker.NAME), feed, exportId);
    }

    private static boolean isOwn(Path folder, Path path) {
        Path name = folder.relativize(path);
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && !name.toString().equals(SuccessMarker.NAME)
                && !FROM_BCDA.contains(name.getName(0).toString())
                && StreamSupport.stream(name.spliterator(), false)
                        .noneMatch(part -> part.toString().startsWith("."));
    }

    private static FileToDeliver file(Path folder, Path path, String feed, String exportId) throws IOException {
        String name = folder.relativize(path).toString().replace('\\', '/');
        return new FileToDeliver(feed, exportId, name, path, Files.size(path), LandedFile.sha256(path));
    }
}
