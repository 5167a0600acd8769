package io.github.bcdacamel.export;

import io.github.bcdacamel.failures.KnownFailure;
import io.github.bcdacamel.landing.FileKind;
import io.github.bcdacamel.landing.LandedFile;
import io.github.bcdacamel.landing.Landing;
import io.github.bcdacamel.ledger.Export;
import io.github.bcdacamel.ledger.ExportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Variable;

/**
 * Finds files that landed and are no longer as they were received: removed, cut or changed by somebody since. That they
 * are fetched again is the route's; a run has them fetched again twice.
 */
public final class LostFileFinder {

    private static final int MOST_TIMES = 2;

    private final Landing landing;
    private final boolean landingIsDestination;

    /** @param landingIsDestination otherwise a file may be missing here, because another process landed it in a folder of its own; not
     *     an error file, which the finish reads */
    public LostFileFinder(Landing landing, boolean landingIsDestination) {
        this.landing = landing;
        this.landingIsDestination = landingIsDestination;
    }

    /** The names, as the ledger calls the files. @param files all files of the export, each delivered */
    public List<String> find(@Variable("export") Export export, @Variable("files") List<ExportFile> files)
            throws IOException {
        Path folder = landing.folder(export.feed(), export.id());
        List<String> lost = new ArrayList<>();
        for (ExportFile file : files) {
            Path landed = folder.resolve(file.received().name());
            boolean elsewhere = !landingIsDestination
                    && file.kind() != FileKind.ERROR
                    && !Files.exists(landed, LinkOption.NOFOLLOW_LINKS);
            if (!elsewhere && !LandedFile.isIntact(landed, file.received(), file.changeTime())) {
                lost.add(file.name());
            }
        }
        return lost;
    }

    /** Fails when files are lost as fast as they are fetched. @param times how often some were lost in this run */
    public void requireLasting(
            @Variable("export") Export export,
            @Variable("lostFiles") List<String> lost,
            @Variable("timesLost") int times) {
        if (times > MOST_TIMES) {
            throw KnownFailure.LANDED_FILES_LOST.failure(
                    "%d files that landed in %s were removed or changed for the %d. time in this run, the first is %s. Another program cleans or writes there: find and stop it. The export stays open, and the next run fetches them again."
                            .formatted(lost.size(), landing.folder(export.feed(), export.id()), times, lost.get(0)));
        }
    }
}
