package io.github.bcdacamel.export;

import io.github.bcdacamel.bcda.ServerErrorCounter;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.landing.DurableFiles;
import io.github.bcdacamel.landing.ExportLog;
import io.github.bcdacamel.landing.LandedExport;
import io.github.bcdacamel.landing.Landing;
import io.github.bcdacamel.landing.OwnFileFinder;
import io.github.bcdacamel.landing.Receipt;
import io.github.bcdacamel.landing.ReceiptFile;
import io.github.bcdacamel.landing.SuccessMarker;
import io.github.bcdacamel.ledger.Delivery;
import io.github.bcdacamel.ledger.Export;
import io.github.bcdacamel.ledger.ExportEnd;
import io.github.bcdacamel.ledger.ExportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.Variable;

/**
 * Finishes an export whose files are all delivered: counts the server's errors, writes the receipt, then the marker.
 * All of it follows from the ledger and the landing, the time of the finish too, so repeating it in any process changes
 * nothing. The ledger decides which process may do it.
 */
public final class ExportFinisher {

    private final Landing landing;
    private final boolean landingKeeps;
    private final SincePolicy sincePolicy;
    private final String version;

    public ExportFinisher(Landing landing, boolean landingKeeps, SincePolicy sincePolicy, String version) {
        this.landing = landing;
        this.landingKeeps = landingKeeps;
        this.sincePolicy = sincePolicy;
        this.version = version;
    }

    /**
     * Writes the receipt, unless it is written and marked.
     *
     * @param files all files of the export
     * @param deliveries what destinations said of them
     * @param manifest as BCDA sent it
     * @param typesBefore what the last full export that asked for the same brought
     * @param wholeUntil the transaction time of the last whole one before; null when there was none
     */
    public Receipt writeReceipt(
            @Variable("export") Export export,
            @Variable("sentManifest") String manifest,
            @Variable("files") List<ExportFile> files,
            @Variable("deliveries") List<Delivery> deliveries,
            @Variable("typesBefore") List<String> typesBefore,
            @Variable("wholeUntil") String wholeUntil)
            throws IOException {
        Path folder = landing.folder(export.feed(), export.id());
        Map<String, List<Receipt.Place>> places = places(deliveries);
        List<Receipt.File> entries =
                files.stream().map(file -> entry(file, places)).toList();
        Receipt finished = finished(folder);
        if (finished != null && finished.files().equals(entries)) {
            return finished;
        }
        SuccessMarker.remove(folder);
        landing.publishManifest(export.feed(), export.id(), manifest);
        landing.keepOnly(
                export.feed(),
                export.id(),
                entries.stream().map(Receipt.File::name).collect(Collectors.toSet()));
        Receipt receipt = receipt(export, folder, entries, ErrorFileReader.count(folder, files))
                .withMade(OwnFileFinder.made(folder, export.feed(), export.id()))
                .withTables(ExportTables.told(landing, export));
        receipt = receipt.withSince(
                sincePolicy.decide(export, receipt, ExportProfiler.olderThanSince(folder), typesBefore, wholeUntil));
        byte[] log = ExportLog.end(folder, receipt);
        receipt = receipt.withLog(sha256(log));
        ReceiptFile.write(folder, receipt);
        ExportLog.seal(folder, log);
        return receipt;
    }

    /** Marks the export as finished, once everything else is delivered. */
    public void mark(@Variable("export") Export export) throws IOException {
        Path folder = landing.folder(export.feed(), export.id());
        if (finished(folder) == null) {
            SuccessMarker.write(folder);
        }
        landing.discardPartials(export.feed(), export.id());
    }

