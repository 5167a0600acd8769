package io.github.bcdacamel.failures;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.conventions.Published;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The one table of what can go wrong: that it is used, and published as it is. */
class KnownFailureTest {

    private static List<String> code;

    @BeforeAll
    static void readTheCode() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            code = files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("KnownFailure.java"))
                    .map(KnownFailureTest::text)
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource(KnownFailure.class)
    void every_trouble_is_what_some_reader_recognises(KnownFailure trouble) {
        assertThat(code).anyMatch(text -> text.matches("(?s).*\\b" + trouble.name() + "(\\.|,|\\s|\\)).*"));
    }

    @ParameterizedTest
    @EnumSource(KnownFailure.class)
    void only_what_is_tried_again_has_a_bound_of_its_own(KnownFailure trouble) {
        assertThat(isBounded(trouble) && trouble.retry() == RetryOwner.NEVER).isFalse();
    }

    @Test
    void readers_of_answers_choose_no_class_besides_the_table() {
        assertThat(code)
                .filteredOn(text -> text.startsWith("package io.github.bcdacamel.bcda;"))
                .noneMatch(text -> text.contains("new ExportFailure(FailureClass")
                        || text.contains("import static io.github.bcdacamel.failures.FailureClass"));
    }

    @Test
    void the_documentation_holds_the_table() throws IOException {
        StringBuilder table =
                new StringBuilder("| Stage | What comes | Tried again | Pauses | In the end | The export |\n"
                        + "|---|---|---|---|---|---|\n");
        for (KnownFailure trouble : KnownFailure.values()) {
            table.append("| %s | %s | %s | %s | %s | %s |\n"
                    .formatted(
                            trouble.stage().title(),
                            trouble.what(),
                            tried(trouble),
                            trouble.retry().pauses(),
                            end(trouble),
                            afterwards(trouble)));
        }

        Published.holds("docs/operations.md", "troubles", table.toString());
    }

    private static boolean isBounded(KnownFailure trouble) {
        return trouble.tolerated() < Integer.MAX_VALUE;
    }

    private static String tried(KnownFailure trouble) {
        return (isBounded(trouble) ? (trouble.tolerated() == 1 ? "once, " : trouble.tolerated() + " times, ") : "")
                + trouble.retry().budget();
    }

    /** A file that gets no token fails with the other files' code: the run goes on with them. */
    private static String end(KnownFailure trouble) {
        int code = trouble.end().exitCode();
        return trouble == KnownFailure.TOKEN_NOT_NOW ? code + ", a file: " + FailureClass.FILE.exitCode() : "" + code;
    }

    /** What {@code Outcomes} makes of it: before there is a job, a refusal closes the export as well. */
    private static String afterwards(KnownFailure trouble) {
        if (trouble == KnownFailure.SERVER_ERRORS_REPORTED || trouble == KnownFailure.DATA_DOUBTFUL) {
            return "over, delivered";
        }
        return switch (trouble.stage()) {
            case TOKEN -> "over before the kick-off is sent, else open";
            case KICK_OFF -> trouble.end().closesWithoutJob() ? "over" : "open";
            default -> trouble.end().closes() ? "over" : "open";
        };
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
