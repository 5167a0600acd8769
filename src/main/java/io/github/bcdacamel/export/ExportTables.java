package io.github.bcdacamel.export;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.KnownFailure;
import io.github.bcdacamel.html.DisplayFormat;
import io.github.bcdacamel.landing.DurableFiles;
import io.github.bcdacamel.landing.FileToDeliver;
import io.github.bcdacamel.landing.LandedFile;
import io.github.bcdacamel.landing.Landing;
import io.github.bcdacamel.landing.Receipt;
import io.github.bcdacamel.landing.SuccessMarker;
import io.github.bcdacamel.ledger.Export;
import io.github.bcdacamel.ledger.ExportFile;
import io.github.bcdacamel.tables.load.BuildProgress;
import io.github.bcdacamel.tables.load.InputFile;
import io.github.bcdacamel.tables.load.Load;
import io.github.bcdacamel.tables.load.LoadAbout;
import io.github.bcdacamel.tables.load.TableBuilder;
import io.github.bcdacamel.tables.schema.SchemaFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The load of tables of an export whose files are all there: has it built, and tells the receipt and the destinations of it. What
 * stands in tables is the business of {@code tables}, when they are built the routes'.
 */
public final class ExportTables {

    private static final Logger LOG = LoggerFactory.getLogger("bcda");

    private final Optional<TableBuilder> builder;
    private final Landing landing;
    private final ProgressReporter progress;
    private final boolean failureHolds;

    /**
     * @param builder nothing where no tables are wanted
     * @param failureHolds whether an export is held back whose tables cannot be built
     */
    public ExportTables(
            Optional<TableBuilder> builder, Landing landing, ProgressReporter progress, boolean failureHolds) {
        this.builder = builder;
        this.landing = landing;
        this.progress = progress;
        this.failureHolds = failureHolds;
    }

    /**
     * Whether tables are to be built now: always before the export is marked; afterwards where the marked receipt tells of a load
     * that is not there, or not whole.
     */
    public boolean isDue(@Variable("export") Export export) throws IOException {
        if (builder.isEmpty() || !export.ours() || export.isEnded()) {
            return false;
        }
        Receipt finished = ExportFinisher.finished(landing.folder(export.feed(), export.id()));
        return finished == null || finished.tables() != null && !isWhole(export);
    }

