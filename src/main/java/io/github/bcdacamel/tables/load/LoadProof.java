package io.github.bcdacamel.tables.load;

import io.github.bcdacamel.landing.ExportReader;
import io.github.bcdacamel.landing.LandedExport.Finding;
import io.github.bcdacamel.landing.LandedExport.Problem;
import io.github.bcdacamel.landing.LandedFile;
import io.github.bcdacamel.tables.load.Load.LoadedPart;
import io.github.bcdacamel.tables.load.Load.LoadedTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Proves a load again: every byte of every part by the load file, and that there is nothing besides. Changes nothing. */
public final class LoadProof {

    private final ExportReader tables;
    private final String loadId;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Long> sizes;

    private LoadProof(ExportReader tables, Map<String, Long> sizes, String loadId) {
        this.tables = tables;
        this.sizes = sizes;
        this.loadId = loadId;
    }

    /**
     * Everything that is wrong with a load; nothing if it is proven.
     *
     * @param tables the folder of all tables, wherever it was delivered: names are told from there
     * @param sizes of all that is there, which are the same for each load
     */
    public static List<Finding> verify(ExportReader tables, Map<String, Long> sizes, String loadId) {
        LoadProof proof = new LoadProof(tables, sizes, loadId);
        proof.verify();
        return List.copyOf(proof.findings);
    }

    /** Whether anything of a load is there: its load file, or a part without it. */
    public static boolean isThere(Map<String, Long> sizes, String loadId) {
        return sizes.containsKey(Load.fileName(loadId))
                || sizes.keySet().stream().anyMatch(name -> isPart(name, loadId));
    }

    /** A build that died leaves what it made in .partial; the next one clears it away. */
    private static boolean isPart(String name, String loadId) {
        return !name.startsWith(".") && name.contains("/" + LoadAbout.folder(loadId) + "/");
    }

    private void verify() {
        String file = Load.fileName(loadId);
        if (!isFile(file)) {
            add(Problem.MISSING, file, "%s is missing, so the tables of %s are no load.".formatted(file, loadId));
            return;
        }
        Load load;
        try (InputStream json = tables.open(file)) {
            load = Load.read(json.readAllBytes());
        } catch (IOException | RuntimeException unreadable) {
            add(Problem.CHANGED, file, "%s cannot be read, or is no load file.".formatted(file));
            return;
        }
        if (!load.loadId().equals(loadId)) {
            add(Problem.CHANGED, file, "%s is the load file of another load.".formatted(file));
            return;
        }
        Set<String> known = new HashSet<>();
        for (LoadedTable table : load.tables()) {
            for (LoadedPart part : table.parts()) {
                verify(part);
                known.add(part.name());
            }
        }
        sizes.keySet().stream()
                .filter(other -> isPart(other, loadId) && !known.contains(other))
                .forEach(other -> add(Problem.ADDED, other, "%s is not in the load file %s.".formatted(other, file)));
    }

    private void verify(LoadedPart part) {
        if (!isFile(part.name())) {
            add(Problem.MISSING, part.name(), "%s is missing.".formatted(part.name()));
            return;
        }
        if (sizes.get(part.name()) != part.bytes()) {
            add(
                    Problem.CHANGED,
                    part.name(),
                    "%s has %d bytes instead of %d.".formatted(part.name(), sizes.get(part.name()), part.bytes()));
            return;
        }
        try (InputStream content = tables.open(part.name())) {
            if (!LandedFile.sha256(content).equals(part.sha256())) {
                add(Problem.CHANGED, part.name(), "%s has other bytes than the load file says.".formatted(part.name()));
            }
        } catch (IOException unreadable) {
            add(Problem.UNREADABLE, part.name(), "%s cannot be read.".formatted(part.name()));
        }
    }

    private boolean isFile(String name) {
        return sizes.getOrDefault(name, ExportReader.NO_FILE) >= 0;
    }

    private void add(Problem problem, String name, String message) {
        findings.add(new Finding(problem, name, message));
    }
}
