package io.github.bcdacamel.conventions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The route files, read as plain YAML: what is written there, not what Camel makes of it. */
public final class Routes {

    private static final Map<String, String> SHORT_FORMS =
            Map.of("to", "uri", "toD", "uri", "wireTap", "uri", "simple", "expression");

    /** What stands first in a route file's list: a route, or a policy that routes name. */
    public record Part(String file, String kind, Map<String, Object> content) {

        String id() {
            return text(content, "id");
        }

        boolean isRoute() {
            return kind.equals("route");
        }

        /** Every map with its key, however deep: {@code to} with its options, {@code simple} with its expression. */
        public List<Element> elements() {
            List<Element> elements = new ArrayList<>();
            collect(kind, content, "", elements);
            return elements;
        }

        Stream<Element> elements(String... keys) {
            return elements().stream().filter(element -> Set.of(keys).contains(element.key()));
        }

        /** The endpoint that the route begins with, such as direct:export. */
        String from() {
            return content.get("from") instanceof Map<?, ?> from ? endpoint(from) : "";
        }

        @Override
        public String toString() {
            return file + ": " + kind + " " + id();
        }

        private void collect(String key, Object written, String parent, List<Element> elements) {
            Object value = inFull(key, written);
            if (value instanceof Map<?, ?> map) {
                elements.add(new Element(this, key, parent, map));
                map.forEach((child, inner) -> collect(String.valueOf(child), inner, key, elements));
            } else if (value instanceof List<?> list) {
                list.forEach(item -> collect(item instanceof Map ? "" : key, item, key, elements));
            } else if (!key.isEmpty()) {
                elements.add(new Element(this, key, parent, value));
            }
        }
    }

    /** A key with what it holds, and the key around it. Items of a list have an empty key. */
    public record Element(Part part, String key, String parent, Object value) {

        Map<?, ?> map() {
            return value instanceof Map<?, ?> map ? map : Map.of();
        }

        public String text(String option) {
            return Routes.text(map(), option);
        }

        @Override
        public String toString() {
            String description = text("description");
            return part + ": " + key + (description.isEmpty() ? "" : " '" + description + "'");
        }
    }

    private Routes() {}

    /** Camel's short form with its option's name: {@code to: direct:x} is {@code to: {uri: direct:x}}. */
    private static Object inFull(String key, Object written) {
        String option = SHORT_FORMS.get(key);
        return option != null && !(written instanceof Map) && !(written instanceof List)
                ? Map.of(option, written)
                : written;
    }

    public static List<Part> parts() {
        return Project.files(Project.ROUTES, ".camel.yaml").stream()
                .flatMap(Routes::parts)
                .toList();
    }

    static List<Part> routes() {
        return parts().stream().filter(Part::isRoute).toList();
    }

    /** Everything in every file, however deep. */
    public static List<Element> elements() {
        return parts().stream().flatMap(part -> part.elements().stream()).toList();
    }

    static Stream<Element> elements(String... keys) {
        return parts().stream().flatMap(part -> part.elements(keys));
    }

    /** The names that routes call with direct:, with {@code {{...}}} as written. */
    static Set<String> calledDirects() {
        Set<String> called = new TreeSet<>();
        elements("to", "wireTap", "toD")
                .map(element -> endpoint(element.map()))
                .filter(endpoint -> endpoint.startsWith("direct:"))
                .forEach(endpoint -> called.add(endpoint.substring("direct:".length())));
        return called;
    }

    /** The endpoint as Camel names it; of the options only the name of a direct: endpoint counts. */
    static String endpoint(Map<?, ?> element) {
        String uri = text(element, "uri");
        return uri.equals("direct") && element.get("parameters") instanceof Map<?, ?> parameters
                ? "direct:" + text(parameters, "name")
                : uri;
    }

    static String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? "" : value.toString();
    }

    @SuppressWarnings("unchecked")
    private static Stream<Part> parts(Path file) {
        Object list =
                new Load(LoadSettings.builder().setLabel(file.toString()).build()).loadFromString(Project.text(file));
        return ((List<Map<String, Object>>) list)
                .stream()
                        .flatMap(item -> item.entrySet().stream())
                        .map(entry ->
                                new Part(file.toString(), entry.getKey(), (Map<String, Object>) entry.getValue()));
    }
}
