package io.github.bcdacamel.cli;

import io.github.bcdacamel.app.S3Beans;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.SecretMask;
import io.github.bcdacamel.landing.ExportFinder;
import io.github.bcdacamel.landing.ExportReader;
import io.github.bcdacamel.landing.LandedExport.Finding;
import io.github.bcdacamel.landing.Landing;
import io.github.bcdacamel.landing.Receipt;
import io.github.bcdacamel.landing.VerificationResult;
import io.github.bcdacamel.s3.S3ClientFactory;
import io.github.bcdacamel.s3.S3ErrorMapper;
import io.github.bcdacamel.s3.S3ExportReader;
import io.github.bcdacamel.s3.S3Location;
import io.github.bcdacamel.s3.S3Options;
import io.github.bcdacamel.settings.Settings;
import io.github.bcdacamel.tables.load.LoadProof;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** Verifies delivered exports again by their receipts, in a folder or in a bucket. Needs neither BCDA nor the ledger. */
@Command(
        name = "verify",
        description = {
            "Verifies delivered exports again: every byte against the receipt, and the tables against their load file.",
            "In a feed's folder or the landing, it verifies each export. Unfinished exports are listed; they are an error"
                    + " only if no export is finished."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:every finished export is whole",
            " 2:wrong usage, or no export at this path",
            "13:a file is missing, added, truncated or changed, or no export is finished",
            "14:the bucket cannot be read"
        })
public final class VerifyCommand implements Callable<Integer> {

    private static final Pattern S3 = Pattern.compile("s3://([A-Za-z0-9.-]+)/?([^?#]*)");
    private static final String ADDRESS = "[A-Za-z][A-Za-z0-9+.-]+://.*";

    @Parameters(
            index = "0",
            paramLabel = "PATH",
            description = {
                "The folder of an export, of a feed, or the landing.",
                "Or s3://bucket/prefix of one of these; the bcda.s3.* settings say how to reach S3."
            })
    private String path;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Override
    public Integer call() throws IOException {
        Matcher bucket = S3.matcher(path);
        return bucket.matches() ? inBucket(bucket.group(1), bucket.group(2)) : inFolder();
    }

    private int inFolder() throws IOException {
        List<Path> folders = ExportFinder.find(folder());
        if (folders.isEmpty()) {
            throw refused("There is no export in " + path + " or up to two folders below. Name the folder that run"
                    + " printed, or the landing (bcda.landing.dir).");
        }
        List<ExportReader> exports = new ArrayList<>();
        folders.forEach(folder -> exports.add(ExportReader.of(folder)));
        return judged(exports);
    }

    /** Reads every byte from the bucket. Of the settings, only bcda.s3.* matter. */
    private int inBucket(String bucket, String prefix) throws IOException {
        Settings read = settings.read(Map.of("bcda.s3.bucket", bucket));
        S3Options options = S3Beans.options(read);
        try (S3Client client = S3ClientFactory.open(options)) {
            List<S3ExportReader> exports = S3ExportReader.find(client, bucket, prefix);
            if (exports.isEmpty()) {
                throw refused("There is no export in " + path + ". Name the address that run printed, a feed's, or the"
                        + " prefix (bcda.s3.prefix).");
            }
            return judged(exports);
        } catch (SdkException fault) {
            throw S3ErrorMapper.reading(fault, new S3Location(bucket, prefix), options);
        }
    }

    private record TablesFolder(ExportReader contents, Map<String, Long> sizes) {}

    private int judged(List<? extends ExportReader> exports) throws IOException {
        long whole = 0;
        long damaged = 0;
        Map<String, TablesFolder> listed = new HashMap<>();
        for (ExportReader export : exports) {
            VerificationResult proof = VerificationResult.of(export);
            show(proof.lines());
            boolean tables = areTablesWhole(export, proof.receipt(), listed);
            if (proof.isWhole() && tables) {
                whole++;
            } else if (proof.isFinished()) {
                damaged++;
            }
        }
        if (exports.size() > 1) {
            show(List.of("%d exports: %d whole, %d damaged, %d unfinished."
                    .formatted(exports.size(), whole, damaged, exports.size() - whole - damaged)));
        }
        return damaged > 0 || whole == 0 ? FailureClass.FILE.exitCode() : 0;
    }

    /**
     * Tables stand beside the export, and can be built again: where there are none at all, that is no damage.
     *
     * @param listed the folders of tables that were listed already, by feed: all exports of a feed have one
     */
    private boolean areTablesWhole(ExportReader export, Receipt receipt, Map<String, TablesFolder> listed)
            throws IOException {
        if (receipt == null) {
            return true;
        }
        String feed = export.place().replaceFirst("[/\\\\][^/\\\\]*$", "");
        TablesFolder tables = listed.get(feed);
        if (tables == null) {
            ExportReader contents = export.beside(Landing.TABLES);
            tables = new TablesFolder(contents, contents.sizes());
            listed.put(feed, tables);
        }
        if (!LoadProof.isThere(tables.sizes(), receipt.exportId())) {
            if (receipt.tables() != null) {
                show(List.of(
                        "warn  %s: its receipt speaks of tables, and beside it there are none. If you want them: tables PATH"
                                .formatted(export.place())));
            }
            return true;
        }
        String place = tables.contents().place();
        List<Finding> findings = LoadProof.verify(tables.contents(), tables.sizes(), receipt.exportId());
        if (findings.isEmpty()) {
            show(List.of("ok    %s: the load %s is whole.".formatted(place, receipt.exportId())));
        }
        show(findings.stream()
                .map(finding ->
                        "FAIL  %s: %s Build the tables again (tables PATH, in a folder), or restore them from a copy."
                                .formatted(place, finding.message()))
                .toList());
        return findings.isEmpty();
    }

    private void show(List<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        lines.stream().map(SecretMask::mask).forEach(out::println);
        out.flush();
    }

    private Path folder() throws IOException {
        if (path.matches(ADDRESS)) {
            throw refused("verify cannot read " + path.replaceFirst("[?#].*", "")
                    + ", only folders and s3://bucket/prefix. Copy the export with all its files into a folder first.");
        }
        try {
            if (Files.isDirectory(Path.of(path))) {
                return Path.of(path).toRealPath();
            }
        } catch (InvalidPathException notAPath) {
            throw refused("'" + path + "' is not a valid path.");
        }
        throw refused((Files.exists(Path.of(path)) ? path + " is not a folder." : path + " does not exist.")
                + " Name the folder that run printed, or the landing (bcda.landing.dir).");
    }

    private static ExportFailure refused(String why) {
        return new ExportFailure(FailureClass.SETTINGS, why + " Nothing was read and nothing changed.");
    }
}
