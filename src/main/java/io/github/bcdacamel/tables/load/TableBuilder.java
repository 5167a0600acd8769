package io.github.bcdacamel.tables.load;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.FaultPlace;
import io.github.bcdacamel.landing.DurableFiles;
import io.github.bcdacamel.tables.View;
import io.github.bcdacamel.tables.ViewException;
import io.github.bcdacamel.tables.schema.SchemaFiles;
import io.github.bcdacamel.tables.schema.Table;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the tables of one load out of files of records, all or nothing. The same files in the same order give the same bytes,
 * however many threads there are. Knows neither exports nor settings.
 */
public final class TableBuilder {

    private static final Logger LOG = LoggerFactory.getLogger("bcda");

    private final List<View> views;
    private final TableOptions options;
    private final LoadFolder.Steps steps;

    /** @throws ViewException if two views cannot stand beside each other, or one has no usable name */
    public TableBuilder(List<View> views, TableOptions options) {
        this(views, options, step -> {});
    }

    TableBuilder(List<View> views, TableOptions options, LoadFolder.Steps steps) {
        Table.check(views);
        this.views = List.copyOf(views);
        this.options = options;
        this.steps = steps;
    }

    /** What tables there are to be. */
    public List<View> views() {
        return views;
    }

    /**
     * Builds the load, in {@code .partial} first, and puts it in the place of one of the same id.
     *
     * @param tables the folder of all tables, which is made if it is not there
     * @throws ExportFailure FILE if a file cannot be read, DESTINATION if the disk refuses, UNEXPECTED after a fault of the program;
     *     then the load is as it was before, or not there at all
     */
    public Load build(Path tables, LoadAbout about, List<InputFile> files, BuildProgress progress) throws IOException {
        try (LoadFolder folder = new LoadFolder(tables, about, options.shared(), steps)) {
            Path build = folder.begin();
            List<Chunk> chunks = Chunk.of(files, options.chunkSize());
            List<Chunk.Result> results = new ChunkRunner(views, options, progress).run(chunks, about.loadId(), build);
            LoadAssembler assembler = new LoadAssembler(views, options, about, folder);
            Path whole = build.resolve("whole");
            DurableFiles.create(whole);
            Load load = assembler.assemble(files, results, build, whole);
            folder.publish(whole, load);
            describe(tables, about);
            return load;
        } catch (InterruptedIOException stopped) {
            throw stopped;
        } catch (ClosedByInterruptException stopped) {
            throw (IOException) new InterruptedIOException("The build of tables was interrupted.").initCause(stopped);
        } catch (ExportFailure known) {
            throw known;
        } catch (RuntimeException | StackOverflowError fault) {
            throw unexpected(about, fault);
        } catch (IOException refused) {
            throw new ExportFailure(
                    FailureClass.DESTINATION,
                    "The tables of %s cannot be written into %s (%s). What they are made of is untouched. Make room there and check the rights, then build again."
                            .formatted(about.loadId(), tables, refused.getMessage()),
                    refused);
        }
    }

    private static ExportFailure unexpected(LoadAbout about, Throwable fault) {
        return new ExportFailure(
                FailureClass.UNEXPECTED,
                "The tables of %s cannot be built: a fault of the program (%s). What they are made of is untouched. Report it with this message, which quotes no data."
                        .formatted(about.loadId(), FaultPlace.of(fault)));
    }

    /** The load is whole by now, whatever becomes of this. Others may do it for their loads at the same time. */
    @SuppressWarnings("try")
    private void describe(Path tables, LoadAbout about) throws InterruptedIOException {
        try (LoadLock lock = LoadLock.take(tables.resolve(LoadFolder.BUILD), SchemaFiles.FOLDER)) {
            SchemaFiles.write(tables, views, options.formats(), options.shared());
        } catch (InterruptedIOException stopped) {
            throw stopped;
        } catch (IOException | UncheckedIOException unwritten) {
            LOG.warn(
                    "The tables of {} are whole, but what tells SQL engines of them could not be written into {} ({}). The next load writes it again.",
                    about.loadId(),
                    tables.resolve(SchemaFiles.FOLDER),
                    unwritten.getMessage());
        }
    }

    /** Takes a load away, its load file first; does nothing if there is none. @param shared as {@link TableOptions} has it */
    public static void remove(Path tables, String loadId, boolean shared) throws IOException {
        try (LoadFolder folder = new LoadFolder(tables, LoadAbout.ofFiles(loadId), shared, step -> {})) {
            folder.remove();
        }
    }
}
