package io.github.bcdacamel.marts;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads all marts of a folder, each after those that it is made of. */
public final class MartFolder {

    private static final String PACKAGED = "classpath:marts/*/*.sql";

    private MartFolder() {}

    /**
     * @param folder as {@code bcda.marts.sql} has it, with files or with folders of files; the marts in the program if it is empty
     * @param wanted the names of those that are wanted; with them come all that they are made of. Empty for all
     * @throws ExportFailure SETTINGS if one cannot be used, with its file and the reason
     */
    public static List<Mart> read(String folder, List<String> wanted) throws IOException {
        try {
            Map<String, Mart> marts = new LinkedHashMap<>();
            for (Resource file : folder.isEmpty() ? packaged() : in(Path.of(folder))) {
                Mart mart = Mart.read(file.getFilename(), file.getContentAsString(StandardCharsets.UTF_8));
                if (marts.put(mart.name(), mart) != null) {
                    throw new MartException("There are two files " + file.getFilename() + ".");
                }
            }
            if (marts.isEmpty()) {
                throw new MartException("There is no mart (*.sql) in it.");
            }
            return ordered(marts, wanted.isEmpty() ? List.copyOf(marts.keySet()) : wanted);
        } catch (MartException unusable) {
            throw wrong(folder, unusable.getMessage());
        }
    }

    private static List<Mart> ordered(Map<String, Mart> marts, List<String> wanted) {
        Set<String> done = new LinkedHashSet<>();
        for (String name : wanted) {
            if (!marts.containsKey(name)) {
                throw new MartException("There is no mart " + name + ", which bcda.marts.build names. There are: "
                        + String.join(", ", marts.keySet()) + ".");
            }
            add(marts.get(name), marts, done, new HashSet<>());
        }
        return done.stream().map(marts::get).toList();
    }

    private static void add(Mart mart, Map<String, Mart> marts, Set<String> done, Set<String> above) {
        if (done.contains(mart.name())) {
            return;
        }
        if (!above.add(mart.name())) {
            throw new MartException("The mart " + mart.name() + " is made of itself, by way of others: "
                    + String.join(", ", above.stream().sorted().toList()) + ".");
        }
        marts.keySet().stream()
                .filter(mart.sources()::contains)
                .forEach(needed -> add(marts.get(needed), marts, done, above));
        above.remove(mart.name());
        done.add(mart.name());
    }

    private static List<Resource> packaged() throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver().getResources(PACKAGED))
                .sorted(Comparator.comparing(Resource::getFilename))
                .toList();
    }

    private static List<Resource> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new MartException("It is no folder.");
        }
        List<Resource> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder, 2)) {
            files.filter(file -> file.getFileName().toString().matches("[^.].*\\.sql") && Files.isRegularFile(file))
                    .sorted(Comparator.comparing(Path::getFileName))
                    .forEach(file -> found.add(new FileSystemResource(file)));
        }
        return found;
    }

    private static ExportFailure wrong(String folder, String what) {
        String where = folder.isEmpty() ? "in the program" : "in " + folder + " (bcda.marts.sql)";
        return new ExportFailure(
                FailureClass.SETTINGS, "The marts " + where + " cannot be used. " + what + " Nothing was started.");
    }
}
