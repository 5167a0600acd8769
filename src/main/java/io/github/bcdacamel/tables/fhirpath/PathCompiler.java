package io.github.bcdacamel.tables.fhirpath;

import io.github.bcdacamel.json.NameTable;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Compiles expressions of one view for one thread. Everything that is not known is an error with its position. */
public final class PathCompiler {

    private final Items items;
    private final NameTable names;
    private final String resource;
    private final Map<String, Object> constants;
    private final KeyIndexes indexes;
    private CollectionSteps.Total total;
    private boolean inCondition;
    private boolean atRoot;
    private boolean timesHaveClocks;

    /**
     * @param indexes those that there are for other views
     * @param names learns which names the expressions want
     * @param resource the type of the records, with which a path may begin
     * @param constants as {@link Syntax.Literal} has them
     */
    public PathCompiler(
            Items items, NameTable names, String resource, Map<String, Object> constants, KeyIndexes indexes) {
        this.items = items;
        this.indexes = indexes;
        this.names = names;
        this.resource = resource;
        this.constants = constants;
    }

    /**
     * @param root whether it is asked of the record itself
     * @param clock whether a date that comes out is meant with a time of day
     */
    public Expression compile(Syntax syntax, boolean root, boolean clock) {
        atRoot = root;
        timesHaveClocks = clock;
        return expression(syntax);
    }

    Items items() {
        return items;
    }

    NameTable names() {
        return names;
    }

    boolean timesHaveClocks() {
        return timesHaveClocks;
    }

    Expression expression(Syntax syntax) {
        Expression expression = new Expression(items);
        expression.begin(step(syntax, expression.end()));
        return expression;
    }

    /** @param start what the total is before the first item; null for nothing */
    Step aggregate(Syntax list, Syntax aggregator, Syntax start, Step next) {
        Expression base = expression(list);
        Expression first = start == null ? null : expression(start);
        CollectionSteps.Total outside = total;
        CollectionSteps.Total own = new CollectionSteps.Total();
        total = own;
        Expression each = inner(aggregator);
        total = outside;
        return CollectionSteps.aggregate(base, each, first, own, next);
    }

    /** An expression that is asked of other items than the record. */
    Expression inner(Syntax syntax) {
        Expression expression = new Expression(items);
        expression.begin(inner(syntax, expression.end()));
        return expression;
    }

    /** What such an expression gives to the step behind it. */
    Step inner(Syntax syntax, Step next) {
        boolean root = atRoot;
        atRoot = false;
        Step step = step(syntax, next);
        atRoot = root;
        return step;
    }

    /** The elements of a list for which a condition holds. */
    Step where(Syntax list, Syntax condition, Step next) {
        KeyTest test = inCondition ? null : KeyTest.of(condition, constants);
        if (test != null && list instanceof Syntax.Member) {
            Deque<String> names = new ArrayDeque<>();
            Syntax base = list;
            while (base instanceof Syntax.Member member && !isResource(member)) {
                names.addFirst(member.name());
                base = member.base();
            }
            return step(base, new KeyedWhere(indexes.index(this, List.copyOf(names), test), test.texts(), next));
        }
        boolean outside = inCondition;
        inCondition = true;
        Expression holds = inner(condition);
        inCondition = outside;
        return step(list, PathSteps.where(holds, next));
    }

    /** A path of names, asked of any item. */
    Expression path(List<String> path) {
        Expression expression = new Expression(items);
        Step step = expression.end();
        for (int i = path.size() - 1; i >= 0; i--) {
            step = new PathSteps.Field(items.tree(), names, path.get(i), step);
        }
        expression.begin(step);
        return expression;
    }

    private boolean isResource(Syntax.Member member) {
        return atRoot && member.base() instanceof Syntax.This && member.name().equals(resource);
    }

    /** What an expression gives to the step behind it. */
    Step step(Syntax syntax, Step next) {
        if (syntax instanceof Syntax.Literal literal) {
            return constant(literal.value(), next);
        }
        if (syntax instanceof Syntax.Variable variable) {
            return variable(variable, next);
        }
        if (syntax instanceof Syntax.Member member) {
            return isResource(member)
                    ? next
                    : step(member.base(), new PathSteps.Field(items.tree(), names, member.name(), next));
        }
        if (syntax instanceof Syntax.Call call) {
            return Functions.step(this, call, next);
        }
        if (syntax instanceof Syntax.Index index) {
            return CollectionSteps.at(items, expression(index.base()), expression(index.index()), next);
        }
        if (syntax instanceof Syntax.Binary binary) {
            return operator(binary, next);
        }
        if (syntax instanceof Syntax.Negation negation) {
            Syntax zero = new Syntax.Literal(BigDecimal.ZERO, negation.position());
            return OperatorSteps.arithmetic(items, expression(zero), expression(negation.operand()), "-", next);
        }
        return next;
    }

