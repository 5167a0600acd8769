package io.github.bcdacamel.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.bcdacamel.control.OpenApiContract;
import io.github.bcdacamel.conventions.Routes.Part;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How routes are named, find each other, and reach the outside. */
class RoutesTest {

    private static final String ENTRY = "run-export";
    /** What the control API calls in a feed's routes; it takes what they fail with for its answer. */
    private static final Set<String> STEERED = Set.of("request-export", "cancel-export");
    /** Called by the command doctor, which takes whatever happens in it for a finding. */
    private static final String DOCTOR = "check-bcda";

    private static final String DESTINATION = "deliver-to-";
    /** Made of names that the settings hold, letters and dashes, each of which has its route at the start. */
    private static final String CHOSEN_DESTINATION = "direct:deliver-to-${variable.destination.name}";

    /** Camel's component takes the key from a header, and sends none. */
    private static final String ASK_S3 = "ask-s3";

    private static final String GATE = "send";
    /** The only route that sets headers of an answer of ours. */
    private static final String ANSWER = "respond";
    /** Tells the hook, whose address is the operator's. */
    private static final String NOTIFY = "notify";

    private static final String SETTING = "{{";

    /** Endpoints that stay inside this process. */
    private static final Set<String> INSIDE = Set.of("direct", "quartz", "seda", "timer", "platform-http");

    @Test
    void a_route_has_an_id_of_words() {
        assertThat(complaints(route -> route.id().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")
                                && !route.id().matches(".*-\\d{3,}$")
                        ? null
                        : "give it an id in kebab-case that says what it does; numbers are what Camel invents"))
                .isEmpty();
    }

    @Test
    void a_route_id_occurs_once() {
        List<String> ids = Routes.parts().stream()
                .map(Part::id)
                .filter(id -> !id.isEmpty())
                .toList();

        assertThat(ids).as("Route ids: rename one of two that are the same.").doesNotHaveDuplicates();
    }

    @Test
    void a_route_says_what_it_does() {
        assertThat(complaints(route -> isSentence(Routes.text(route.content(), "description"))
                        ? null
                        : "describe it in a sentence of three words or more that begins with a capital, without"
                                + " \"this route\""))
                .isEmpty();
    }

    @Test
    void a_route_belongs_to_a_stage() {
        assertThat(
                        complaints(
                                route -> Routes.text(route.content(), "group").matches("[a-z]+(-[a-z]+)*")
                                        ? null
                                        : "name the stage as its group: export, kick-off, await-job, job, download, deliver, profile, finish, call, failure"))
                .isEmpty();
    }

    @Test
    void a_direct_endpoint_is_named_like_its_route() {
        assertThat(complaints(route ->
                        !route.from().startsWith("direct:") || route.from().equals("direct:" + route.id())
                                ? null
                                : "it begins with " + route.from() + ": name that direct:" + route.id()))
                .isEmpty();
    }

    @Test
    void a_called_route_exists() {
        Set<String> ids = directRoutes();
        List<String> missing = Routes.elements("to", "wireTap")
                .filter(element -> Routes.endpoint(element.map()).startsWith("direct:"))
                .filter(element -> !reaches(ids, Routes.endpoint(element.map()).substring("direct:".length())))
                .map(element -> element + " calls " + Routes.endpoint(element.map())
                        + ", which no route begins with: correct the name or add the route.")
                .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void a_route_is_called_by_another() {
        Set<String> called = Routes.calledDirects();

        assertThat(complaints(route -> !route.from().startsWith("direct:")
                                || route.id().equals(ENTRY)
                                || route.id().equals(DOCTOR)
                                || STEERED.contains(route.id())
                                || route.id().startsWith(DESTINATION)
                                || called.contains(route.id())
                        ? null
                        : "no route calls it: call it or remove it"))
                .isEmpty();
    }

    @Test
    void a_route_that_begins_something_says_who_weighs_its_failures() {
        Set<String> policies = policies();

        assertThat(complaints(route ->
                        route.from().startsWith("direct:") && !route.id().equals(ENTRY)
                                        || policies.contains(policyOf(route))
                                        // Their folder has a policy for all of its routes.
                                        || route.file().contains("control")
                                ? null
                                : "name an existing routeConfigurationId: no route is above it to take its failures"))
                .isEmpty();
    }

    @Test
    void a_route_inside_an_export_hands_its_failures_up() {
        assertThat(complaints(route -> !route.from().startsWith("direct:")
                                || route.id().equals(ENTRY)
                                || policyOf(route).isEmpty() && !route.content().containsKey("errorHandler")
                        ? null
                        : "drop its routeConfigurationId or errorHandler: the route that began weighs failures once"))
                .isEmpty();
    }

    @Test
    void a_failure_policy_applies_to_a_route() {
        Set<String> named = Routes.routes().stream().map(RoutesTest::policyOf).collect(Collectors.toSet());

        assertThat(policies())
                .as("routeConfiguration ids: name each in a route, or remove it; one that nobody names does nothing.")
                .isSubsetOf(named);
    }

    /** A stage's number is its place in the order: none calls one that came before it. */
    @Test
    void no_stage_calls_an_earlier_one() {
        Map<String, Integer> stages = Routes.routes().stream()
                .filter(route -> number(route) > 0)
                .collect(Collectors.toMap(Part::id, RoutesTest::number));
        List<String> backwards = Routes.elements("to", "wireTap")
                .filter(element -> number(element.part()) > 0)
                .filter(element ->
                        stages.getOrDefault(Routes.endpoint(element.map()).replace("direct:", ""), Integer.MAX_VALUE)
                                < number(element.part()))
                .map(element -> element + " goes back: end the stage instead; the loop over the state leads on.")
                .toList();

        assertThat(backwards).isEmpty();
    }

    @Test
    void the_control_api_has_a_route_for_each_operation_of_its_contract() throws Exception {
        JsonNode contract = new JsonMapper().readTree(OpenApiContract.packaged().text());
        Set<String> promised = contract.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method -> method.getValue().has("operationId"))
                        .map(method -> method.getKey() + " /api/v1" + path.getKey()))
                .collect(Collectors.toSet());

