package io.github.bcdacamel.simulator.claims;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Makes {@link Shape}s of the templates {@code v1.yaml}, {@code v2.yaml} and {@code v3.yaml}, which look like the resources they
 * describe. What is true of a whole claim type is decided here, once; the rest is asked of every claim. A template may say:
 *
 * <ul>
 *   <li>{@code $name}, also inside a text: a value of the thing ({@link Scope}), or of its claim type; {@code $position}: the number
 *       of the list entry
 *   <li>{@code !coding system|code|display} and {@code !concept}, with {@code " + "} between several codings; {@link Fhir} has the
 *       short forms of the systems
 *   <li>{@code if: condition} in an object, and {@code !case} with a value for each condition, the first that holds wins. A condition
 *       is a name of the {@link Scope}, claim types with commas between them, {@code professional}, {@code institutional} or {@code
 *       shared}, or {@code always}; {@code not} and {@code and} are understood
 *   <li>{@code each: list} in an object: one such object for each entry of the list
 *   <li>{@code !pick {roll: [...]}}: one of these, by chance
 *   <li>as an entry of a list, {@code !table name}: the rows of a {@link DetailTable}; {@code !months}: the entry twelve times,
 *       {@code $mm} being the month; {@code !for} with {@code with: [...]}: the entry once for each set of further names;
 *       a list is put in with its entries
 * </ul>
 */
final class TemplateCompiler {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$(?:\\{([\\w.]+)}|([A-Za-z][\\w.]*))");
    private static final Set<String> GROUPS = Set.of("always", "professional", "institutional", "shared");

    private final boolean stu3;
    private final ClaimType type;
    private final Set<String> facts;
    private final Map<String, String> constants;
    private final Map<String, Node> parts;

    private TemplateCompiler(
            boolean stu3, ClaimType type, Set<String> facts, Map<String, String> constants, Map<String, Node> parts) {
        this.stu3 = stu3;
        this.type = type;
        this.facts = facts;
        this.constants = constants;
        this.parts = parts;
    }

    /** The templates of an API version by the name of the resource. */
    static Map<String, Node> templates(int apiVersion) {
        String name = "v" + apiVersion + ".yaml";
        try (InputStream in = TemplateCompiler.class.getResourceAsStream(name)) {
            Map<String, Node> templates = new LinkedHashMap<>();
            Node root = new Compose(LoadSettings.builder().setLabel(name).build())
                    .composeInputStream(in)
                    .orElseThrow();
            fields(root).forEach(field -> templates.put(text(field.getKeyNode()), field.getValueNode()));
            return templates;
        } catch (IOException e) {
            throw new UncheckedIOException("The template " + name + " in the program's own jar cannot be read.", e);
        }
    }

    /** For resources of an enrollee. */
    static TemplateCompiler forEnrollees() {
        return new TemplateCompiler(false, null, Set.of(), Map.of(), Map.of());
    }

    /**
     * For claims of this type.
     *
     * @param shared as the shared systems have them, before they are final
     */
    static TemplateCompiler forClaims(int apiVersion, ClaimType type, boolean shared) {
        Set<String> facts = new HashSet<>(List.of(type.word()));
        if (!type.drug()) {
            facts.add(type.professional() ? "professional" : "institutional");
        }
        if (shared) {
            facts.add("shared");
        }
        return new TemplateCompiler(
                apiVersion == 1,
                type,
                facts,
                Map.of("TYPE", type.name(), "type", type.word(), "part", type.part(), "nearLine", type.nearLine()),
                Map.of());
    }

    /** The shape of a template; of one that is a list, the shapes of its entries. */
    <T> List<Shape<T>> compile(Node template, Scope<T> scope) {
        return template instanceof SequenceNode list ? entries(list, scope) : List.of(shape(template, scope));
    }

    /** Null when it is absent from all. */
    private <T> Shape<T> shape(Node named, Scope<T> scope) {
        Node node = partOr(named);
        return switch (node.getTag().getValue()) {
            case "!coding" -> Fhir.coding(constant(text(node)), part -> filled(part, scope));
            case "!concept" -> Fhir.concept(constant(text(node)), part -> filled(part, scope));
            case "!case" -> firstThatHolds(fields(node), scope);
            case "!pick" -> pick(fields(node).get(0), scope);
            default ->
                node instanceof MappingNode
                        ? object(fields(node), scope)
                        : node instanceof SequenceNode list ? Shape.list(entries(list, scope)) : scalar(node, scope);
        };
    }

    private <T> Shape<T> object(List<NodeTuple> fields, Scope<T> scope) {
        String condition = "always";
        String list = null;
        List<NodeTuple> rest = new ArrayList<>();
        for (NodeTuple field : fields) {
            switch (text(field.getKeyNode())) {
                case "if" -> condition = text(field.getValueNode());
                case "each" -> list = text(field.getValueNode());
                default -> rest.add(field);
            }
        }
        Shape<T> shape = list == null ? fields(rest, scope) : each(scope.list(list), rest);
        return choice(condition, shape, null, scope);
    }

    private <T, E> Shape<T> each(Scope.Entries<T, E> list, List<NodeTuple> fields) {
        return new Shape.Each<>(list.of(), fields(fields, list.scope()));
    }

    private <T> Shape<T> fields(List<NodeTuple> fields, Scope<T> scope) {
        Map<String, Shape<T>> shapes = new LinkedHashMap<>();
        for (NodeTuple field : fields) {
            Shape<T> shape = shape(field.getValueNode(), scope);
            String key = text(field.getKeyNode());
            if (shape != null && shapes.put(key, shape) != null) {
                throw new IllegalArgumentException("The key " + key + " is named twice in one object.");
            }
        }
        return Shape.object(shapes);
    }

