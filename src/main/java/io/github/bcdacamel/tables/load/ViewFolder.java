package io.github.bcdacamel.tables.load;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.tables.View;
import io.github.bcdacamel.tables.ViewException;
import io.github.bcdacamel.tables.ViewReader;
import io.github.bcdacamel.tables.schema.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads all ViewDefinitions of a folder: the tables that there are to be. */
public final class ViewFolder {

    private static final String PACKAGED = "classpath:tables/*.json";

    private ViewFolder() {}

    /**
     * In the order of the files' names.
     *
     * @param folder as {@code bcda.tables.views} has it; the views in the program if it is empty
     * @throws ExportFailure SETTINGS if one cannot be used, with its file, the place in it and the reason
     */
    public static List<View> read(String folder) throws IOException {
        List<View> views = new ArrayList<>();
        try {
            for (Resource file : folder.isEmpty() ? packaged() : in(Path.of(folder))) {
                views.add(ViewReader.read(file.getFilename(), file.getContentAsString(StandardCharsets.UTF_8)));
            }
            Table.check(views);
        } catch (ViewException unusable) {
            throw wrong(folder, unusable.getMessage());
        }
        if (views.isEmpty()) {
            throw wrong(folder, "There is no ViewDefinition (*.json) in it.");
        }
        return views;
    }

    private static List<Resource> packaged() throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver().getResources(PACKAGED))
                .sorted(Comparator.comparing(Resource::getFilename))
                .toList();
    }

    private static List<Resource> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw wrong(folder.toString(), "It is no folder.");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("[^.].*\\.json"))
                    .sorted()
                    .<Resource>map(FileSystemResource::new)
                    .toList();
        }
    }

    private static ExportFailure wrong(String folder, String what) {
        String where = folder.isEmpty() ? "in the program" : "in " + folder + " (bcda.tables.views)";
        return new ExportFailure(
                FailureClass.SETTINGS,
                "The ViewDefinitions " + where + " cannot be used. " + what + " Nothing was started.");
    }
}
