package io.github.bcdacamel.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bcdacamel.conventions.Routes;
import io.github.bcdacamel.conventions.Routes.Element;
import io.github.bcdacamel.export.ByteCounter;
import io.github.bcdacamel.export.ProgressReporter;
import io.github.bcdacamel.failures.ExportFailure;
import io.github.bcdacamel.health.Health;
import io.github.bcdacamel.ledger.LedgerReader;
import io.github.bcdacamel.observe.ObserveEndpoint;
import io.github.bcdacamel.settings.Settings;
import io.github.bcdacamel.settings.SettingsException;
import io.github.bcdacamel.settings.SettingsLoader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelContextTracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes start as they are, and routes and beans know each other's names. No request is sent. */
// Quartz knows schedulers of one name once in a process.
@ResourceLock("schedules")
class ApplicationTest {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    @TempDir
    private Path folder;

    @Test
    void every_route_starts() throws Exception {
        Set<String> written = Routes.parts().stream()
                .filter(part -> part.kind().equals("route"))
                .map(part -> String.valueOf(part.content().get("id")))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(startedRoutes(everything()))
                .as("Routes that are started: a route file that is missing here was not loaded, or its route is off.")
                .isEqualTo(written);
    }

    @Test
    void the_packaged_routes_are_those_of_the_folder() throws Exception {
        Settings packaged = settings();
        Settings folderOfRoutes = settings(
                "bcda.routes", "file:routes/feed/*.camel.yaml", "bcda.http.routes", "file:routes/control/*.camel.yaml");

        assertThat(startedRoutes(packaged)).isEqualTo(startedRoutes(folderOfRoutes));
    }

    @Test
    void a_pattern_that_matches_no_route_stops_the_start() {
        Settings settings = settings("bcda.routes", "file:" + folder + "/*.camel.yaml");

        assertThatThrownBy(() -> Application.start(settings, NOWHERE, false))
                .isInstanceOf(ExportFailure.class)
                .hasMessageContaining("bcda.routes");
    }

