package io.github.bcdacamel.landing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds exports on the disk: a folder may be one, or hold them as a feed's folder and the landing do. Looks at names
 * only; whether an export is whole is left to {@link VerificationResult}.
 */
public final class ExportFinder {

    /** Any of these makes a folder an export, so that one is still known as such when others are gone. */
    private static final List<String> SIGNS =
            List.of(SuccessMarker.NAME, ReceiptFile.NAME, LandedExport.MANIFEST, ExportLog.NAME, "ndjson");

    /** From the landing over the feed to the export. */
    private static final int DEEPEST = 2;

    private ExportFinder() {}

    /** The folder itself if it is an export, else those below it in the order of their names; empty if there are none. */
    public static List<Path> find(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        find(folder, 0, found);
        return found;
    }

    private static void find(Path folder, int depth, List<Path> found) throws IOException {
        if (SIGNS.stream().anyMatch(sign -> Files.exists(folder.resolve(sign), LinkOption.NOFOLLOW_LINKS))) {
            found.add(folder);
        } else if (depth < DEEPEST) {
            for (Path child : children(folder)) {
                find(child, depth + 1, found);
            }
        }
    }

    /** Names with a dot are partial files and the like, and a link leads to what is not of this landing. */
    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                    .filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
