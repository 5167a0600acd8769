package io.github.bcdacamel.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.events.Event;

/** The form of a route file: what a reader meets first, and what a designer's canvas can read and write back. */
class RouteFilesTest {

    private static final int LONGEST_FILE = 250;

    private static final Set<String> FOREIGN_LANGUAGES = Set.of(
            "csimple",
            "datasonnet",
            "exchangeProperty",
            "groovy",
            "header",
            "hl7terser",
            "java",
            "joor",
            "jq",
            "js",
            "jsonpath",
            "language",
            "mvel",
            "ognl",
            "python",
            "script",
            "spel",
            "tokenize",
            "wasm",
            "xpath",
            "xquery",
            "xtokenize");

    static Stream<Path> files() {
        return Project.files(Project.ROUTES, ".camel.yaml").stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_route_file_has_one_comment_and_it_stands_at_the_top(Path file) {
        List<Integer> lines = events(file)
                .filter(CommentEvent.class::isInstance)
                .map(comment -> comment.getStartMark().orElseThrow().getLine())
                .toList();
        List<Integer> top =
                Stream.iterate(0, line -> line + 1).limit(lines.size()).toList();

        assertThat(lines)
                .as(
                        "%s: begin the file with the comment that says why, and move the others into descriptions (lines"
                                + " count from 0): designers delete comments between routes.",
                        file)
                .isNotEmpty()
                .isEqualTo(top);
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_route_file_tells_one_story(Path file) {
        assertThat(Project.text(file).lines().count())
                .as("%s: split the file at a noun; at most %d lines.", file, LONGEST_FILE)
                .isLessThanOrEqualTo(LONGEST_FILE);
    }

    @Test
    void a_description_is_a_plain_statement() {
        List<String> riddles = Routes.elements().stream()
                .filter(element -> element.text("description").matches("(Unless|Whoever|Whatever|Whose)\\b.*"))
                .map(element -> element + ": say what the step does, or when: 'Stop if ...', 'Only if ...'.")
                .toList();

        assertThat(riddles).isEmpty();
    }

    @Test
    void a_split_and_a_filter_say_what_they_are_about() {
        List<String> open = Routes.elements("split", "filter", "loop")
                .filter(element -> !element.parent().isEmpty() && !element.map().containsKey("steps"))
                .map(element -> element + " has no steps: without them the rest of the route moves inside; write them.")
                .toList();

        assertThat(open).isEmpty();
    }

    @Test
    void no_route_holds_a_script() {
        List<String> scripts = Routes.elements().stream()
                .filter(element -> FOREIGN_LANGUAGES.contains(element.key()))
                .filter(element -> !element.parent().equals("parameters"))
                .map(element -> element + " decides in YAML: decide in a bean and call it with method.")
                .toList();

        assertThat(scripts).isEmpty();
    }

    @Test
    void simple_has_one_operator_at_most() {
        List<String> complicated = Routes.elements("simple")
                .filter(element -> SimpleText.operators(element.text("expression")) > 1)
                .map(element -> element.part() + ": " + element.text("expression")
                        + " has more than one operator: give the record a method that answers the question.")
                .toList();

        assertThat(complicated).isEmpty();
    }

    private static Stream<Event> events(Path file) {
        List<Event> events = new ArrayList<>();
        new Parse(LoadSettings.builder()
                        .setParseComments(true)
                        .setLabel(file.toString())
                        .build())
                .parseString(Project.text(file))
                .forEach(events::add);
        return events.stream();
    }
}
