package io.github.bcdacamel.landing;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Proves a delivered export again: the marker against the receipt, the receipt against every file, decoded, line by
 * line. Changes nothing. Says nothing about {@code log.ndjson}, nor about {@code profile/} and {@code tables/} where the
 * receipt does not speak of them.
 */
public final class LandedExport {

    /** The name of the manifest beside the receipt. */
    public static final String MANIFEST = "manifest.json";

    private static final Pattern DATA_FILE =
            Pattern.compile("(ndjson|errors|deleted)/[A-Za-z]{1,64}\\.\\d{4,9}\\.ndjson(\\.gz)?");
    private static final Pattern MADE = Pattern.compile("(profile|tables)(/[A-Za-z0-9_-][A-Za-z0-9._=-]{0,200}){1,4}");
    private static final Set<String> BESIDE = Set.of(MANIFEST, Receipts.NAME, ExportLog.NAME, Markers.NAME);
    private static final Set<String> LATER = Set.of("profile", "tables");
    private static final int LONGEST_LINE = Integer.MAX_VALUE - 1024;

    private final Path folder;
    private final List<Finding> findings = new ArrayList<>();

    private LandedExport(Path folder) {
        this.folder = folder;
    }

    /** What is wrong, in a word. */
    public enum Problem {
        /** No {@code _SUCCESS}: the export is unfinished, whatever the rest looks like. */
        NOT_FINISHED,
        /** The receipt is not the one that was finished. */
        RECEIPT_CHANGED,
        /** No receipt, or none that can be read. */
        NO_RECEIPT,
        MISSING,
        /** A file that the receipt does not know. */
        ADDED,
        /** The size, the lines or the content differ from the receipt. */
        CHANGED,
        /** The disk or the rights: the file could not be read. */
        UNREADABLE
    }

    /**
     * One thing that is wrong.
     *
     * @param name of the file, from the export's folder
     * @param message a sentence for people
     */
    public record Finding(Problem problem, String name, String message) {}

    /** Everything that is wrong with the export in this folder; nothing if it is proven. */
    public static List<Finding> verify(Path folder) throws IOException {
        LandedExport export = new LandedExport(folder.toAbsolutePath().normalize());
        export.verify();
        return List.copyOf(export.findings);
    }

    private void verify() throws IOException {
        if (!Files.isDirectory(folder)) {
            add(Problem.MISSING, "", "There is no folder %s.".formatted(folder));
            return;
        }
        verifyMarker();
        Receipt receipt;
        try {
            receipt = Receipts.read(folder);
        } catch (IOException e) {
            add(
                    Problem.NO_RECEIPT,
                    Receipts.NAME,
                    "The receipt is missing or cannot be read, so nothing can be proven.");
            return;
        }
        verifyManifest(receipt);
        Set<String> known = new HashSet<>(BESIDE);
        for (Receipt.File file : receipt.files()) {
            verifyFile(file);
            known.add(file.name());
        }
        for (Receipt.Made made : receipt.made()) {
            verifyMade(made);
            known.add(made.name());
        }
        findAdded(known);
    }

    private void verifyMarker() throws IOException {
        Optional<String> finished;
        try {
            finished = Markers.read(folder);
        } catch (IOException e) {
            add(Problem.UNREADABLE, Markers.NAME, "_SUCCESS cannot be read.");
            return;
        }
        if (finished.isEmpty()) {
            add(Problem.NOT_FINISHED, Markers.NAME, "There is no _SUCCESS: the export is not finished. Run it again.");
            return;
        }
        Path receipt = folder.resolve(Receipts.NAME);
        if (Files.isRegularFile(receipt, LinkOption.NOFOLLOW_LINKS)
                && !finished.get().equals(Checksums.sha256(Files.readAllBytes(receipt)))) {
            add(Problem.RECEIPT_CHANGED, Receipts.NAME, "The receipt is not the one that _SUCCESS was written for.");
        }
    }

