package io.github.bcdacamel.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that others own or may write, links that lead elsewhere, and pipes in the way of a file. */
class FolderGuardTest extends LandingTestCase {

    private static final int ANOTHER_USER = 54321;

    @TempDir
    private Path outside;

    @ParameterizedTest
    @ValueSource(strings = {"", "default", ".partial", ".partial/default"})
    void a_folder_that_everybody_may_write_is_refused_before_anything_is_made(String name) throws Exception {
        Path open = Files.createDirectories(dir.resolve(name));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> landing(Compression.NONE).open("default", "20261122T210406Z", false))
                .isInstanceOf(LandingException.class)
                .hasMessageContaining(open + ", because everybody may write there")
                .hasMessageContaining("bcda.landing.shared");
        assertThat(export()).doesNotExist();
    }

    @Test
    void a_folder_of_another_user_is_refused() throws Exception {
        Path refused = Files.createDirectory(dir.resolve("default"));
        if (Files.getAttribute(dir, "unix:uid").equals(0)) {
            // What is root's is accepted, as a volume's mount often is.
            Files.setAttribute(refused, "unix:uid", 12345);
        } else {
            refused = dir;
        }
        int owner = (Integer) Files.getAttribute(refused, "unix:uid");
        FolderGuard guard = new FolderGuard(dir, false, ANOTHER_USER);

        assertThatThrownBy(() -> guard.check(dir.resolve("default")))
                .isInstanceOf(LandingException.class)
                .hasMessageContaining(
                        refused + ", because another user owns it (user id " + owner + ", the program runs as 54321)");
    }

    @Test
    void who_shares_the_landing_says_so() throws Exception {
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxrwxrwx"));
        FolderGuard guard = new FolderGuard(dir, true);

        assertThatCode(() -> guard.check(dir.resolve("default"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", ".partial", ".partial/default", "default/20261122T210406Z/ndjson"})
    void a_link_within_the_landing_is_not_followed(String name) throws Exception {
        Path elsewhere = Files.createDirectories(outside.resolve("elsewhere"));
        Files.createDirectories(dir.resolve(name).getParent());
        Files.createSymbolicLink(dir.resolve(name), elsewhere);

        assertThatThrownBy(() -> landing(Compression.NONE).open("default", "20261122T210406Z", true))
                .isInstanceOf(LandingException.class)
                .hasMessageContaining(dir.resolve(name) + ", because it is a symbolic link");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void what_a_link_in_the_way_of_partial_files_leads_to_is_not_deleted() throws Exception {
        Path elsewhere = Files.createDirectories(outside.resolve("others/default/20261122T210406Z"));
        Path theirs = Files.writeString(elsewhere.resolve("ndjson-Patient.0001.a1.v.n.part"), "theirs");
        Files.createSymbolicLink(dir.resolve(".partial"), outside.resolve("others"));

        assertThatThrownBy(() -> landing(Compression.NONE).discardPartials("default", "20261122T210406Z"))
                .isInstanceOf(LandingException.class);
        assertThat(theirs).exists();
    }

    @Test
    void the_landing_itself_may_be_a_link() throws Exception {
        Path link = Files.createSymbolicLink(outside.resolve("link"), dir);

        new Landing(link, Compression.NONE, LIMITS).open("default", "20261122T210406Z", false);

        assertThat(export()).isDirectory();
    }

    @Test
    @Timeout(60)
    void a_pipe_in_the_way_is_not_waited_for() throws Exception {
        Landing landing = landing(Compression.NONE);
        Path folder = landing.open("default", "20261122T210406Z", false);
        Path partials = Files.createDirectories(dir.resolve(".partial/default/20261122T210406Z"));
        pipe(partials.resolve("ndjson-Patient.0001.a1.v.n.part"));
        for (String name : new String[] {"log.ndjson", "manifest.json", "receipt.json", "_SUCCESS"}) {
            pipe(folder.resolve(name));
        }

        landing.discardPartials(patients("a1"));
        landing.publishManifest("default", "20261122T210406Z", "{}");

        assertThat(folder.resolve("manifest.json")).hasContent("{}");
        assertThatThrownBy(() -> new ExportLog(folder, "20261122T210406Z", "1", Clock.systemUTC()))
                .isInstanceOf(LandingException.class);
        assertThatThrownBy(() -> SuccessMarker.read(folder)).isInstanceOf(IOException.class);
        assertThat(VerificationResult.of(folder).isWhole()).isFalse();
    }

    private static void pipe(Path path) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                .isZero();
    }
}
