package io.github.bcdacamel.tables.fhirpath;

import io.github.bcdacamel.tables.fhirpath.Syntax.Call;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The functions that expressions may call, and how each is compiled. */
public final class Functions {

    @FunctionalInterface
    private interface Compilation {
        Step step(PathCompiler compiler, Call call, Step next);
    }

    private record Function(int fewest, int most, Compilation compilation) {}

    private static final Map<String, Function> ALL = Map.ofEntries(
            Map.entry("all", new Function(1, 1, Functions::all)),
            Map.entry("coalesce", new Function(1, 20, Functions::coalesce)),
            Map.entry(
                    "contains", text(1, (items, only, given) -> items.text(only).contains(items.text(given[0])))),
            Map.entry(
                    "count",
                    new Function(
                            0,
                            0,
                            (c, call, next) -> new CollectionSteps.Count(c.items(), c.expression(call.base()), next))),
            Map.entry(
                    "distinct",
                    new Function(
                            0,
                            0,
                            (c, call, next) ->
                                    new CollectionSteps.Union(c.items(), List.of(c.expression(call.base())), next))),
            Map.entry(
                    "empty",
                    new Function(
                            0,
                            0,
                            (c, call, next) -> new CollectionSteps.Exists(c.expression(call.base()), false, next))),
            Map.entry(
                    "endsWith", text(1, (items, only, given) -> items.text(only).endsWith(items.text(given[0])))),
            Map.entry("exists", new Function(0, 1, Functions::exists)),
            Map.entry("extension", new Function(1, 1, Functions::extension)),
            Map.entry(
                    "first",
                    new Function(0, 0, (c, call, next) -> new CollectionSteps.First(c.expression(call.base()), next))),
            Map.entry("getReferenceKey", new Function(0, 1, Functions::referenceKey)),
            Map.entry(
                    "getResourceKey",
                    new Function(
                            0,
                            0,
                            (c, call, next) -> c.step(
                                    call.base(), new PathSteps.Field(c.items().tree(), c.names(), "id", next)))),
            Map.entry("highBoundary", new Function(0, 0, (c, call, next) -> boundary(c, call, true, next))),
            Map.entry("iif", new Function(2, 3, Functions::iif)),
            Map.entry(
                    "join",
                    new Function(
                            0,
                            1,
                            (c, call, next) -> new CollectionSteps.Join(
                                    c.items(), c.expression(call.base()), argument(c, call, 0), next))),
            Map.entry(
                    "last",
                    new Function(0, 0, (c, call, next) -> new CollectionSteps.Last(c.expression(call.base()), next))),
            Map.entry(
                    "length",
                    text(
                            0,
                            (items, only, given) ->
                                    BigDecimal.valueOf(items.text(only).length()))),
            Map.entry("lowBoundary", new Function(0, 0, (c, call, next) -> boundary(c, call, false, next))),
            Map.entry("lower", text(0, (items, only, given) -> items.text(only).toLowerCase(java.util.Locale.ROOT))),
            Map.entry("matches", text(1, ValueSteps::matches)),
            Map.entry(
                    "not",
                    new Function(0, 0, (c, call, next) -> new OperatorSteps.Not(c.expression(call.base()), next))),
            Map.entry(
                    "ofType",
                    new Function(
                            1,
                            1,
                            (c, call, next) -> c.ofType(
                                    call.base(), c.type(call.arguments().get(0), call.base()), next))),
            Map.entry(
                    "replace",
                    text(
                            2,
                            (items, only, given) ->
                                    items.text(only).replace(items.text(given[0]), items.text(given[1])))),
            Map.entry(
                    "select",
                    new Function(
                            1,
                            1,
                            (c, call, next) -> c.step(
                                    call.base(),
                                    new Nested(c.inner(call.arguments().get(0)), next)))),
            Map.entry(
                    "skip",
                    new Function(
                            1,
                            1,
                            (c, call, next) -> new CollectionSteps.Skip(
                                    c.items(), c.expression(call.base()), argument(c, call, 0), next))),
            Map.entry(
                    "startsWith",
                    text(1, (items, only, given) -> items.text(only).startsWith(items.text(given[0])))),
            Map.entry("substring", new Function(1, 2, (c, call, next) -> apply(c, call, ValueSteps::substring, next))),
            Map.entry("tail", new Function(0, 0, Functions::tail)),
            Map.entry(
                    "take",
                    new Function(
                            1,
                            1,
                            (c, call, next) -> new CollectionSteps.Take(
                                    c.items(), c.expression(call.base()), argument(c, call, 0), next))),
            Map.entry("toDecimal", text(0, ValueSteps::toDecimal)),
            Map.entry("toInteger", text(0, ValueSteps::toInteger)),
            Map.entry("toString", text(0, (items, only, given) -> items.text(only))),
            Map.entry("trim", text(0, (items, only, given) -> items.text(only).strip())),
            Map.entry("upper", text(0, (items, only, given) -> items.text(only).toUpperCase(java.util.Locale.ROOT))),
            Map.entry(
                    "where",
                    new Function(
                            1,
                            1,
                            (c, call, next) ->
                                    c.where(call.base(), call.arguments().get(0), next))));

