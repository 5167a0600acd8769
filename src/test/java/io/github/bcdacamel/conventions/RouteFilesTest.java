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
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.events.Event;

/** The form of a route file: what a reader meets first, and what a designer's canvas can read and write back. */
class RouteFilesTest {

    private static final int LONGEST_FILE = 120;
    private static final int MOST_STEPS = 9;

    /** The languages that decide nothing: everything else is a bean's work. */
    private static final Set<String> LANGUAGES = Set.of("constant", "method", "simple", "variable");

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

    /** Where Camel's canonical form has a language without {@code expression} around it. */
    private static final Set<String> PREDICATES = Set.of("handled", "continued", "retryWhile", "onWhen");

    /** Where {@code method} is the name of a method, and options are what an endpoint takes them for. */
    private static final Set<String> NAMES_METHOD = Set.of("bean", "method", "parameters");

    /** Keys that hold a list of steps or of clauses with steps. */
    private static final Set<String> STEP_LISTS = Set.of("steps", "when", "doCatch");

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
    void a_route_file_is_in_block_style(Path file) {
        assertThat(flowLines(file))
                .as("%s: write these lines as blocks, one key a line; only {} may stand for nothing.", file)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_route_file_tells_one_story(Path file) {
        assertThat(Project.text(file).lines().count())
                .as("%s: split the file at a noun; at most %d lines.", file, LONGEST_FILE)
                .isLessThanOrEqualTo(LONGEST_FILE);
    }

    @Test
    void a_branch_is_short_enough_to_be_read() {
        List<String> tooLong = Routes.elements().stream()
                .filter(element -> element.map().get("steps") instanceof List<?> steps && steps.size() > MOST_STEPS)
                .map(element -> element + " has more than " + MOST_STEPS + " steps: move some into a direct: route.")
                .toList();

        assertThat(tooLong).isEmpty();
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
    void a_step_is_written_with_its_options() {
        List<String> shorthands = Routes.elements().stream()
                .filter(element -> STEP_LISTS.contains(element.key()) && element.value() instanceof String)
                .map(element -> element.part() + ": '" + element.value() + "' is no step; write it with its options.")
                .toList();
        List<String> texts = Routes.elements().stream()
                .filter(element -> element.key().isEmpty() && STEP_LISTS.contains(element.parent()))
                .flatMap(element -> element.map().entrySet().stream()
                        .filter(step -> element.parent().equals("steps") && !(step.getValue() instanceof java.util.Map))
                        .map(step -> element.part() + ": " + step.getKey() + ": " + step.getValue()
                                + " is a shorthand; write its options below it (uri and parameters, message, ...)."))
                .toList();

        assertThat(shorthands).isEmpty();
        assertThat(texts).isEmpty();
    }

    @Test
    void an_expression_is_in_canonical_form() {
        List<String> shorthands = Routes.elements().stream()
                .filter(element -> LANGUAGES.contains(element.key()) && !NAMES_METHOD.contains(element.parent()))
                .filter(element -> !element.parent().equals("expression") && !PREDICATES.contains(element.parent())
                        || !element.map().containsKey("expression")
                                && !element.map().containsKey("ref"))
                .map(element -> element + " below " + element.parent() + " is a shorthand: write expression: / "
                        + element.key() + ": / expression: text.")
                .toList();

        assertThat(shorthands).isEmpty();
    }

    @Test
    void no_route_holds_a_script() {
        List<String> scripts = Routes.elements().stream()
                .filter(element -> FOREIGN_LANGUAGES.contains(element.key())
                        || element.parent().equals("expression")
                                && element.value() instanceof java.util.Map
                                && !LANGUAGES.contains(element.key()))
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

    private static List<String> flowLines(Path file) {
        List<String> lines = new ArrayList<>();
        List<Event> events = events(file).toList();
        for (int i = 0; i < events.size(); i++) {
            boolean flow =
                    events.get(i) instanceof CollectionStartEvent start && start.getFlowStyle() == FlowStyle.FLOW;
            boolean empty = i + 1 < events.size()
                    && (events.get(i + 1).getEventId() == Event.ID.MappingEnd
                            || events.get(i + 1).getEventId() == Event.ID.SequenceEnd);
            if (flow && !empty) {
                lines.add("line " + (events.get(i).getStartMark().orElseThrow().getLine() + 1));
            }
        }
        return lines;
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