    /** The value of a literal or constant; else null. */
    Object value(Syntax syntax) {
        return KeyTest.value(syntax, constants);
    }

    private Step constant(Object value, Step next) {
        return PathSteps.constant(items.constant(value), next);
    }

    private Step variable(Syntax.Variable variable, Step next) {
        return switch (variable.name()) {
            case "rowIndex" -> PathSteps.rowIndex(items, next);
            case "context" -> PathSteps.context(items, next);
            case "resource", "rootResource" -> PathSteps.constant(0, next);
            case "$total" -> {
                if (total == null) {
                    throw new FhirPathException("there is no $total", variable.position());
                }
                yield total.step(next);
            }
            default -> {
                if (!constants.containsKey(variable.name())) {
                    throw new FhirPathException(
                            "there is no constant \"" + variable.name() + "\"", variable.position());
                }
                yield constant(constants.get(variable.name()), next);
            }
        };
    }

    private Step operator(Syntax.Binary binary, Step next) {
        String operator = binary.operator();
        if (operator.equals("is")) {
            throw new FhirPathException("\"is\" is not supported; use ofType(...).exists()", binary.position());
        }
        if (operator.equals("as")) {
            return ofType(binary.left(), type(binary.right(), binary.left()), next);
        }
        Object text = value(binary.right());
        if ((operator.equals("=") || operator.equals("!=")) && text instanceof String literal) {
            return OperatorSteps.equalText(items, expression(binary.left()), literal, operator.equals("="), next);
        }
        KeyTest test = operator.equals("or") ? KeyTest.of(binary, constants) : null;
        if (test != null && test.path().isEmpty()) {
            boolean fromResource = atRoot && test.key().get(0).equals(resource);
            List<String> key =
                    test.key().subList(fromResource ? 1 : 0, test.key().size());
            return OperatorSteps.equalTexts(items.tree(), path(key), test.texts(), next);
        }
        Expression left = expression(binary.left());
        Expression right = expression(binary.right());
        return switch (operator) {
            case "=" -> OperatorSteps.equal(items, left, right, true, next);
            case "!=" -> OperatorSteps.equal(items, left, right, false, next);
            case "<", ">", "<=", ">=" -> OperatorSteps.compare(items, left, right, operator, next);
            case "and", "or", "xor", "implies" -> OperatorSteps.logic(left, right, operator, next);
            case "in" -> OperatorSteps.among(items, left, right, next);
            case "contains" -> OperatorSteps.among(items, right, left, next);
            case "|" -> CollectionSteps.union(items, List.of(left, right), next);
            case "&" -> OperatorSteps.concatenation(items, left, right, next);
            case "~", "!~" -> throw new FhirPathException("\"" + operator + "\" is not supported", binary.position());
            default -> OperatorSteps.arithmetic(items, left, right, operator, next);
        };
    }

    /** Those of a value that are of a type, where the name in JSON may have the type at its end. */
    Step ofType(Syntax base, FhirType type, Step next) {
        timesHaveClocks |= type.isTime();
        if (base instanceof Syntax.Member member && !type.isResource()) {
            return step(member.base(), PathSteps.typedField(items.tree(), names, member.name(), type, next));
        }
        return step(base, PathSteps.ofType(items.tree(), type, next));
    }

    /** @param syntax a name, which may have FHIR or System before it */
    FhirType type(Syntax syntax, Syntax base) {
        if (syntax instanceof Syntax.Member member) {
            boolean isPlain = member.base() instanceof Syntax.This;
            boolean isQualified = member.base() instanceof Syntax.Member space
                    && space.base() instanceof Syntax.This
                    && space.name().equals("FHIR");
            if (isPlain || isQualified) {
                boolean mayBeResource = base instanceof Syntax.Member member2
                        && List.of("contained", "resource").contains(member2.name());
                return FhirType.of(member.name(), mayBeResource, member.position());
            }
        }
        throw new FhirPathException("a type is missing", syntax.position());
    }
}