    private Functions() {}

    /** Their names, sorted. */
    public static Set<String> names() {
        return new TreeSet<>(ALL.keySet());
    }

    static Step step(PathCompiler compiler, Call call, Step next) {
        Function function = ALL.get(call.function());
        if (function == null) {
            throw new FhirPathException("there is no function \"" + call.function() + "\"", call.position());
        }
        int given = call.arguments().size();
        if (given < function.fewest || given > function.most) {
            String wanted = function.fewest == function.most
                    ? String.valueOf(function.most)
                    : function.fewest + " to " + function.most;
            throw new FhirPathException(
                    call.function() + "() takes " + wanted + " arguments and was given " + given, call.position());
        }
        return function.compilation.step(compiler, call, next);
    }

    private static Function text(int arguments, ValueSteps.Function function) {
        return new Function(arguments, arguments, (c, call, next) -> apply(c, call, function, next));
    }

    private static Step apply(PathCompiler compiler, Call call, ValueSteps.Function function, Step next) {
        List<Expression> arguments =
                call.arguments().stream().map(compiler::expression).toList();
        return new ValueSteps.Apply(compiler.items(), function, compiler.expression(call.base()), arguments, next);
    }

    private static Expression argument(PathCompiler compiler, Call call, int index) {
        return index < call.arguments().size()
                ? compiler.expression(call.arguments().get(index))
                : null;
    }

    private static Step boundary(PathCompiler compiler, Call call, boolean high, Step next) {
        Expression base = compiler.expression(call.base());
        return new ValueSteps.Apply(
                compiler.items(), ValueSteps.boundary(high, compiler.timesHaveClocks()), base, List.of(), next);
    }

    private static Step exists(PathCompiler compiler, Call call, Step next) {
        Syntax base = call.arguments().isEmpty()
                ? call.base()
                : new Call(call.base(), "where", call.arguments(), call.position());
        return new CollectionSteps.Exists(compiler.expression(base), true, next);
    }

    private static Step all(PathCompiler compiler, Call call, Step next) {
        Expression condition = compiler.inner(call.arguments().get(0));
        return new CollectionSteps.All(compiler.expression(call.base()), condition, next);
    }

    private static Step extension(PathCompiler compiler, Call call, Step next) {
        int position = call.position();
        Syntax url = new Syntax.Member(new Syntax.This(position), "url", position);
        Syntax isIt = new Syntax.Binary("=", url, call.arguments().get(0), position);
        Syntax extensions = new Syntax.Member(call.base(), "extension", position);
        return compiler.step(new Call(extensions, "where", List.of(isIt), position), next);
    }

    private static Step referenceKey(PathCompiler compiler, Call call, Step next) {
        String type = null;
        if (!call.arguments().isEmpty()) {
            boolean isName = call.arguments().get(0) instanceof Syntax.Member name
                    && name.base() instanceof Syntax.This
                    && Character.isUpperCase(name.name().charAt(0));
            if (!isName) {
                throw new FhirPathException(
                        "a type of resource is missing", call.arguments().get(0).position());
            }
            type = ((Syntax.Member) call.arguments().get(0)).name();
        }
        return compiler.step(
                call.base(), new PathSteps.ReferenceKey(compiler.items().tree(), compiler.names(), type, next));
    }

    private static Step tail(PathCompiler compiler, Call call, Step next) {
        Expression one = compiler.expression(new Syntax.Literal(BigDecimal.ONE, call.position()));
        return new CollectionSteps.Skip(compiler.items(), compiler.expression(call.base()), one, next);
    }

    private static Step coalesce(PathCompiler compiler, Call call, Step next) {
        List<Expression> lists =
                call.arguments().stream().map(compiler::expression).toList();
        return compiler.step(call.base(), new CollectionSteps.Coalesce(lists, next));
    }

    private static Step iif(PathCompiler compiler, Call call, Step next) {
        Step yes = compiler.step(call.arguments().get(1), next);
        Step no = call.arguments().size() == 3 ? compiler.step(call.arguments().get(2), next) : new Nothing();
        return compiler.step(
                call.base(),
                new CollectionSteps.If(compiler.expression(call.arguments().get(0)), yes, no));
    }

    private static final class Nothing extends Step {

        @Override
        boolean take(int item) {
            return true;
        }
    }

    /** Asks an expression of each item. */
    private static final class Nested extends Step {

        private final Expression inner;
        private final Step next;

        Nested(Expression inner, Step next) {
            this.inner = inner;
            this.next = next;
        }

        @Override
        boolean take(int item) {
            int count = inner.find(item, Integer.MAX_VALUE);
            for (int i = 0; i < count; i++) {
                if (!next.take(inner.item(i))) {
                    return false;
                }
            }
            return true;
        }
    }
}
