package io.github.bcdacamel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bcdacamel.landing.LandingException;
import io.github.bcdacamel.marts.FeedFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is on its way into the database is gone at the end, and what a process left that died with the next fill. */
class FillFolderTest {

    @TempDir
    private Path dir;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_a_process_left_that_died_goes_with_the_next_fill(boolean isElsewhere) throws Exception {
        FeedFolder feed = feed("landing/default");
        Path temporary = isElsewhere ? dir.resolve("temporary") : null;
        Path rows;
        try (FillFolder died = FillFolder.open(feed, temporary, false)) {
            rows = died.path().resolve("rows.csv");
        }
        Files.createDirectories(rows.getParent());
        Files.writeString(rows, "a patient's row");

        try (FillFolder next = FillFolder.open(feed, temporary, false)) {
            assertThat(next.path()).isEqualTo(rows.getParent()).isEmptyDirectory();
            assertThat(next.path().startsWith(isElsewhere ? temporary : feed.path()))
                    .isTrue();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(next.path())))
                    .isEqualTo("rwx------");
        }
        try (Stream<Path> left = Files.walk(dir)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void feeds_of_the_same_name_do_not_share_one() throws Exception {
        try (FillFolder one = FillFolder.open(feed("a/default"), dir.resolve("temporary"), false);
                FillFolder other = FillFolder.open(feed("b/default"), dir.resolve("temporary"), false)) {
            assertThat(one.path()).isNotEqualTo(other.path());
        }
    }

    @Test
    void a_place_that_everybody_may_write_to_is_refused() throws Exception {
        FeedFolder feed = feed("landing/default");
        Path place;
        try (FillFolder made = FillFolder.open(feed, dir.resolve("temporary"), false)) {
            place = made.path().getParent();
        }
        Files.createDirectories(place);
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> FillFolder.open(feed, dir.resolve("temporary"), false))
                .isInstanceOf(LandingException.class);
        assertThat(place).isEmptyDirectory();
    }

    private FeedFolder feed(String path) throws Exception {
        return new FeedFolder(Files.createDirectories(dir.resolve(path)));
    }
}
