package io.github.bcdacamel.cli;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.landing.ExportFinder;
import io.github.bcdacamel.landing.FileKind;
import io.github.bcdacamel.landing.LandedExport;
import io.github.bcdacamel.landing.LandedFile;
import io.github.bcdacamel.landing.Landing;
import io.github.bcdacamel.landing.Receipt;
import io.github.bcdacamel.landing.ReceiptFile;
import io.github.bcdacamel.tables.load.InputFile;
import io.github.bcdacamel.tables.load.LoadAbout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What a load of tables is to be made of: a finished export, or any folder of NDJSON files.
 *
 * @param place the export's folder, or the other one
 * @param tables the folder of all tables
 * @param refused why it has none; null if it can be built
 */
record LoadSource(Path place, Path tables, LoadAbout about, List<InputFile> files, String refused) {

    /** A gzip of FHIR is about ten times as large when it is inflated. */
    private static final int INFLATION = 10;

    /**
     * @param wanted where tables are wanted; null where they belong: beside the exports, or in ./tables
     * @param passedOver learns each file that is not read because it is a link
     */
    static List<LoadSource> of(String path, Path wanted, Consumer<Path> passedOver) throws IOException {
        Path source;
        try {
            source = Path.of(path);
        } catch (InvalidPathException noPath) {
            throw wrong("'" + path + "' is not a valid path.");
        }
        if (!Files.exists(source)) {
            throw wrong(path + " does not exist.");
        }
        source = source.toRealPath();
        // Where a person sends tables may be behind a link; the folder of a feed's tables may not.
        Path to = wanted != null && Files.exists(wanted) ? wanted.toRealPath() : wanted;
        List<Path> exports = Files.isDirectory(source) ? ExportFinder.find(source) : List.of();
        List<LoadSource> found = new ArrayList<>();
        for (Path export : exports) {
            found.add(export(export, to));
        }
        return exports.isEmpty() ? List.of(plain(path, source, to, passedOver)) : found;
    }

    private static LoadSource export(Path export, Path to) throws IOException {
        Path tables = to == null ? export.resolveSibling(Landing.TABLES) : to;
        String id = export.getFileName().toString();
        LoadAbout nothing = LoadAbout.ofFiles(LoadAbout.safe(id));
        if (!LandedExport.stands(export)) {
            return new LoadSource(
                    export,
                    tables,
                    nothing,
                    List.of(),
                    "it is not finished, or not all of its files are there; run it to its end, or ask verify");
        }
        Receipt receipt = ReceiptFile.read(export);
        if (receipt.request().apiVersion().equals("v1")) {
            return new LoadSource(
                    export,
                    tables,
                    nothing,
                    List.of(),
                    "tables need v2 or v3 of the API, and it is of v1 (bcda.api-version)");
        }
        List<InputFile> files = receipt.files().stream()
                .filter(file -> file.kind() == FileKind.OUTPUT)
                .map(file -> new InputFile(
                        file.name(),
                        file.type(),
                        file.bytes(),
                        file.sha256(),
                        () -> LandedFile.open(export.resolve(file.name()))))
                .toList();
        String time = receipt.job() == null ? null : receipt.job().transactionTime();
        LoadAbout about = new LoadAbout(
                LoadAbout.safe(receipt.exportId()),
                time,
                receipt.request().since(),
                Objects.requireNonNullElse(receipt.request().group(), ""),
                receipt.request().apiVersion());
        return new LoadSource(export, tables, about, files, null);
    }

    private static LoadSource plain(String path, Path source, Path to, Consumer<Path> passedOver) throws IOException {
        NdjsonFinder.links(source).forEach(passedOver);
        List<InputFile> files = new ArrayList<>();
        for (Path file : NdjsonFinder.in(source)) {
            String name = NdjsonFinder.name(source, file);
            long size = Files.size(file) * (name.endsWith(".gz") ? INFLATION : 1);
            files.add(new InputFile(name, InputFile.typeOf(name), size, null, () -> LandedFile.open(file)));
        }
        if (files.isEmpty()) {
            throw wrong("There is no export and no .ndjson file in " + path
                    + ". Name an export's folder, a feed's, the landing, or a folder of such files.");
        }
        String name = source.getFileName() == null ? "" : source.getFileName().toString();
        LoadAbout about = LoadAbout.ofFiles(LoadAbout.safe(name));
        return new LoadSource(source, to == null ? Path.of(Landing.TABLES) : to, about, files, null);
    }

    long size() {
        return files.stream().mapToLong(InputFile::size).sum();
    }

    static ExportFailure wrong(String message) {
        return new ExportFailure(FailureClass.SETTINGS, message + " Nothing was changed.");
    }
}
