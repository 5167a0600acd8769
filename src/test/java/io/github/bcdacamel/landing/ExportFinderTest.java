package io.github.bcdacamel.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFinderTest {

    @TempDir
    private Path landing;

    @Test
    void exports_are_found_in_the_landing_the_feed_and_themselves() throws Exception {
        Path first = export("default/1", "_SUCCESS");
        Path second = export("default/2", "receipt.json");
        Path other = export("other/1", "manifest.json");

        assertThat(ExportFinder.find(landing)).containsExactly(first, second, other);
        assertThat(ExportFinder.find(landing.resolve("default"))).containsExactly(first, second);
        assertThat(ExportFinder.find(second)).containsExactly(second);
    }

    @Test
    void an_export_that_has_only_begun_is_one() throws Exception {
        Path begun = export("default/1", "log.ndjson");

        assertThat(ExportFinder.find(landing)).containsExactly(begun);
    }

    @Test
    void partial_files_links_and_other_folders_are_none() throws Exception {
        export(".partial/default/1", "manifest.json");
        export("deeper/down/still/1", "manifest.json");
        Files.createDirectories(landing.resolve("empty/folder"));
        Path elsewhere = export(".elsewhere/1", "_SUCCESS");
        Files.createSymbolicLink(landing.resolve("link"), elsewhere);

        assertThat(ExportFinder.find(landing)).isEmpty();
    }

    private Path export(String folder, String file) throws Exception {
        Path export = Files.createDirectories(landing.resolve(folder));
        Files.writeString(export.resolve(file), "");
        return export;
    }
}
