package io.github.bcdacamel.export;

import io.github.bcdacamel.failures.KnownFailure;
import io.github.bcdacamel.landing.DurableFiles;
import io.github.bcdacamel.landing.FileKind;
import io.github.bcdacamel.landing.LandedFile;
import io.github.bcdacamel.landing.Landing;
import io.github.bcdacamel.landing.SuccessMarker;
import io.github.bcdacamel.ledger.Export;
import io.github.bcdacamel.ledger.ExportFile;
import io.github.bcdacamel.profile.DriftLimits;
import io.github.bcdacamel.profile.NdjsonFile;
import io.github.bcdacamel.profile.ProfileFinding.Level;
import io.github.bcdacamel.profile.ProfileReport;
import io.github.bcdacamel.profile.ProfileReport.Before;
import io.github.bcdacamel.profile.ProfiledExport;
import io.github.bcdacamel.profile.Profiler;
import io.github.bcdacamel.profile.TableColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Variable;

/**
 * Profiles an export whose files are all there, and compares it with the one before. What is counted is the profile's
 * business, when it is done the routes'.
 */
public final class ExportProfiler {

    public static final String FOLDER = "profile";

    private final Profiler profiler;
    private final DriftLimits limits;
    private final TableColumns columns;
    private final Landing landing;
    private final boolean enabled;
    private final boolean alarmFails;
    private final String program;

    /** @param columns those that paths feed, where tables are made */
    public ExportProfiler(
            Profiler profiler,
            DriftLimits limits,
            TableColumns columns,
            Landing landing,
            boolean enabled,
            boolean alarmFails,
            String program) {
        this.profiler = profiler;
        this.limits = limits;
        this.columns = columns;
        this.landing = landing;
        this.enabled = enabled;
        this.alarmFails = alarmFails;
        this.program = program;
    }

    /** Whether the export is to be profiled now. One that is marked already keeps what its receipt speaks of. */
    public boolean isDue(@Variable("export") Export export) throws IOException {
        return enabled
                && export.ours()
                && !export.isEnded()
                && SuccessMarker.read(folder(export)).isEmpty();
    }

    /**
     * Profiles the files and writes the report into the export's folder.
     *
     * @param all all files of the export
     * @param before the id of the last finished export that asked for the same, or null
     * @return a sentence for the log
     */
    public Result profile(
            @Variable("export") Export export,
            @Variable("files") List<ExportFile> all,
            @Variable("exportBefore") String before)
            throws IOException {
        Path folder = folder(export);
        List<ExportFile> files = dataFiles(all);
        long elsewhere = landedElsewhere(folder, files);
        if (elsewhere > 0) {
            return new Result(
                    "is not profiled, because " + elsewhere + " of " + files.size()
                            + " files landed with another process",
                    false);
        }
        ProfiledExport about = about(export);
        ProfileReport report = ProfileReport.of(
                profiler.profile(files.stream().map(file -> file(folder, file)).toList()),
                about,
                before(export, before),
                limits,
                about.apiVersion().equals("v1") ? TableColumns.NONE : columns,
                program);
        landing.writeOwn(export.feed(), export.id(), FOLDER, ProfileReport.JSON_NAME, report.json());
        landing.writeOwn(export.feed(), export.id(), FOLDER, ProfileReport.HTML_NAME, report.html());
        return new Result(
                "is profiled: " + report.count(Level.ALARM) + " alarms, " + report.count(Level.WARNING)
                        + " warnings, " + report.count(Level.NOTE) + " notes, see "
                        + folder.resolve(FOLDER).resolve(ProfileReport.HTML_NAME),
                report.isAlarming());
    }

    /** The files that BCDA made of its data. */
    static List<ExportFile> dataFiles(List<ExportFile> all) {
        return all.stream().filter(file -> file.kind() == FileKind.OUTPUT).toList();
    }

    /** How many of the files are not in the folder, because another process landed them. */
    static long landedElsewhere(Path folder, List<ExportFile> files) {
        return files.stream()
                .filter(file ->
                        !Files.isRegularFile(folder.resolve(file.received().name())))
                .count();
    }

    /** What the profile in the folder says of records that are older than the since that was asked for; 0 without one. */
    static long olderThanSince(Path folder) throws IOException {
        Path json = folder.resolve(FOLDER).resolve(ProfileReport.JSON_NAME);
        return Files.isRegularFile(json, LinkOption.NOFOLLOW_LINKS)
                ? ProfileReport.olderThanSince(Files.readAllBytes(json))
                : 0;
    }

    /** Holds the finish back when the profile raised an alarm and the settings say so. */
    public void requireCalm(@Variable("export") Export export, @Variable("profile") Result result) {
        if (alarmFails && result != null && result.alarming()) {
            throw KnownFailure.PROFILE_ALARM.failure("The data profile of export " + export.feed() + "/" + export.id()
                    + " raised an alarm, and bcda.profile.on-alarm is fail, so the export is not finished: it "
                    + result.message()
                    + ". Every file is delivered and verified. If the data are as expected,"
                    + " run once more with --set bcda.profile.on-alarm=warn; otherwise ask BCDA. The"
                    + " _since timestamp was not advanced.");
        }
    }

    /** What became of it. @param message a part of a sentence, for the log */
    public record Result(String message, boolean alarming) {}

    private Before before(Export export, String before) throws IOException {
        if (before == null) {
            return Before.none(
                    "There is no finished export before this one that asked for the same, so nothing was compared.");
        }
        Path json = landing.folder(export.feed(), before).resolve(FOLDER).resolve(ProfileReport.JSON_NAME);
        try {
            return Before.of(before, DurableFiles.read(json));
        } catch (NoSuchFileException gone) {
            return Before.none(
                    "The last finished export that asked for the same, " + before
                            + ", has no profile in this landing (its folder is gone, or it was not profiled), so nothing was compared.");
        }
    }

    private static ProfiledExport about(Export export) {
        ExportRequest request = ExportRequest.of(export.requestUrl());
        return new ProfiledExport(
                export.feed(),
                export.id(),
                request.apiVersion(),
                request.group(),
                request.types(),
                export.since(),
                export.transactionTime());
    }

    private static NdjsonFile file(Path folder, ExportFile file) {
        String name = file.received().name();
        return new NdjsonFile(name, () -> LandedFile.open(folder.resolve(name)));
    }

    private Path folder(Export export) {
        return landing.folder(export.feed(), export.id());
    }
}