    private <T> List<Shape<T>> entries(SequenceNode list, Scope<T> scope) {
        List<Shape<T>> shapes = new ArrayList<>();
        for (Node named : list.getValue()) {
            Node entry = partOr(named);
            switch (entry.getTag().getValue()) {
                case "!table" -> shapes.addAll(DetailTable.<T>shapes(text(entry), type, stu3));
                case "!months" -> {
                    for (int month = 1; month <= 12; month++) {
                        String name = String.format(Locale.ROOT, "%02d", month);
                        shapes.add(with(Map.of("mm", name), Map.of()).object(fields(entry), scope));
                    }
                }
                case "!for" -> shapes.addAll(repeated(fields(entry), scope));
                default -> {
                    if (entry instanceof SequenceNode more) {
                        shapes.addAll(entries(more, scope));
                        continue;
                    }
                    Shape<T> shape = shape(entry, scope);
                    if (shape != null) {
                        shapes.add(shape);
                    }
                }
            }
        }
        return shapes;
    }

    private <T> List<Shape<T>> repeated(List<NodeTuple> fields, Scope<T> scope) {
        List<Shape<T>> shapes = new ArrayList<>();
        SequenceNode rounds = (SequenceNode) fields.get(0).getValueNode();
        for (Node round : rounds.getValue()) {
            Map<String, String> texts = new HashMap<>();
            Map<String, Node> nodes = new HashMap<>();
            for (NodeTuple name : fields(round)) {
                if (name.getValueNode() instanceof ScalarNode text) {
                    texts.put(text(name.getKeyNode()), text.getValue());
                } else {
                    nodes.put(text(name.getKeyNode()), name.getValueNode());
                }
            }
            shapes.add(with(texts, nodes).object(fields.subList(1, fields.size()), scope));
        }
        return shapes;
    }

    private TemplateCompiler with(Map<String, String> moreTexts, Map<String, Node> moreNodes) {
        Map<String, String> texts = new HashMap<>(constants);
        texts.putAll(moreTexts);
        Map<String, Node> nodes = new HashMap<>(parts);
        nodes.putAll(moreNodes);
        return new TemplateCompiler(stu3, type, facts, texts, nodes);
    }

    private <T> Shape<T> firstThatHolds(List<NodeTuple> cases, Scope<T> scope) {
        Shape<T> chosen = null;
        for (int i = cases.size() - 1; i >= 0; i--) {
            Shape<T> shape = shape(cases.get(i).getValueNode(), scope);
            chosen = choice(text(cases.get(i).getKeyNode()), shape, chosen, scope);
        }
        return chosen;
    }

    private <T> Shape<T> choice(String condition, Shape<T> yes, Shape<T> no, Scope<T> scope) {
        Predicate<T> asked = null;
        for (String factor : constant(condition).split(" and ")) {
            boolean wanted = !factor.startsWith("not ");
            String name = wanted ? factor : factor.substring(4);
            Predicate<T> found = scope.condition(name);
            if (found == null) {
                if (holds(name) != wanted) {
                    return no;
                }
            } else {
                Predicate<T> next = wanted ? found : found.negate();
                asked = asked == null ? next : asked.and(next);
            }
        }
        return asked == null ? yes : new Shape.Choice<>(asked, yes, no);
    }

    private boolean holds(String names) {
        boolean holds = false;
        for (String name : names.split(",")) {
            if (!GROUPS.contains(name)) {
                ClaimType.valueOf(name.toUpperCase(Locale.ROOT));
            }
            holds |= name.equals("always") || facts.contains(name);
        }
        return holds;
    }

    @SuppressWarnings("unchecked")
    private <T> Shape<T> pick(NodeTuple choices, Scope<T> scope) {
        // Only enrollees, claims and lines have dice, and only they stand in scopes where a template picks.
        List<Shape<Varied>> shapes =
                (List<Shape<Varied>>) (List<?>) entries((SequenceNode) choices.getValueNode(), scope);
        return (Shape<T>) Shape.pick(text(choices.getKeyNode()), shapes);
    }

    /** The part that a {@code $name} stands for, or the node itself. */
    private Node partOr(Node node) {
        return node instanceof ScalarNode text && text.getValue().startsWith("$")
                ? parts.getOrDefault(text.getValue().substring(1), node)
                : node;
    }

    private <T> Shape<T> scalar(Node node, Scope<T> scope) {
        return node.getTag().equals(Tag.STR) ? filled(text(node), scope) : Shape.literal(text(node));
    }

    private <T> Shape<T> filled(String template, Scope<T> scope) {
        String text = Fhir.url(constant(template));
        Matcher found = PLACEHOLDER.matcher(text);
        List<Shape<T>> pieces = new ArrayList<>();
        int end = 0;
        while (found.find()) {
            if (found.start() > end) {
                pieces.add(Shape.text(text.substring(end, found.start())));
            }
            pieces.add(name(found).equals("position") ? Shape.position() : scope.value(name(found)));
            end = found.end();
        }
        if (end == 0 || end < text.length()) {
            pieces.add(Shape.text(text.substring(end)));
        }
        return pieces.size() == 1 ? pieces.get(0) : new Shape.Joined<>(pieces);
    }

    private String constant(String template) {
        return template.indexOf('$') < 0
                ? template
                : PLACEHOLDER
                        .matcher(template)
                        .replaceAll(
                                found -> Matcher.quoteReplacement(constants.getOrDefault(name(found), found.group())));
    }

    private static String name(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private static List<NodeTuple> fields(Node node) {
        return ((MappingNode) node).getValue();
    }

    private static String text(Node node) {
        return ((ScalarNode) node).getValue();
    }
}
