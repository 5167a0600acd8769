package io.github.bcdacamel.landing;

import io.github.bcdacamel.landing.LandedExport.Finding;
import io.github.bcdacamel.landing.LandedExport.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What was found when an export was proven again, in lines for people: one that says what was proven, or one a finding
 * that says what is wrong, with which file, and what to do. Finding is {@link LandedExport}'s work.
 *
 * @param place where the export is
 * @param receipt null where there is none that can be read
 * @param findings empty when the export is whole
 */
public record VerificationResult(String place, Receipt receipt, List<Finding> findings) {

    /** What an export that never finished, or lost its marker, is said to be; the other findings follow from it. */
    private static final Set<Problem> UNFINISHED = Set.of(Problem.NOT_FINISHED, Problem.NO_RECEIPT);

    public VerificationResult {
        findings = List.copyOf(findings);
    }

    /** Reads every byte of the export again. */
    public static VerificationResult of(Path folder) throws IOException {
        return of(new FolderExportReader(folder));
    }

    /** The same, wherever it was delivered. */
    public static VerificationResult of(ExportReader contents) throws IOException {
        List<Finding> findings = LandedExport.verify(contents);
        return new VerificationResult(contents.place(), receipt(contents), findings);
    }

    public boolean isWhole() {
        return findings.isEmpty();
    }

    /** Whether the export was finished once: an unfinished one is no damage, the next run goes on with it. */
    public boolean isFinished() {
        return findings.stream().noneMatch(finding -> finding.problem() == Problem.NOT_FINISHED);
    }

    public List<String> lines() {
        if (isWhole()) {
            return List.of("ok    %s: %s".formatted(place, proven()));
        }
        if (!isFinished() && receipt == null) {
            return findings.stream()
                    .filter(finding -> finding.problem() == Problem.NOT_FINISHED)
                    .map(this::line)
                    .toList();
        }
        return findings.stream().map(this::line).toList();
    }

    private String line(Finding finding) {
        String level = UNFINISHED.contains(finding.problem()) && !isFinished() ? "warn " : "FAIL ";
        return "%s %s: %s %s".formatted(level, place, finding.message(), advice(finding.problem()));
    }

    private String proven() {
        long files = 0;
        long lines = 0;
        long bytes = 0;
        for (Receipt.Total total : receipt.totals().values()) {
            files += total.files();
            lines += total.lines();
            bytes += total.bytes();
        }
        long beside = receipt.files().size() - files;
        return String.format(
                Locale.ROOT,
                "whole, as the receipt says: %,d files, %,d resources, %,d bytes%s, %s, up to %s.",
                files,
                lines,
                bytes,
                beside == 0 ? "" : String.format(Locale.ROOT, " (and %,d error or deleted files)", beside),
                since() == null ? "everything" : "since " + since(),
                receipt.job() == null ? "an unknown time" : receipt.job().transactionTime());
    }

    private String advice(Problem problem) {
        return switch (problem) {
            case NOT_FINISHED -> "What is verified in it is kept.";
            case RECEIPT_CHANGED, NO_RECEIPT ->
                "Restore receipt.json and _SUCCESS from a copy of this folder, or " + again();
            case MISSING, CHANGED -> "Restore it from a copy, or " + again();
            case ADDED -> "Move it out of the folder: nothing vouches for it.";
            case UNREADABLE -> "Check its rights and the disk, and verify again.";
        };
    }

    /** The ledger has gone on since, so the same data come only to who names the time from which they are wanted. */
    private String again() {
        String from = receipt == null ? "the since of this export" : since() == null ? "none" : since();
        return "delete the folder and export the same data again: run --set bcda.export.since=" + from + ".";
    }

    private String since() {
        return receipt.request() == null ? null : receipt.request().since();
    }

    private static Receipt receipt(ExportReader contents) {
        try {
            return ReceiptFile.read(contents);
        } catch (IOException | RuntimeException unreadable) {
            return null;
        }
    }
}
