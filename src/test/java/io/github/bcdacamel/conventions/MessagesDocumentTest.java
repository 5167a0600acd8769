package io.github.bcdacamel.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /** What makes a failure of an export, with all that is on the way to the end of the statement. */
    private static final Pattern ENDING = Pattern.compile(
            "(?:\\.(?:failure|notNow)|new (?:ExportFailure|RetryableException|LandingException)|Outcome\\.of)\\(([^;]*)");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Set<String> ENDINGS_IN =
            Set.of("app", "bcda", "database", "export", "landing", "ledger", "s3", "settings");

    private static final int LONG_ENOUGH = 20;

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

    @Test
    void a_message_that_ends_an_export_is_one_that_the_page_quotes() {
        String quoted = QUOTED.matcher(Project.text(PAGE))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.joining("\n"));
        List<String> missing = new ArrayList<>();
        for (Path file : Project.files(Project.CODE, ".java")) {
            if (ENDINGS_IN.stream().anyMatch(file.getParent()::endsWith)) {
                ENDING.matcher(joined(Project.text(file))).results().forEach(call -> {
                    List<String> parts = literals(call.group(1));
                    if (!parts.isEmpty() && parts.stream().noneMatch(quoted::contains)) {
                        missing.add(file.getFileName() + ": " + parts.get(0) + "…");
                    }
                });
            }
        }

        assertThat(missing)
                .as("Add a row to %s: code, cause, what to do.", PAGE)
                .isEmpty();
    }

    /** How the constant parts of a message begin, without sentences that follow other ones. */
    private static List<String> literals(String call) {
        return LITERAL.matcher(call)
                .results()
                .map(match -> match.group(1))
                .filter(text -> !text.matches("(?s)[ ).]+[A-Z(].*"))
                .flatMap(text -> Stream.of(text.split("%[\\w.$]+")))
                .map(String::strip)
                .filter(part -> part.length() >= TOO_SHORT_TO_TELL)
                .map(part -> part.substring(0, Math.min(LONG_ENOUGH, part.length())))
                .toList();
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
        return joined(text.toString()).replace("\\\"", "\"");
    }

    private static String joined(String code) {
        return code.replaceAll("\"\\s*\\+\\s*\"", "");
    }
}
