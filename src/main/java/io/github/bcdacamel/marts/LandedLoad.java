package io.github.bcdacamel.marts;

import io.github.bcdacamel.landing.DurableFiles;
import io.github.bcdacamel.landing.LandedFile;
import io.github.bcdacamel.tables.load.Load;
import io.github.bcdacamel.tables.load.Load.LoadedPart;
import io.github.bcdacamel.tables.load.Load.LoadedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A load that stands in a feed's folder, whole.
 *
 * @param file that proves it
 * @param sha256 of that file: another one after it was built again of other data, or by other views
 */
public record LandedLoad(Load load, Path file, String sha256) {

    private static final String PARQUET = ".parquet";

    /**
     * All of them, in the order of their ids.
     *
     * @param tables the folder of all tables, which need not be there
     * @throws MartException if a load file cannot be read
     */
    static List<LandedLoad> list(Path tables) throws IOException {
        if (Files.isSymbolicLink(tables)) {
            throw behindLink(tables);
        }
        List<LandedLoad> loads = new ArrayList<>();
        for (Path file : files(tables.resolve(Load.FOLDER))) {
            try {
                loads.add(new LandedLoad(Load.read(DurableFiles.read(file)), file, LandedFile.sha256(file)));
            } catch (IOException | RuntimeException unreadable) {
                throw new MartException(file + " cannot be read, or is no load file. Build the load again: tables "
                        + file.getParent()
                                .getParent()
                                .resolveSibling(file.getFileName().toString().replaceFirst("\\.json$", "")));
            }
        }
        return loads;
    }

    /**
     * The Parquet parts of one of its tables.
     *
     * @throws MartException if it has others alone
     */
    public List<LoadedPart> parquet(LoadedTable table) {
        List<LoadedPart> parquet = table.parts().stream()
                .filter(part -> part.name().endsWith(PARQUET))
                .toList();
        if (parquet.isEmpty() && !table.parts().isEmpty()) {
            throw new MartException("A load has no Parquet but CSV alone: "
                    + path(table.parts().get(0)) + ". Build it again with Parquet (bcda.tables.format): tables "
                    + folder().getParent());
        }
        return parquet;
    }

    /**
     * Where a part of it stands.
     *
     * @throws MartException if it stands behind a link, which might lead anywhere
     */
    public Path path(LoadedPart part) {
        Path path = folder();
        for (Path name : Path.of(part.name())) {
            path = path.resolve(name);
            if (Files.isSymbolicLink(path)) {
                throw behindLink(path);
            }
        }
        return path;
    }

    private static MartException behindLink(Path path) {
        return new MartException(path + " is a symbolic link, and links within a landing are not followed."
                + " Replace it by what it leads to");
    }

    private Path folder() {
        return file.getParent().getParent();
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[^.].*\\.json"))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }
}
