package io.github.bcdacamel.tables.fhirpath;

import io.github.bcdacamel.tables.fhirpath.Syntax.Call;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The functions that expressions may call, and how each is compiled. */
public final class Functions {

    @FunctionalInterface
    private interface Compilation {
        Step step(PathCompiler compiler, Call call, Step next);
    }

    /** Of a list and at most one argument, which is null if it was not given. */
    @FunctionalInterface
    private interface ListCompilation {
        Step step(Items items, Expression base, Expression argument, Step next);
    }

    private record Function(int fewest, int most, Compilation compilation) {}

    private static final Map<String, Function> ALL = Map.ofEntries(
            Map.entry("aggregate", new Function(1, 2, Functions::aggregate)),
            Map.entry("all", new Function(1, 1, Functions::all)),
            Map.entry("coalesce", new Function(1, 20, Functions::coalesce)),
            Map.entry(
                    "contains", text(1, (items, only, given) -> items.text(only).contains(items.text(given[0])))),
            Map.entry("count", list(0, 0, (items, base, none, next) -> CollectionSteps.count(items, base, next))),
            Map.entry(
                    "distinct",
                    list(0, 0, (items, base, none, next) -> CollectionSteps.union(items, List.of(base), next))),
            Map.entry("empty", list(0, 0, (items, base, none, next) -> CollectionSteps.exists(base, false, next))),
            Map.entry(
                    "endsWith", text(1, (items, only, given) -> items.text(only).endsWith(items.text(given[0])))),
            Map.entry("exists", new Function(0, 1, Functions::exists)),
            Map.entry("extension", new Function(1, 1, Functions::extension)),
            Map.entry("first", list(0, 0, (items, base, none, next) -> CollectionSteps.first(base, next))),
            Map.entry("getReferenceKey", new Function(0, 1, Functions::referenceKey)),
            Map.entry("getResourceKey", new Function(0, 0, Functions::resourceKey)),
            Map.entry("highBoundary", new Function(0, 0, (c, call, next) -> boundary(c, call, true, next))),
            Map.entry("iif", new Function(2, 3, Functions::iif)),
            Map.entry("join", list(0, 1, CollectionSteps::join)),
            Map.entry("last", list(0, 0, (items, base, none, next) -> CollectionSteps.last(base, next))),
            Map.entry(
                    "length",
                    text(
                            0,
                            (items, only, given) ->
                                    BigDecimal.valueOf(items.text(only).length()))),
            Map.entry("lowBoundary", new Function(0, 0, (c, call, next) -> boundary(c, call, false, next))),
            Map.entry("lower", text(0, (items, only, given) -> items.text(only).toLowerCase(java.util.Locale.ROOT))),
            Map.entry("matches", new Function(1, 1, Functions::matches)),
            Map.entry("not", list(0, 0, (items, base, none, next) -> OperatorSteps.not(base, next))),
            Map.entry("ofType", new Function(1, 1, Functions::ofType)),
            Map.entry(
                    "replace",
                    text(
                            2,
                            (items, only, given) ->
                                    items.text(only).replace(items.text(given[0]), items.text(given[1])))),
            Map.entry("select", new Function(1, 1, Functions::select)),
            Map.entry("skip", list(1, 1, CollectionSteps::skip)),
            Map.entry(
                    "startsWith",
                    text(1, (items, only, given) -> items.text(only).startsWith(items.text(given[0])))),
            Map.entry("substring", new Function(1, 2, (c, call, next) -> apply(c, call, ValueSteps::substring, next))),
            Map.entry("tail", new Function(0, 0, Functions::tail)),
            Map.entry("take", list(1, 1, CollectionSteps::take)),
            Map.entry("toDecimal", text(0, ValueSteps::toDecimal)),
            Map.entry("toInteger", text(0, ValueSteps::toInteger)),
            Map.entry("toString", text(0, (items, only, given) -> items.text(only))),
            Map.entry("trim", text(0, (items, only, given) -> items.text(only).strip())),
            Map.entry("upper", text(0, (items, only, given) -> items.text(only).toUpperCase(java.util.Locale.ROOT))),
            Map.entry("where", new Function(1, 1, Functions::where)));

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
        return ValueSteps.apply(compiler.items(), function, compiler.expression(call.base()), arguments, next);
    }

    private static Function list(int fewest, int most, ListCompilation compilation) {
        return new Function(fewest, most, (compiler, call, next) -> {
            Expression base = compiler.expression(call.base());
            Expression argument = call.arguments().isEmpty()
                    ? null
                    : compiler.expression(call.arguments().get(0));
            return compilation.step(compiler.items(), base, argument, next);
        });
    }

    private static Step boundary(PathCompiler compiler, Call call, boolean high, Step next) {
        Expression base = compiler.expression(call.base());
        return ValueSteps.apply(
                compiler.items(), ValueSteps.boundary(high, compiler.timesHaveClocks()), base, List.of(), next);
    }

    private static Step matches(PathCompiler compiler, Call call, Step next) {
        if (!(compiler.value(call.arguments().get(0)) instanceof String text)) {
            return apply(compiler, call, ValueSteps::matches, next);
        }
        try {
            Pattern pattern = ValueSteps.pattern(text);
            ValueSteps.Function function =
                    (items, only, none) -> pattern.matcher(items.text(only)).find();
            return ValueSteps.apply(compiler.items(), function, compiler.expression(call.base()), List.of(), next);
        } catch (PatternSyntaxException noPattern) {
            throw new FhirPathException(
                    "the text is no pattern", call.arguments().get(0).position());
        }
    }

    private static Step exists(PathCompiler compiler, Call call, Step next) {
        Syntax base = call.arguments().isEmpty()
                ? call.base()
                : new Call(call.base(), "where", call.arguments(), call.position());
        return CollectionSteps.exists(compiler.expression(base), true, next);
    }

    private static Step aggregate(PathCompiler compiler, Call call, Step next) {
        return compiler.aggregate(
                call.base(),
                call.arguments().get(0),
                call.arguments().size() == 1 ? null : call.arguments().get(1),
                next);
    }

    private static Step all(PathCompiler compiler, Call call, Step next) {
        Expression condition = compiler.inner(call.arguments().get(0));
        return CollectionSteps.all(compiler.expression(call.base()), condition, next);
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
        return compiler.step(call.base(), new PathSteps.ReferenceKey(compiler.items(), compiler.names(), type, next));
    }

    private static Step tail(PathCompiler compiler, Call call, Step next) {
        Expression one = compiler.expression(new Syntax.Literal(BigDecimal.ONE, call.position()));
        return CollectionSteps.skip(compiler.items(), compiler.expression(call.base()), one, next);
    }

    private static Step coalesce(PathCompiler compiler, Call call, Step next) {
        List<Expression> lists =
                call.arguments().stream().map(compiler::expression).toList();
        return compiler.step(call.base(), CollectionSteps.coalesce(lists, next));
    }

    private static Step iif(PathCompiler compiler, Call call, Step next) {
        Step yes = compiler.step(call.arguments().get(1), next);
        Step no = call.arguments().size() == 3
                ? compiler.step(call.arguments().get(2), next)
                : PathSteps.constant(Items.NONE, next);
        return compiler.step(
                call.base(),
                CollectionSteps.iif(compiler.expression(call.arguments().get(0)), yes, no));
    }

    private static Step ofType(PathCompiler compiler, Call call, Step next) {
        return compiler.ofType(call.base(), compiler.type(call.arguments().get(0), call.base()), next);
    }

    private static Step resourceKey(PathCompiler compiler, Call call, Step next) {
        return compiler.step(new Syntax.Member(call.base(), "id", call.position()), next);
    }

    private static Step select(PathCompiler compiler, Call call, Step next) {
        return compiler.step(call.base(), compiler.inner(call.arguments().get(0), next));
    }

    private static Step where(PathCompiler compiler, Call call, Step next) {
        return compiler.where(call.base(), call.arguments().get(0), next);
    }
}