    private boolean isWhole(Export export) throws IOException {
        Path tables = landing.tables(export.feed());
        Optional<Load> load = load(landing, export);
        if (load.isEmpty()) {
            return false;
        }
        for (Load.LoadedTable table : load.get().tables()) {
            for (Load.LoadedPart part : table.parts()) {
                Path path = tables.resolve(part.name());
                if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || Files.size(path) != part.bytes()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Takes the marker and the load away of an export whose data are not all there: neither may speak of others. */
    public void discard(@Variable("export") Export export) throws IOException {
        SuccessMarker.remove(landing.folder(export.feed(), export.id()));
        TableBuilder.remove(landing.tables(export.feed()), export.id(), landing.isShared());
    }

    /**
     * Builds the load, or says why there is none.
     *
     * @param all all files of the export
     * @throws ExportFailure FILE if a file that landed is damaged: then the export is not whole, whatever the settings say of tables
     */
    public Result build(@Variable("export") Export export, @Variable("files") List<ExportFile> all) throws IOException {
        ExportRequest request = ExportRequest.of(export.requestUrl());
        if (request.apiVersion().equals("v1")) {
            return new Result("has no tables: they need v2 or v3 (bcda.api-version)", false);
        }
        Path folder = landing.folder(export.feed(), export.id());
        List<ExportFile> files = ExportProfiler.dataFiles(all);
        long elsewhere = ExportProfiler.landedElsewhere(folder, files);
        if (elsewhere > 0) {
            return failed(DisplayFormat.number(elsewhere) + " of "
                    + DisplayFormat.count(files.size(), "file", "files")
                    + " landed with another process, give both a shared landing");
        }
        try {
            Load load = builder.get()
                    .build(
                            landing.tables(export.feed()),
                            new LoadAbout(
                                    export.id(),
                                    export.transactionTime(),
                                    export.since(),
                                    request.group(),
                                    request.apiVersion()),
                            files.stream().map(file -> input(folder, file)).toList(),
                            progress(export, files));
            return new Result(built(load), false);
        } catch (ExportFailure known) {
            if (known.failureClass() == FailureClass.FILE) {
                throw known;
            }
            return failed(known.getMessage());
        }
    }

    private BuildProgress progress(Export export, List<ExportFile> files) {
        long size = files.stream().mapToLong(file -> file.received().bytes()).sum();
        AtomicLong read = new AtomicLong();
        return more -> progress.tables(export, read.addAndGet(more), size);
    }

    /** Says what became of the tables; holds the finish back where there are none and the settings say so. */
    public void report(@Variable("export") Export export, @Variable("tables") Result tables) {
        String about = "Export " + export.feed() + "/" + export.id() + " ";
        if (tables.failed() && failureHolds) {
            throw KnownFailure.TABLES_UNBUILT.failure(about + tables.message()
                    + ". Because bcda.tables.on-failure is fail, it is not finished: every file is"
                    + " delivered and verified, and the next run builds the tables again. To finish without them,"
                    + " run once more with --set bcda.tables.on-failure=warn. The _since timestamp was not advanced.");
        }
        if (tables.failed()) {
            LOG.warn(
                    "{}{}. It is finished without them; build them later with: tables {}",
                    about,
                    tables.message(),
                    landing.folder(export.feed(), export.id()));
        } else {
            LOG.info("{}{}", about, tables.message());
        }
    }

    /** What became of it. @param message a part of a sentence, for the log */
    public record Result(String message, boolean failed) {}

    /** What a receipt says of the load that stands there; null if there is none of these data. */
    static Receipt.Tables told(Landing landing, Export export) {
        Optional<Load> load = load(landing, export);
        return load.map(there -> new Receipt.Tables(
                        there.tables().stream()
                                .collect(Collectors.toMap(
                                        Load.LoadedTable::name, Load.LoadedTable::rows, Long::sum, TreeMap::new)),
                        there.rejectedLines(),
                        there.rejectedValues()))
                .orElse(null);
    }

    /** The statements for SQL engines, the parts of the load, and then the load file, because it says that they are all there. */
    static List<FileToDeliver> files(Landing landing, Export export) throws IOException {
        Optional<Load> load = load(landing, export);
        List<FileToDeliver> files = new ArrayList<>();
        if (load.isPresent()) {
            Path tables = landing.tables(export.feed());
            for (Path schema : SchemaFiles.list(tables)) {
                files.add(file(
                        export,
                        tables,
                        tables.relativize(schema).toString(),
                        Files.size(schema),
                        LandedFile.sha256(schema)));
            }
            for (Load.LoadedTable table : load.get().tables()) {
                for (Load.LoadedPart part : table.parts()) {
                    files.add(file(export, tables, part.name(), part.bytes(), part.sha256()));
                }
            }
            String name = Load.fileName(export.id());
            Path path = tables.resolve(name);
            files.add(file(export, tables, name, Files.size(path), LandedFile.sha256(path)));
        }
        return files;
    }

    private static FileToDeliver file(Export export, Path tables, String name, long size, String sha256) {
        return new FileToDeliver(
                export.feed(), export.id(), Landing.TABLES + "/" + name, tables.resolve(name), size, sha256, true);
    }

    /** The load of these data: one of a job that was replaced since is none. */
    private static Optional<Load> load(Landing landing, Export export) {
        Path file = landing.tables(export.feed()).resolve(Load.fileName(export.id()));
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            Load load = Load.read(DurableFiles.read(file));
            return Objects.equals(load.transactionTime(), export.transactionTime())
                    ? Optional.of(load)
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Result failed(String why) {
        return new Result("has no tables: " + why.replaceFirst("\\.$", ""), true);
    }

    private static String built(Load load) {
        long rows = load.tables().stream().mapToLong(Load.LoadedTable::rows).sum();
        String text = "has tables: " + DisplayFormat.count(rows, "row", "rows") + " of "
                + DisplayFormat.count(load.records(), "record", "records") + " in "
                + DisplayFormat.count(load.tables().size(), "table", "tables");
        if (load.rejectedLines() > 0) {
            text += "; "
                    + DisplayFormat.count(
                            load.rejectedLines(),
                            "line could not be read (table rejected_line)",
                            "lines could not be read (table rejected_line)");
        }
        if (load.rejectedValues() > 0) {
            text += "; "
                    + DisplayFormat.count(
                            load.rejectedValues(),
                            "value fits no column (table rejected_value)",
                            "values fit no column (table rejected_value)");
        }
        return text;
    }

    private static InputFile input(Path folder, ExportFile file) {
        String name = file.received().name();
        return new InputFile(
                name,
                file.type(),
                file.received().bytes(),
                file.received().sha256(),
                () -> LandedFile.open(folder.resolve(name)));
    }
}
