package io.github.bcdacamel.export;

import io.github.bcdacamel.bcda.AddressGuard;
import io.github.bcdacamel.bcda.Manifest;
import io.github.bcdacamel.bcda.OutputItem;
import io.github.bcdacamel.failures.KnownFailure;
import io.github.bcdacamel.ledger.DownloadProgress;
import io.github.bcdacamel.ledger.Export;
import io.github.bcdacamel.ledger.ExportFile;
import io.github.bcdacamel.ledger.FreshAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Variable;

/**
 * What follows when the server does not have a file: its job is asked at once, for files are gone with their job. While the
 * job names them, they are fetched again, at a fresh address if there is one, because the answer may have been a stumble. A
 * file that is gone for the third time while no other one comes is gone for good, and the job counts as one without files.
 */
public final class GoneFilePolicy {

    /** Between two questions about the same files, as long as others come. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final AddressGuard addresses;
    private final long pauseSeconds;
    private final Clock clock;

    /** @param pause after which a file that is gone is fetched again; twice as long the second time */
    public GoneFilePolicy(AddressGuard addresses, Duration pause, Clock clock) {
        this.addresses = addresses;
        this.pauseSeconds = Math.max(1, pause.toSeconds());
        this.clock = clock;
    }

    /** Whether the job is asked before its files. @param confirmed the job that this run has had an answer about, or null */
    public boolean asksFirst(
            @Variable("export") Export export,
            @Variable("progress") DownloadProgress progress,
            @Variable("confirmedJob") String confirmed) {
        return progress.toFetch() > 0 && !export.jobUrl().equals(confirmed);
    }

    /** Whether to wait for more files before anything else is done. @param askedAt when the job was asked last, or null */
    public boolean waits(@Variable("progress") DownloadProgress progress, @Variable("jobAskedAt") Instant askedAt) {
        boolean asksNow = progress.isJobInDoubt()
                && (progress.newlyGone() > 0
                        || askedAt == null
                        || clock.instant().isAfter(askedAt.plus(PAUSE)));
        return progress.isUnderWay() && !asksNow;
    }

    public Instant now() {
        return clock.instant();
    }

    /**
     * Where files that are not fetched yet are by the manifest that the job gives now: other servers sign their addresses
     * for a while. The same file is the one whose address differs in its query alone. Where that leaves a doubt, or the
     * manifest is of other data, there is none: a file of another job must not stand among those of this one.
     *
     * @param files all files of the export
     */
    public List<FreshAddress> freshAddresses(
            @Variable("export") Export export,
            @Variable("manifest") Manifest manifest,
            @Variable("files") List<ExportFile> files) {
        if (!manifest.transactionTime().equals(export.transactionTime())) {
            return List.of();
        }
        Map<String, List<String>> named = Stream.of(manifest.output(), manifest.error(), manifest.deleted())
                .flatMap(List::stream)
                .map(OutputItem::url)
                .distinct()
                .collect(Collectors.groupingBy(GoneFilePolicy::withoutQuery));
        List<FreshAddress> found = new ArrayList<>();
        for (ExportFile file : files) {
            String url = address(file.url(), named.getOrDefault(withoutQuery(file.url()), List.of()));
            if (url != null && isWanted(file, url)) {
                boolean fresh = !url.equals(file.url());
                found.add(new FreshAddress(
                        file.name(), addresses.check(url), fresh ? 0 : pauseSeconds * file.timesGone()));
            }
        }
        return found;
    }

    /** The old address, where the manifest still has it; otherwise the only one that is like it, or null. */
    private static String address(String old, List<String> alike) {
        if (alike.contains(old)) {
            return old;
        }
        return alike.size() == 1 ? alike.get(0) : null;
    }

    private static boolean isWanted(ExportFile file, String url) {
        return file.isGone() || file.isPending() && !url.equals(file.url());
    }

    /**
     * Whether the job is of no use any more, although it answers.
     *
     * @param deliveredBefore how many files were delivered when the job was asked before, or null
     */
    public boolean isWithoutFiles(
            @Variable("files") List<ExportFile> files,
            @Variable("freshAddresses") List<FreshAddress> fresh,
            @Variable("progress") DownloadProgress progress,
            @Variable("deliveredBefore") Long deliveredBefore) {
        List<String> named = fresh.stream().map(FreshAddress::name).toList();
        List<ExportFile> gone = files.stream().filter(ExportFile::isGone).toList();
        if (gone.stream().noneMatch(file -> named.contains(file.name()))) {
            return true;
        }
        boolean noOtherCame =
                deliveredBefore != null && deliveredBefore == progress.delivered() && progress.running() == 0;
        return noOtherCame && gone.stream().anyMatch(file -> !KnownFailure.FILE_GONE.tolerates(file.timesGone() + 1));
    }

    private static String withoutQuery(String url) {
        return url.replaceFirst("\\?.*", "");
    }
}
