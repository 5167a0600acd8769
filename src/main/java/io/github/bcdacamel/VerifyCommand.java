package io.github.bcdacamel;

import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.landing.ExportFolders;
import io.github.bcdacamel.landing.Proof;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proves delivered exports again from their receipts. Needs no settings, no server and no ledger. */
@Command(
        name = "verify",
        description = {
            "Proves a delivered export again: every byte against its receipt.",
            "Given a feed's folder or the landing, it proves each export there. Unfinished exports are named, and are no"
                    + " damage as long as a finished one is there."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:every finished export is whole",
            " 2:the path is no folder of exports",
            "13:something is missing, added, truncated or changed, or no export is finished"
        })
final class VerifyCommand implements Callable<Integer> {

    private static final String ADDRESS = "[A-Za-z][A-Za-z0-9+.-]+://.*";

    @Parameters(index = "0", paramLabel = "PATH", description = "The folder of an export, of a feed, or the landing.")
    private String path;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Path> folders = ExportFolders.find(folder());
        if (folders.isEmpty()) {
            throw refused("There is no export in " + path + " nor up to two folders below. Name the folder that run"
                    + " printed, or the landing (bcda.landing.dir).");
        }
        PrintWriter out = spec.commandLine().getOut();
        int whole = 0;
        int damaged = 0;
        for (Path folder : folders) {
            Proof proof = Proof.of(folder);
            proof.lines().forEach(out::println);
            out.flush();
            whole += proof.isWhole() ? 1 : 0;
            damaged += proof.isWhole() || !proof.isFinished() ? 0 : 1;
        }
        if (folders.size() > 1) {
            out.printf(
                    "%d exports: %d whole, %d damaged, %d unfinished.%n",
                    folders.size(), whole, damaged, folders.size() - whole - damaged);
        }
        return damaged > 0 || whole == 0 ? FailureClass.FILE.exitCode() : 0;
    }

    private Path folder() throws IOException {
        if (path.matches(ADDRESS)) {
            throw refused("verify reads folders only, and " + path.replaceFirst("[?#].*", "")
                    + " is an address. Copy the export into a folder, with all its files, and verify that.");
        }
        try {
            if (Files.isDirectory(Path.of(path))) {
                return Path.of(path).toRealPath();
            }
        } catch (InvalidPathException notAPath) {
            throw refused("'" + path + "' is no path on this machine.");
        }
        throw refused((Files.exists(Path.of(path)) ? path + " is no folder." : "There is no folder " + path + ".")
                + " Name the folder that run printed, or the landing (bcda.landing.dir).");
    }

    private static ExportFailure refused(String why) {
        return new ExportFailure(FailureClass.SETTINGS, why + " Nothing was read and nothing changed.");
    }
}