    private void verifyManifest(Receipt receipt) throws IOException {
        Path manifest = folder.resolve(MANIFEST);
        if (receipt.job() == null || receipt.job().manifestSha256() == null) {
            return;
        }
        if (!Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS)) {
            add(Problem.MISSING, MANIFEST, "The manifest is missing.");
        } else if (!receipt.job().manifestSha256().equals(Checksums.sha256(Files.readAllBytes(manifest)))) {
            add(Problem.CHANGED, MANIFEST, "The manifest is not the one that the receipt was written for.");
        }
    }

    private void verifyFile(Receipt.File file) {
        // A receipt that somebody wrote must not make us read elsewhere.
        if (file.name() == null
                || file.type() == null
                || !DATA_FILE.matcher(file.name()).matches()) {
            add(Problem.RECEIPT_CHANGED, Receipts.NAME, "The receipt names a file that no export has.");
            return;
        }
        Path path = folder.resolve(file.name());
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            add(Problem.MISSING, file.name(), "%s is missing.".formatted(file.name()));
            return;
        }
        try {
            long size = Files.size(path);
            long expected = file.name().endsWith(".gz") ? file.wireBytes() : file.bytes();
            if (size != expected) {
                changed(file, "has %d bytes instead of %d".formatted(size, expected));
                return;
            }
            // In a gzip bits may change that change nothing inside, such as its time.
            if (file.name().endsWith(".gz") && !LandedFile.sha256(path).equals(file.wireSha256())) {
                changed(file, "has other bytes than were verified");
                return;
            }
            LandedFile.Content content =
                    LandedFile.read(path, file.bytes(), new LineCheck(file.name(), file.type(), LONGEST_LINE));
            if (!content.sha256().equals(file.sha256()) || content.bytes() != file.bytes()) {
                changed(file, "has another content than was verified");
            } else if (content.lines() != file.lines()) {
                changed(file, "has %d lines instead of %d".formatted(content.lines(), file.lines()));
            }
        } catch (FileRefusedException e) {
            changed(file, "is damaged (%s)".formatted(e.reason()));
        } catch (FileSystemException e) {
            add(Problem.UNREADABLE, file.name(), "%s cannot be read.".formatted(file.name()));
        } catch (IOException e) {
            changed(file, "is damaged");
        }
    }

    private void verifyMade(Receipt.Made made) {
        if (made.name() == null || !MADE.matcher(made.name()).matches()) {
            add(Problem.RECEIPT_CHANGED, Receipts.NAME, "The receipt names a file that no export has.");
            return;
        }
        Path path = folder.resolve(made.name());
        try {
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                add(Problem.MISSING, made.name(), "%s is missing.".formatted(made.name()));
            } else if (Files.size(path) != made.bytes()
                    || !LandedFile.sha256(path).equals(made.sha256())) {
                add(Problem.CHANGED, made.name(), "%s has other bytes than the receipt says.".formatted(made.name()));
            }
        } catch (IOException e) {
            add(Problem.UNREADABLE, made.name(), "%s cannot be read.".formatted(made.name()));
        }
    }

    private void findAdded(Set<String> known) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                String name = folder.relativize(visited).toString();
                boolean proven = known.stream().anyMatch(other -> other.startsWith(name + "/"));
                return LATER.contains(name) && !proven ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path visited, BasicFileAttributes attributes) {
                String name = folder.relativize(visited).toString().replace('\\', '/');
                if (!known.contains(name)) {
                    add(Problem.ADDED, name, "%s is not in the receipt.".formatted(name));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path visited, IOException fault) {
                String name = folder.relativize(visited).toString().replace('\\', '/');
                add(Problem.UNREADABLE, name, "%s cannot be read.".formatted(name));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void changed(Receipt.File file, String what) {
        add(Problem.CHANGED, file.name(), "%s %s.".formatted(file.name(), what));
    }

    private void add(Problem problem, String name, String message) {
        findings.add(new Finding(problem, name, message));
    }
}
