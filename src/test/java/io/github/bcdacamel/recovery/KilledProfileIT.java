package io.github.bcdacamel.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.landing.LandedFile;
import io.github.bcdacamel.profile.DriftLimits;
import io.github.bcdacamel.profile.NdjsonFile;
import io.github.bcdacamel.profile.Profile;
import io.github.bcdacamel.profile.ProfileLimits;
import io.github.bcdacamel.profile.ProfileReport;
import io.github.bcdacamel.profile.ProfileReport.Before;
import io.github.bcdacamel.profile.Profiler;
import io.github.bcdacamel.profile.TableColumns;
import io.github.bcdacamel.tables.ColumnSources;
import io.github.bcdacamel.tables.load.ViewFolder;
import io.github.bcdacamel.testing.LandingFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as its own process, killed while it reads the landed files for the data profile. */
@Tag("long")
class KilledProfileIT {

    /** In each resource, so that a file is read for a while. */
    private static final int BYTES = 3_000_000;

    @TempDir
    private Path folder;

    @Test
    void an_export_that_is_killed_while_it_is_profiled_ends_once_with_the_whole_profile() throws Exception {
        try (KilledExport export = new KilledExport(folder, TestLedger.h2(folder), List.of(), BYTES)) {
            assertThat(export.runUntil("inside profile-export/setVariable:profile FileProfiler"))
                    .isEqualTo(137);
            assertThat(export.landed().resolve("profile")).doesNotExist();
            long fetched = export.fetchedBytes();

            assertThat(export.runOn()).isZero();

            assertThat(LandingFolder.problems(export.landed())).isEmpty();
            assertThat(LandingFolder.finishes(export.landed())).isEqualTo(1);
            assertThat(export.fetchedBytes()).isEqualTo(fetched);
            assertThat(export.landedProfile()).isEqualTo(LandingFolder.profile(profiledAtOnce(export.landed())));
        }
    }

    /** By the same rules, in one go and one thread. */
    private static byte[] profiledAtOnce(Path export) throws Exception {
        Profile profile;
        try (Stream<Path> files = Files.list(export.resolve("ndjson"))) {
            profile = new Profiler(new ProfileLimits(5000, 16 << 20, 1_000_000, Set.of()), 1)
                    .profile(files.sorted()
                            .map(file -> new NdjsonFile(file.getFileName().toString(), () -> LandedFile.open(file)))
                            .toList());
        }
        TableColumns columns = new ColumnSources(ViewFolder.read(""))::of;
        return ProfileReport.of(profile, null, Before.none(""), new DriftLimits(10, 20, 100), columns, "")
                .json();
    }
}
