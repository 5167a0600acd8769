package io.github.bcdacamel.cli;

import io.github.bcdacamel.Version;
import io.github.bcdacamel.app.LoggingSetup;
import io.github.bcdacamel.app.ProfileSettings;
import io.github.bcdacamel.app.TableSettings;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.SecretMask;
import io.github.bcdacamel.landing.DurableFiles;
import io.github.bcdacamel.landing.ExportFinder;
import io.github.bcdacamel.landing.LandedFile;
import io.github.bcdacamel.profile.KeyListing;
import io.github.bcdacamel.profile.NdjsonFile;
import io.github.bcdacamel.profile.Profile;
import io.github.bcdacamel.profile.ProfileFinding;
import io.github.bcdacamel.profile.ProfileReport;
import io.github.bcdacamel.profile.Profiler;
import io.github.bcdacamel.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Profiles any NDJSON on the disk. Never writes into the folder it reads, which the receipt of a finished export covers. */
@Command(
        name = "profile",
        description = {
            "Profiles NDJSON files: which keys there are, how often, and with which types. Counts only, no values.",
            "PATH is an export's folder, any folder of .ndjson or .jsonl files (also .gz), or one such file."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:profiled",
            " 2:wrong usage, or no NDJSON at this path",
            "13:profiled, but some lines are not a JSON object"
        })
public final class ProfileCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "PATH", description = "What to profile.")
    private String path;

    @Option(
            names = "--keys",
            description =
                    "Print the first-level keys and the flattened keys ([] for lists) of each resource type instead of"
                            + " writing a report.")
    private boolean keys;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "profile",
            description = "Where to write profile.json and profile.html. Default: ./profile.")
    private Path out;

    @Option(names = "--against", paramLabel = "FILE", description = "A profile.json to compare with.")
    private Path against;

    @Mixin
    private SettingsOptions settings;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Settings read = settings.read(Map.of());
        Path from = source();
        List<NdjsonFile> files = files(from);
        for (Path link : NdjsonFinder.links(from)) {
            LoggingSetup.say(spec.commandLine().getErr()::println, link + " is passed over: it is a link.");
        }
        if (files.isEmpty()) {
            throw refused("There is no .ndjson file in " + path + ". Name a folder with such files, or one file.");
        }
        Profile profile =
                new Profiler(ProfileSettings.limits(read), read.number("bcda.profile.threads")).profile(files);
        PrintWriter terminal = spec.commandLine().getOut();
        if (keys) {
            terminal.print(SecretMask.mask(KeyListing.of(profile)));
            terminal.flush();
        } else {
            report(profile, read, terminal);
        }
        if (profile.badLines() > 0) {
            LoggingSetup.fail(
                    spec.commandLine().getErr()::println,
                    badLines(profile) + " (exit code " + FailureClass.FILE.exitCode() + ")");
            return FailureClass.FILE.exitCode();
        }
        return 0;
    }

    private void report(Profile profile, Settings read, PrintWriter terminal) throws IOException {
        ProfileReport report = ProfileReport.of(
                profile,
                null,
                before(),
                ProfileSettings.drift(read),
                TableSettings.columns(TableSettings.builder(read)),
                "bcda-camel " + Version.TEXT);
        DurableFiles.create(out);
        Path page = out.resolve(ProfileReport.HTML_NAME);
        DurableFiles.writeWhole(out.resolve(ProfileReport.JSON_NAME), report.json());
        DurableFiles.writeWhole(page, report.html());
        for (ProfileFinding finding : report.findings()) {
            if (finding.level() != ProfileFinding.Level.NOTE) {
                terminal.println(SecretMask.mask(String.format(
                        "%-8s %s %s %s",
                        finding.level().name().toLowerCase(Locale.ROOT),
                        finding.resource(),
                        finding.path(),
                        finding.message())));
            }
        }
        terminal.println(count(profile.records(), "record") + " in "
                + count(profile.files().size(), "file"));
        terminal.println(page.toAbsolutePath());
        terminal.flush();
    }

    private ProfileReport.Before before() throws IOException {
        return against == null
                ? ProfileReport.Before.none("No profile to compare with was named (--against).")
                : ProfileReport.Before.of(against.toString(), DurableFiles.read(against.toRealPath()));
    }

    private static String badLines(Profile profile) {
        for (Profile.FileCounts file : profile.files()) {
            if (file.badLines() > 0) {
                Profile.BadLine first = file.firstBadLines().get(0);
                return String.format(
                        Locale.ROOT,
                        "%,d %s skipped. The first is line %d (byte %d) of %s: it %s.",
                        profile.badLines(),
                        profile.badLines() == 1 ? "line was" : "lines were",
                        first.line(),
                        first.offset(),
                        file.name(),
                        first.reason());
            }
        }
        return "";
    }

    private static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    private Path source() throws IOException {
        Path source;
        try {
            source = Path.of(path);
        } catch (InvalidPathException noPath) {
            throw refused("'" + path + "' is not a valid path.");
        }
        if (!Files.exists(source)) {
            throw refused(path + " does not exist.");
        }
        if (Files.isDirectory(source)) {
            List<Path> exports = ExportFinder.find(source);
            if (exports.size() > 1) {
                throw refused(path + " holds " + exports.size()
                        + " exports, and together they would count resources more than"
                        + " once. Name one of them, such as " + exports.get(exports.size() - 1) + ".");
            }
            return exports.isEmpty() || exports.get(0).equals(source) ? source : exports.get(0);
        }
        return source;
    }

    private static List<NdjsonFile> files(Path source) throws IOException {
        return NdjsonFinder.in(source).stream()
                .map(file -> new NdjsonFile(NdjsonFinder.name(source, file), () -> LandedFile.open(file)))
                .toList();
    }

    private static ExportFailure refused(String message) {
        return new ExportFailure(FailureClass.SETTINGS, message);
    }
}
