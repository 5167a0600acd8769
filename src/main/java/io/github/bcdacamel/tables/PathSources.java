package io.github.bcdacamel.tables;

import io.github.bcdacamel.json.NameTable;
import io.github.bcdacamel.tables.fhirpath.Syntax;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * From which elements of a record the result of an expression comes, as paths of names with points between. What only chooses among
 * them, such as the condition of a {@code where}, is left out.
 *
 * @param resource the type of the record, with which a path may begin
 * @param asked the elements that the expression is asked of
 * @param context the elements that {@code %context} stands for
 * @param total the elements that {@code $total} stands for
 */
record PathSources(String resource, Set<String> asked, Set<String> context, Set<String> total) {

    /** Asked of the record itself. */
    static PathSources of(String resource) {
        return new PathSources(resource, Set.of(""), Set.of(""), Set.of());
    }

    /** Asked of each element that a {@code forEach} finds. */
    PathSources each(Set<String> elements) {
        return new PathSources(resource, elements, elements, Set.of());
    }

    Set<String> of(Syntax syntax) {
        if (syntax instanceof Syntax.This) {
            return asked;
        }
        if (syntax instanceof Syntax.Variable variable) {
            return switch (variable.name()) {
                case "context" -> context;
                case "resource", "rootResource" -> Set.of("");
                case "$total" -> total;
                default -> Set.of();
            };
        }
        if (syntax instanceof Syntax.Member member) {
            boolean isRecord =
                    member.base() instanceof Syntax.This && member.name().equals(resource);
            return isRecord ? Set.of("") : below(of(member.base()), member.name());
        }
        if (syntax instanceof Syntax.Index index) {
            return of(index.base());
        }
        if (syntax instanceof Syntax.Binary binary) {
            return binary.operator().equals("as")
                    ? typed(of(binary.left()), binary.right())
                    : together(List.of(of(binary.left()), of(binary.right())));
        }
        if (syntax instanceof Syntax.Negation negation) {
            return of(negation.operand());
        }
        return syntax instanceof Syntax.Call call ? of(call) : Set.of();
    }

    private Set<String> of(Syntax.Call call) {
        Set<String> base = of(call.base());
        List<Syntax> arguments = call.arguments();
        PathSources inner = new PathSources(resource, base, context, total);
        return switch (call.function()) {
            case "getResourceKey" -> below(base, "id");
            case "getReferenceKey" -> below(base, "reference");
            case "extension" -> below(base, "extension");
            case "ofType" -> typed(base, arguments.get(0));
            case "select" -> inner.of(arguments.get(0));
            case "exists", "all" -> arguments.isEmpty() ? base : inner.of(arguments.get(0));
            case "aggregate" -> new PathSources(resource, base, context, base).of(arguments.get(0));
            case "coalesce" -> together(arguments.stream().map(this::of).toList());
            case "iif" -> {
                Set<String> chosen = together(arguments.subList(1, arguments.size()).stream()
                        .map(this::of)
                        .toList());
                // Where both results are written in the view, the condition is what the record has to say.
                yield chosen.isEmpty() ? of(arguments.get(0)) : chosen;
            }
            default -> base;
        };
    }

    /** In JSON, the type of an element that may have several stands at the end of its name. */
    private static Set<String> typed(Set<String> elements, Syntax type) {
        String name = ((Syntax.Member) type).name();
        String suffix = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return NameTable.isType(suffix) ? changed(elements, element -> element + suffix) : elements;
    }

    private static Set<String> below(Set<String> elements, String name) {
        return changed(elements, element -> element.isEmpty() ? name : element + "." + name);
    }

    private static Set<String> changed(Set<String> elements, UnaryOperator<String> change) {
        return elements.stream().map(change).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> together(List<Set<String>> sources) {
        return sources.stream().flatMap(Collection::stream).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