    /** What the ledger is told of the end: what the receipt says, whatever the settings say by now. */
    public ExportEnd end(@Variable("export") Export export, @Variable("receipt") Receipt receipt) {
        Receipt.Since since = receipt.since();
        String message = "Export " + export.feed() + "/" + export.id() + " is delivered and verified in "
                + String.join(" and ", places(landing.folder(export.feed(), export.id()), receipt)) + ".";
        for (Receipt.Remark remark : since.remarks()) {
            message += " " + remark.message();
        }
        if (!since.advances()) {
            message += " The _since timestamp was not advanced, so the next export asks for the same data again.";
        }
        FailureClass failure = SinceRemark.failure(since);
        return new ExportEnd(failure == null ? 0 : failure.exitCode(), message, since.advances());
    }

    /** The outcome of an export that this process finished or reports, from its row and its receipt, if that is still there. */
    public Outcome outcome(@Variable("export") Export export) throws IOException {
        Path folder = landing.folder(export.feed(), export.id());
        if (!Files.exists(folder.resolve(ReceiptFile.NAME))) {
            return new Outcome(
                    FailureClass.of(export.exitCode()), export.message(), true, List.of(folder.toString()), null);
        }
        Receipt receipt = ReceiptFile.read(folder);
        return new Outcome(
                FailureClass.of(export.exitCode()), export.message(), true, places(folder, receipt), receipt);
    }

    /** The receipt that an earlier attempt at the finish wrote and marked, or null: it stands as it is. */
    static Receipt finished(Path folder) throws IOException {
        String marked = SuccessMarker.read(folder).orElse("");
        Path receipt = folder.resolve(ReceiptFile.NAME);
        return Files.isRegularFile(receipt, LinkOption.NOFOLLOW_LINKS) && marked.equals(sha256(receipt))
                ? ReceiptFile.read(folder)
                : null;
    }

    private Receipt receipt(Export export, Path folder, List<Receipt.File> files, ServerErrorCounter serverErrors)
            throws IOException {
        ExportRequest request = ExportRequest.of(export.requestUrl());
        return Receipt.of(
                        "bcda-camel " + version,
                        export.feed(),
                        export.id(),
                        new Receipt.Request(
                                export.requestUrl(),
                                request.apiVersion(),
                                request.group().isEmpty() ? null : request.group(),
                                request.types(),
                                export.since()),
                        new Receipt.Job(
                                export.jobUrl(),
                                export.transactionTime(),
                                sha256(folder.resolve(LandedExport.MANIFEST))),
                        export.startedAt().toInstant(),
                        export.finishedAt().toInstant(),
                        files,
                        ErrorFileReader.bySeverity(serverErrors))
                .withUnknownEnrollees(serverErrors.unknownEnrollees());
    }

    /** The folder, and what a file's addresses elsewhere have in common with those of all others. */
    private List<String> places(Path folder, Receipt receipt) {
        List<String> places = new ArrayList<>();
        receipt.files().stream()
                .findFirst()
                .ifPresent(file -> file.delivered().stream()
                        .map(Receipt.Place::location)
                        .filter(location -> location.endsWith(file.name()))
                        .forEach(location -> places.add(location.substring(
                                0, location.length() - file.name().length()))));
        if (landingKeeps || places.isEmpty()) {
            places.add(0, folder.toString());
        }
        return List.copyOf(places);
    }

    private static Receipt.File entry(ExportFile file, Map<String, List<Receipt.Place>> places) {
        return Receipt.File.of(file.toLand(), file.received(), file.url(), file.attempts())
                .at(places.getOrDefault(file.received().name(), List.of()));
    }

    /** By the file's name. */
    private static Map<String, List<Receipt.Place>> places(List<Delivery> deliveries) {
        Map<String, List<Receipt.Place>> places = new TreeMap<>();
        for (Delivery delivery : deliveries) {
            places.computeIfAbsent(delivery.name(), name -> new ArrayList<>())
                    .add(new Receipt.Place(delivery.destination(), delivery.location(), delivery.checksum()));
        }
        return places;
    }

    private static String sha256(Path file) throws IOException {
        return sha256(DurableFiles.read(file));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
