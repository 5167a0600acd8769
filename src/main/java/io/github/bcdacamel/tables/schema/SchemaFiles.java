package io.github.bcdacamel.tables.schema;

import io.github.bcdacamel.landing.DurableFiles;
import io.github.bcdacamel.landing.FolderGuard;
import io.github.bcdacamel.tables.View;
import io.github.bcdacamel.tables.format.PartWriter.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * The files of {@code _schema/}, beside the folders of the tables: statements that tell SQL engines of them, and the dictionary of
 * their columns. The same views give the same bytes.
 */
public final class SchemaFiles {

    /** The folder of these files, in that of all tables. */
    public static final String FOLDER = "_schema";

    private static final String DICTIONARY = "dictionary.md";

    private static final List<SqlDialect> DIALECTS = List.of(
            new AthenaDialect(), new DuckDbDialect(), new PostgresDialect(), new SparkDialect(), new TrinoDialect());

    private SchemaFiles() {}

    /** All tables that these views and the program make, in the order of their names. */
    public static List<Table> tables(List<View> views) {
        List<Table> tables = new ArrayList<>(BuiltIn.TABLES);
        views.forEach(view -> tables.add(Table.of(view)));
        tables.sort((one, other) -> one.name().compareTo(other.name()));
        return tables;
    }

    /** The SQL files for these tables: their text by their names. */
    static Map<String, String> sql(List<Table> tables) {
        return sql(tables, (table, dialect) -> true);
    }

    private static Map<String, String> sql(List<Table> tables, BiPredicate<Table, SqlDialect> isTold) {
        Map<String, String> files = new LinkedHashMap<>();
        for (SqlDialect dialect : DIALECTS) {
            StringBuilder text = new StringBuilder(dialect.head());
            tables.stream()
                    .filter(table -> isTold.test(table, dialect))
                    .forEach(table -> text.append('\n').append(dialect.table(table)));
            files.put(dialect.file(), text.toString());
        }
        return files;
    }

    /**
     * Writes the files after a load was built; one that is right already is left alone. Each is whole at any moment. They tell of all
     * tables of the views, also of those that have no load here: another place may have one. Only an engine that cannot bear a table
     * without files is told of those that there are by now.
     *
     * @param tables the folder of all tables
     * @param formats in which tables are built; earlier loads may have others
     * @param shared whether the folders may be others', too
     */
    public static void write(Path tables, List<View> views, Set<Format> formats, boolean shared) throws IOException {
        Path folder = tables.resolve(FOLDER);
        new FolderGuard(tables, shared).check(folder);
        DurableFiles.create(folder);
        List<String> built = formats.stream().map(Format::extension).toList();
        Map<String, String> files = sql(
                tables(views),
                (table, dialect) -> !dialect.needsFiles() && built.contains(dialect.parts())
                        || isBuilt(tables.resolve(table.name()), dialect.parts()));
        files.put(DICTIONARY, DictionaryWriter.page(views));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
            if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                    || !Arrays.equals(DurableFiles.read(target), content)) {
                DurableFiles.writeWhole(target, content);
            }
        }
        DurableFiles.sync(tables);
    }

    /** Whether there is a load of this table, with a part of this ending. */
    private static boolean isBuilt(Path table, String ending) {
        if (!Files.isDirectory(table, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> loads = Files.walk(table, 2)) {
            return loads.map(part -> table.relativize(part).toString())
                    .anyMatch(part -> part.startsWith("export=") && part.endsWith(ending));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The files that are there, in the order of their names. */
    public static List<Path> list(Path tables) throws IOException {
        Path folder = tables.resolve(FOLDER);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
