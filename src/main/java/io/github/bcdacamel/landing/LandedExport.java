package io.github.bcdacamel.landing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Proves a delivered export again: the marker against the receipt, the receipt against every file, decoded, line by
 * line. Changes nothing. Says nothing about {@code profile/} where the receipt does not speak of it.
 */
public final class LandedExport {

    /** The name of the manifest beside the receipt. */
    public static final String MANIFEST = "manifest.json";

    private static final Pattern DATA_FILE =
            Pattern.compile("(ndjson|errors|deleted)/[A-Za-z]{1,64}\\.\\d{4,9}\\.ndjson(\\.gz)?");
    /** Whatever a step of somebody's own may call a file, as long as it stands in the folder. */
    private static final Pattern MADE = Pattern.compile("(?!\\.)[^/\\\\\\p{Cntrl}]+(/(?!\\.)[^/\\\\\\p{Cntrl}]+)*");
    /** What the program itself writes beside the files of BCDA. */
    static final Set<String> BESIDE = Set.of(MANIFEST, ReceiptFile.NAME, ExportLog.NAME, SuccessMarker.NAME);

    private static final Set<String> LATER = Set.of("profile/");
    private static final int LONGEST_LINE = Integer.MAX_VALUE - 1024;

    private final ExportReader contents;
    private final List<Finding> findings = new ArrayList<>();
    private Map<String, Long> sizes = Map.of();

