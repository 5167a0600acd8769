package io.github.bcdacamel.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An operator finds a message in docs/operations.md by its beginning, so the page quotes what the code says. */
class MessagesDocumentTest {

    private static final Path PAGE = Path.of("docs/operations.md");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`.+?)(?<!\\\\) \\| ");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    /** What differs from time to time in a message. */
    private static final String FILLED_IN = "…|;|\\b(?:FILE|PATH|KEY|VALUE|TYPE|REASON|N|M|B|X)\\b";

    /** How much of a fragment must stand in the code as it is; a message may go on in several ways. */
    private static final int BEGINNING = 16;

    private static final int TOO_SHORT_TO_TELL = 12;

    /** Words of the command line's library. */
    private static final Set<String> OF_OTHERS = Set.of("Unknown option", "Missing required");

    @Test
    void a_message_that_the_page_quotes_is_one_of_the_program() {
        String program = program();
        String page = Project.text(PAGE);
        String messages = page.substring(0, page.indexOf("## What is retried"))
                + page.substring(page.indexOf("### What `serve` says"));
        List<String> unknown = new ArrayList<>();
        ROW.matcher(messages)
                .results()
                .map(row -> row.group(1))
                .forEach(cell -> QUOTED.matcher(cell)
                        .results()
                        .map(quoted -> quoted.group(1))
                        .filter(message -> !OF_OTHERS.contains(message))
                        .forEach(message -> fragments(message)
                                .filter(fragment -> !program.contains(fragment))
                                .forEach(fragment -> unknown.add(message + "  <- " + fragment))));

        assertThat(unknown)
                .as("%s quotes messages that neither the code nor a route says.", PAGE)
                .isEmpty();
    }

    private static Stream<String> fragments(String message) {
        return Pattern.compile(FILLED_IN)
                .splitAsStream(message)
                .map(part ->
                        part.replaceAll("^[^A-Za-z0-9{]+|[^A-Za-z0-9}]+$", "").replaceFirst("^bcda\\.", ""))
                .filter(part -> part.length() >= TOO_SHORT_TO_TELL && !part.matches("[a-z0-9.-]+"))
                .map(part -> part.substring(0, Math.min(BEGINNING, part.length())));
    }

    /** All code and routes; texts that are put together over several lines are joined. */
    private static String program() {
        StringBuilder text = new StringBuilder();
        Project.files(Project.CODE, ".java").forEach(file -> text.append(Project.text(file)));
        Project.files(Project.ROUTES, ".camel.yaml").forEach(file -> text.append(Project.text(file)));
        return text.toString().replaceAll("\"\\s*\\+\\s*\"", "").replace("\\\"", "\"");
    }
}
