package io.github.bcdacamel.tables.load;

import io.github.bcdacamel.landing.DurableFiles;
import io.github.bcdacamel.tables.View;
import io.github.bcdacamel.tables.format.PartWriter.Format;
import io.github.bcdacamel.tables.load.Chunk.FileResult;
import io.github.bcdacamel.tables.load.Load.LoadedColumn;
import io.github.bcdacamel.tables.load.Load.LoadedPart;
import io.github.bcdacamel.tables.load.Load.LoadedTable;
import io.github.bcdacamel.tables.load.TableWriter.MadePart;
import io.github.bcdacamel.tables.schema.BuiltIn;
import io.github.bcdacamel.tables.schema.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the parts of all chunks together to one load, in the order of the files: numbers them, adds the tables that are about the
 * load as a whole, and an empty part to each table that has no rows.
 */
final class LoadAssembler {

    private final List<View> views;
    private final TableOptions options;
    private final LoadAbout about;
    private final LoadFolder folder;

    LoadAssembler(List<View> views, TableOptions options, LoadAbout about, LoadFolder folder) {
        this.views = views;
        this.options = options;
        this.about = about;
        this.folder = folder;
    }

    /**
     * @param results of all chunks, in their order
     * @param build where they were built
     * @param whole where the load is to stand until it is published
     */
    Load assemble(List<InputFile> files, List<Chunk.Result> results, Path build, Path whole) throws IOException {
        Path own = build.resolve("load");
        DurableFiles.create(own);
        Map<String, List<Map<Format, MadePart>>> parts = new HashMap<>();
        for (Chunk.Result result : results) {
            result.parts()
                    .forEach((table, made) -> parts.computeIfAbsent(table, name -> new ArrayList<>())
                            .add(made));
        }
        List<FileResult> read = inOrder(files, results);
        parts.put(BuiltIn.LOAD_FILE.name(), List.of(loadFile(read, own)));
        parts.put(BuiltIn.CODE_DICTIONARY.name(), List.of(codes(results, own)));
        List<LoadedTable> tables = new ArrayList<>();
        for (Table table : tables(files, results)) {
            if (!parts.containsKey(table.name())) {
                parts.put(table.name(), List.of(new TableWriter(table, own, options.formats()).finishWhole()));
            }
            tables.add(table(table, parts.get(table.name()), whole));
        }
        return new Load(
                Load.SCHEMA_VERSION,
                about.loadId(),
                about.transactionTime(),
                about.since(),
                about.patientGroup(),
                about.apiVersion(),
                files.size(),
                read.stream().mapToLong(FileResult::records).sum(),
                results.stream().mapToLong(Chunk.Result::otherRecords).sum(),
                read.stream().mapToLong(FileResult::badLines).sum(),
                results.stream().mapToLong(Chunk.Result::rejectedValues).sum(),
                tables);
    }

    /** Those of types that the input has, by its files' names or its records, and those that every load has. */
    private List<Table> tables(List<InputFile> files, List<Chunk.Result> results) {
        Set<String> types = new HashSet<>();
        files.forEach(file -> types.add(file.type()));
        results.forEach(result -> types.addAll(result.types()));
        List<Table> tables = new ArrayList<>();
        views.stream()
                .filter(view -> types.contains(view.resource()))
                .map(Table::of)
                .forEach(tables::add);
        tables.addAll(BuiltIn.TABLES);
        return tables;
    }

    private LoadedTable table(Table table, List<Map<Format, MadePart>> made, Path whole) throws IOException {
        List<LoadedPart> parts = new ArrayList<>();
        long rows = 0;
        for (Format format : options.formats()) {
            rows = 0;
            for (int number = 0; number < made.size(); number++) {
                MadePart part = made.get(number).get(format);
                String name = "%s/%s/part-%04d%s".formatted(table.name(), about.folder(), number, format.extension());
                folder.arrange(part.path(), whole, name);
                parts.add(new LoadedPart(
                        name,
                        part.file().rows(),
                        part.file().bytes(),
                        part.file().sha256()));
                rows += part.file().rows();
            }
        }
        List<LoadedColumn> columns =
                table.columns().stream().map(LoadedColumn::of).toList();
        return new LoadedTable(table.name(), rows, columns, parts);
    }

    private static List<FileResult> inOrder(List<InputFile> files, List<Chunk.Result> results) {
        Map<String, FileResult> byName = new HashMap<>();
        results.forEach(result -> result.files().forEach(file -> byName.put(file.name(), file)));
        return files.stream().map(file -> byName.get(file.name())).toList();
    }

    private Map<Format, MadePart> loadFile(List<FileResult> files, Path own) throws IOException {
        TableWriter table = new TableWriter(BuiltIn.LOAD_FILE, own, options.formats());
        try {
            for (FileResult file : files) {
                table.write(Cells.row(
                        about.loadId(),
                        file.name(),
                        file.type(),
                        file.bytes(),
                        file.sha256(),
                        file.records(),
                        file.badLines(),
                        time(about.transactionTime()),
                        time(about.since()),
                        about.patientGroup(),
                        about.apiVersion()));
            }
            return table.finishWhole();
        } finally {
            table.abandon();
        }
    }

    private static Instant time(String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException noTime) {
            return null;
        }
    }

    private Map<Format, MadePart> codes(List<Chunk.Result> results, Path own) throws IOException {
        TableWriter table = new TableWriter(BuiltIn.CODE_DICTIONARY, own, options.formats());
        try {
            List<Path> files =
                    results.stream().flatMap(result -> result.codes().stream()).toList();
            CodeMerger.merge(files, own, about.loadId(), table);
            return table.finishWhole();
        } finally {
            table.abandon();
        }
    }
}