    private LandedExport(ExportReader contents) {
        this.contents = contents;
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

    /** Whether a finished export stands in the folder, as far as the marker and the sizes of its files tell. */
    public static boolean stands(Path folder) throws IOException {
        LandedExport export = new LandedExport(new FolderExportReader(folder));
        export.sizes = export.contents.sizes();
        if (!export.isFile(SuccessMarker.NAME) || !export.isFile(ReceiptFile.NAME)) {
            return false;
        }
        export.verifyMarker();
        return export.findings.isEmpty()
                && ReceiptFile.read(export.contents).files().stream()
                        .allMatch(file -> export.sizes.getOrDefault(file.name(), ExportReader.NO_FILE)
                                == (file.name().endsWith(".gz") ? file.wireBytes() : file.bytes()));
    }

    /** The name of the newest finished export among the folders in this one. */
    public static Optional<String> newestIn(Path feed) throws IOException {
        if (!Files.isDirectory(feed)) {
            return Optional.empty();
        }
        try (Stream<Path> exports = Files.list(feed)) {
            return exports.filter(export ->
                            Files.isRegularFile(export.resolve(SuccessMarker.NAME), LinkOption.NOFOLLOW_LINKS))
                    .map(export -> export.getFileName().toString())
                    .max(Comparator.naturalOrder());
        }
    }

    /** Everything that is wrong with the export in this folder; nothing if it is proven. */
    public static List<Finding> verify(Path folder) throws IOException {
        return verify(new FolderExportReader(folder.toAbsolutePath().normalize()));
    }

    /** The same, wherever it was delivered. */
    public static List<Finding> verify(ExportReader contents) throws IOException {
        LandedExport export = new LandedExport(contents);
        export.verify();
        return List.copyOf(export.findings);
    }

    private void verify() throws IOException {
        sizes = contents.sizes();
        if (sizes.isEmpty()) {
            add(Problem.MISSING, "", "There is nothing in %s.".formatted(contents.place()));
            return;
        }
        verifyMarker();
        Receipt receipt;
        try {
            receipt = ReceiptFile.read(contents);
        } catch (IOException e) {
            add(
                    Problem.NO_RECEIPT,
                    ReceiptFile.NAME,
                    "The receipt is missing or cannot be read, so nothing can be proven.");
            return;
        }
        verifyBeside(
                MANIFEST,
                "manifest",
                receipt.job() == null ? null : receipt.job().manifestSha256());
        verifyBeside(ExportLog.NAME, "log", receipt.logSha256());
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
        if (!sizes.containsKey(SuccessMarker.NAME)) {
            add(
                    Problem.NOT_FINISHED,
                    SuccessMarker.NAME,
                    "There is no _SUCCESS: the export is not finished. Run it again.");
            return;
        }
        String finished;
        try (InputStream marker = contents.open(SuccessMarker.NAME)) {
            finished = SuccessMarker.read(marker);
        } catch (IOException e) {
            add(Problem.UNREADABLE, SuccessMarker.NAME, "_SUCCESS cannot be read.");
            return;
        }
        if (isFile(ReceiptFile.NAME) && !finished.equals(sha256(ReceiptFile.NAME))) {
            add(Problem.RECEIPT_CHANGED, ReceiptFile.NAME, "The receipt is not the one that _SUCCESS was written for.");
        }
    }

    /** @param sha256 as the receipt has it; null where it says nothing */
    private void verifyBeside(String name, String what, String sha256) throws IOException {
        if (sha256 == null) {
            return;
        }
        if (!isFile(name)) {
            add(Problem.MISSING, name, "The %s is missing.".formatted(what));
        } else if (!sha256.equals(sha256(name))) {
            add(Problem.CHANGED, name, "The %s is not the one that the receipt was written for.".formatted(what));
        }
    }

    private void verifyFile(Receipt.File file) {
        // A receipt that somebody wrote must not make us read elsewhere.
        if (file.name() == null
                || file.type() == null
                || !DATA_FILE.matcher(file.name()).matches()) {
            add(Problem.RECEIPT_CHANGED, ReceiptFile.NAME, "The receipt names a file that no export has.");
            return;
        }
        if (!isFile(file.name())) {
            add(Problem.MISSING, file.name(), "%s is missing.".formatted(file.name()));
            return;
        }
        try {
            boolean compressed = file.name().endsWith(".gz");
            long size = sizes.get(file.name());
            long expected = compressed ? file.wireBytes() : file.bytes();
            if (size != expected) {
                changed(file, "has %d bytes instead of %d".formatted(size, expected));
                return;
            }
            // In a gzip bits may change that change nothing inside, such as its time.
            if (compressed && !sha256(file.name()).equals(file.wireSha256())) {
                changed(file, "has other bytes than were verified");
                return;
            }
            FileContent content = LandedFile.read(
                    contents.open(file.name()),
                    compressed,
                    file.bytes(),
                    new LineChecker(file.name(), file.type(), LONGEST_LINE));
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
            add(Problem.RECEIPT_CHANGED, ReceiptFile.NAME, "The receipt names a file that no export has.");
            return;
        }
        try {
            if (!isFile(made.name())) {
                add(Problem.MISSING, made.name(), "%s is missing.".formatted(made.name()));
            } else if (sizes.get(made.name()) != made.bytes()
                    || !sha256(made.name()).equals(made.sha256())) {
                add(Problem.CHANGED, made.name(), "%s has other bytes than the receipt says.".formatted(made.name()));
            }
        } catch (IOException e) {
            add(Problem.UNREADABLE, made.name(), "%s cannot be read.".formatted(made.name()));
        }
    }

    /** A later stage's folder of which the receipt holds nothing is not looked into. */
    private void findAdded(Set<String> known) {
        sizes.forEach((name, size) -> {
            if (known.contains(name) || isLater(name, known)) {
                return;
            }
            if (size == ExportReader.UNREADABLE) {
                add(Problem.UNREADABLE, name, "%s cannot be read.".formatted(name));
            } else {
                add(Problem.ADDED, name, "%s is not in the receipt.".formatted(name));
            }
        });
    }

    private static boolean isLater(String name, Set<String> known) {
        String folder = name.substring(0, name.indexOf('/') + 1);
        return LATER.contains(folder) && known.stream().noneMatch(other -> other.startsWith(folder));
    }

    private boolean isFile(String name) {
        return sizes.getOrDefault(name, ExportReader.NO_FILE) >= 0;
    }

    private String sha256(String name) throws IOException {
        try (InputStream bytes = contents.open(name)) {
            return LandedFile.sha256(bytes);
        }
    }

    private void changed(Receipt.File file, String what) {
        add(Problem.CHANGED, file.name(), "%s %s.".formatted(file.name(), what));
    }

    private void add(Problem problem, String name, String message) {
        findings.add(new Finding(problem, name, message));
    }
}