    @Test
    void a_folder_of_routes_that_is_absent_stops_the_start() {
        Settings settings = settings("bcda.routes", "file:" + folder + "/absent/*.camel.yaml");

        assertThatThrownBy(() -> Application.start(settings, NOWHERE, false))
                .isInstanceOf(ExportFailure.class)
                .hasMessageContaining("bcda.routes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"addressGuard", "addressGuard.hosts", "addressguard", "httpClientConfigurer", "ledger[0]"})
    void a_setting_of_camel_that_would_replace_a_bean_of_ours_stops_the_start(String name) {
        Settings settings = settings("camel.beans." + name, "#class:java.util.ArrayList");

        assertThatThrownBy(() -> Application.start(settings, NOWHERE, false).close())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("camel.beans." + name + " is refused, because");
    }

    @Test
    void a_bean_of_the_operators_own_is_none_of_our_business() throws Exception {
        Settings settings = settings("camel.beans.ledgerOfMine", "#class:java.util.ArrayList");

        assertThatNoException()
                .isThrownBy(() -> Application.start(settings, NOWHERE, false).close());
    }

    @Test
    void a_route_calls_beans_that_are_wired() {
        Set<String> wired = beans().keySet();
        List<String> unknown = references()
                .filter(element -> !wired.contains(ref(element)))
                .map(element ->
                        element + " calls the bean '" + ref(element) + "': wire it in Beans or correct the name.")
                .toList();

        assertThat(unknown).isEmpty();
    }

    @Test
    void a_route_calls_methods_that_a_bean_has() {
        Map<String, Object> wired = beans();
        List<String> unknown = references()
                .filter(element -> wired.containsKey(ref(element)))
                .filter(element -> !hasMethod(wired.get(ref(element)), method(element)))
                .map(element -> element + " calls " + ref(element) + "." + method(element)
                        + ": the bean has no such public method; name one, or add it.")
                .toList();

        assertThat(unknown).isEmpty();
    }

    /** Camel strips the quotes of a text that travels so, and makes null of the text "null". */
    @Test
    void no_text_travels_in_the_parentheses_of_a_call() {
        Map<String, Object> wired = beans();
        List<String> mangled = references()
                .filter(element -> wired.containsKey(ref(element)))
                .flatMap(element -> Arrays.stream(
                                wired.get(ref(element)).getClass().getMethods())
                        .filter(method -> method.getName().equals(method(element)))
                        .filter(method -> takesText(method, arguments(element)))
                        .map(method -> element + " hands text to " + ref(element) + "." + method.getName()
                                + ": annotate the parameter with where it comes from, and write the name alone."))
                .toList();

        assertThat(mangled).isEmpty();
    }

    @Test
    void a_wired_bean_is_called_by_a_route() {
        Set<String> unused = new TreeSet<>(beans().keySet());
        // A setting of Camel's HTTP component names the one, and the other is closed with the context.
        unused.removeAll(Set.of("httpClientConfigurer", "responseDeadline"));
        references().forEach(element -> unused.remove(ref(element)));
        Routes.elements()
                .forEach(
                        element -> unused.remove(String.valueOf(element.value()).replaceFirst("^#", "")));
        Routes.elements().stream()
                .filter(element -> element.key().equals("routePolicy"))
                .forEach(element -> unused.remove(String.valueOf(element.value())));

        assertThat(unused)
                .as("Beans wires these, and no route calls them: remove each.")
                .isEmpty();
    }

    private static Stream<Element> references() {
        return Routes.elements().stream()
                .filter(element -> element.value() instanceof Map<?, ?> map && map.get("ref") instanceof String);
    }

    private static String ref(Element element) {
        return element.text("ref");
    }

    private static String method(Element element) {
        return element.text("method").replaceFirst("\\(.*", "");
    }

    private static List<String> arguments(Element element) {
        String written = element.text("method");
        return written.contains("(")
                ? List.of(written.replaceFirst("[^(]*\\((.*)\\)", "$1").split(",\\s*"))
                : List.of();
    }

    /** A parameter that takes anything takes text as well. */
    private static boolean takesText(Method method, List<String> arguments) {
        return method.getParameterCount() == arguments.size()
                && IntStream.range(0, arguments.size())
                        .anyMatch(i -> arguments.get(i).contains("${")
                                && method.getParameterTypes()[i].isAssignableFrom(String.class));
    }

    private static boolean hasMethod(Object bean, String name) {
        return Arrays.stream(bean.getClass().getMethods())
                .anyMatch(method -> method.getName().equals(name));
    }

    private Map<String, Object> beans() {
        Settings settings = everything();
        try (ProcessResources shared = ProcessResources.inMemory(settings)) {
            Map<String, Object> beans = new HashMap<>(FeedBeans.of(
                    settings,
                    shared,
                    new ProgressReporter(NOWHERE, false, new ByteCounter(), shared.clock()),
                    new ByteCounter()));
            beans.putAll(ControlBeans.of(
                    new LocalFeedCommands(settings, shared, Map.of()),
                    new LedgerReader(shared.ledger().askedOnce()),
                    new ObserveEndpoint(new Health(), () -> ""),
                    shared.clock()));
            return beans;
        }
    }

    private static Set<String> startedRoutes(Settings settings) throws Exception {
        List<CamelContext> contexts = new ArrayList<>();
        try (Contexts tracker = new Contexts(contexts)) {
            tracker.open();
            try (Application application = Application.serve(settings, NOWHERE)) {
                application.openControl(settings);
                return contexts.stream()
                        .flatMap(camel -> camel.getRoutes().stream()
                                .map(route -> route.getRouteId())
                                .filter(id -> camel.getRouteController()
                                        .getRouteStatus(id)
                                        .isStarted()))
                        .collect(Collectors.toCollection(TreeSet::new));
            }
        }
    }

    /** Application shows its context to nobody; Camel tells of each that is created. */
    private static final class Contexts extends CamelContextTracker {

        private final List<CamelContext> created;

        Contexts(List<CamelContext> created) {
            this.created = created;
        }

        @Override
        public void contextCreated(CamelContext context) {
            created.add(context);
        }
    }

    /** Settings with which no route stays away. */
    private Settings everything() {
        return settings(
                "bcda.schedule.cron", "0 0 2 * * ?",
                "bcda.destination", "file,s3",
                "bcda.s3.bucket", "claims",
                "bcda.s3.endpoint", "http://127.0.0.1:9");
    }

    /** Nothing of the machine's own: a ledger and a landing for one test, and a server that nobody asks. */
    private Settings settings(String... more) {
        Map<String, String> chosen = new HashMap<>(Map.of(
                "bcda.base-url", "http://127.0.0.1:9",
                "bcda.client-id", "id",
                "bcda.client-secret", "secret",
                "bcda.http.port", "0",
                "bcda.tables.format", "none",
                "bcda.ledger.url", "jdbc:h2:file:" + folder.resolve("ledger"),
                "bcda.landing.dir", folder.resolve("data").toString()));
        for (int i = 0; i < more.length; i += 2) {
            chosen.put(more[i], more[i + 1]);
        }
        return new SettingsLoader(Map.of(), new Properties(), folder).read(chosen);
    }
}