        Set<String> listed = Routes.parts().stream()
                .filter(part -> part.id().equals("control-api"))
                .flatMap(part -> part.content().entrySet().stream()
                        .filter(method -> method.getValue() instanceof List)
                        .flatMap(method -> ((List<?>) method.getValue())
                                .stream()
                                        .map(verb -> method.getKey() + " "
                                                + part.content().get("path")
                                                + Routes.text((java.util.Map<?, ?>) verb, "path"))))
                .collect(Collectors.toSet());

        assertThat(listed)
                .as("rest: in routes/control/api.camel.yaml and openapi.json")
                .isEqualTo(promised);
    }

    @Test
    void values_travel_in_variables_and_not_in_headers() {
        List<String> headers = Routes.elements("setHeader", "setHeaders")
                .filter(element -> !Set.of(GATE, ASK_S3, ANSWER, NOTIFY)
                        .contains(element.part().id()))
                .map(element -> element + " sets headers, which are sent to servers: set a variable instead.")
                .toList();

        assertThat(headers).isEmpty();
    }

    @Test
    void no_endpoint_is_made_of_data() {
        List<String> dynamic = Routes.elements(
                        "toD", "recipientList", "routingSlip", "dynamicRouter", "enrich", "pollEnrich")
                .filter(element -> !element.text("uri").equals(CHOSEN_DESTINATION))
                .map(element -> element + " resolves data as an endpoint, placeholders and all: use to with a fixed uri"
                        + " and put the data into a variable.")
                .toList();

        assertThat(dynamic).isEmpty();
    }

    @Test
    void only_send_talks_to_bcda() {
        List<String> others = Routes.elements("uri")
                .filter(element -> scheme(element.value().toString()).matches("https?|vertx-http|netty-http|undertow"))
                .filter(element -> !Set.of(GATE, NOTIFY).contains(element.part().id()))
                .map(element -> element.part() + " has the endpoint " + element.value()
                        + ": set the variable request and call direct:call-bcda, which checks the address.")
                .toList();

        assertThat(others).isEmpty();
    }

    @Test
    void only_destinations_touch_the_rest_of_the_outside() {
        List<String> others = Routes.elements("uri")
                .filter(element -> !INSIDE.contains(scheme(element.value().toString())))
                .filter(element -> !element.value().equals("{{bcda.download.queue}}"))
                .filter(element -> !Set.of(GATE, NOTIFY).contains(element.part().id())
                        || !scheme(element.value().toString()).equals("http"))
                .filter(element -> !element.part().id().startsWith(DESTINATION))
                .filter(element -> !element.part().id().equals(ASK_S3)
                        || !scheme(element.value().toString()).equals("aws2-s3"))
                .map(element -> element.part() + " has the endpoint " + element.value()
                        + ": call a route deliver-to-... that has it (or, if it stays inside, add it to INSIDE here).")
                .toList();

        assertThat(others).isEmpty();
    }

    private static List<String> complaints(Function<Part, String> rule) {
        return Routes.routes().stream()
                .filter(route -> rule.apply(route) != null)
                .map(route -> route + ": " + rule.apply(route) + ".")
                .toList();
    }

    private static boolean isSentence(String text) {
        return text.matches("[A-Z].*")
                && text.split("\\s+").length >= 3
                && !text.toLowerCase(java.util.Locale.ROOT).contains("this route");
    }

    /** A name with a setting in it reaches the routes that begin like it. */
    private static boolean reaches(Set<String> ids, String name) {
        return name.contains(SETTING)
                ? ids.stream().anyMatch(id -> id.startsWith(name.substring(0, name.indexOf(SETTING))))
                : ids.contains(name);
    }

    private static Set<String> directRoutes() {
        return Routes.routes().stream()
                .map(Part::from)
                .filter(from -> from.startsWith("direct:"))
                .map(from -> from.substring("direct:".length()))
                .collect(Collectors.toSet());
    }

    private static Set<String> policies() {
        return Routes.parts().stream()
                .filter(part -> part.kind().equals("routeConfiguration"))
                .map(Part::id)
                .collect(Collectors.toSet());
    }

    private static String policyOf(Part route) {
        return Routes.text(route.content(), "routeConfigurationId");
    }

    /** Of the file that the route stands in, such as 4 of 4-download; 0 for none. */
    private static int number(Part part) {
        String file = part.file().substring(part.file().lastIndexOf('/') + 1);
        return Character.isDigit(file.charAt(0)) ? file.charAt(0) - '0' : 0;
    }

    private static String scheme(String uri) {
        return uri.replaceFirst("[:?].*", "");
    }
}
