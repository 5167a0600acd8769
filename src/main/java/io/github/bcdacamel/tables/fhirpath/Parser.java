package io.github.bcdacamel.tables.fhirpath;

import io.github.bcdacamel.tables.fhirpath.Token.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parses an expression by the grammar of FHIRPath 2.0. Knows no functions and no variables. */
public final class Parser {

    /** How tightly an operator binds. Operators of one level are read from left to right. */
    private static final Map<String, Integer> BINDING = Map.ofEntries(
            Map.entry("implies", 1),
            Map.entry("or", 2),
            Map.entry("xor", 2),
            Map.entry("and", 3),
            Map.entry("in", 4),
            Map.entry("contains", 4),
            Map.entry("=", 5),
            Map.entry("~", 5),
            Map.entry("!=", 5),
            Map.entry("!~", 5),
            Map.entry("<", 6),
            Map.entry(">", 6),
            Map.entry("<=", 6),
            Map.entry(">=", 6),
            Map.entry("|", 7),
            Map.entry("is", 8),
            Map.entry("as", 8),
            Map.entry("+", 9),
            Map.entry("-", 9),
            Map.entry("&", 9),
            Map.entry("*", 10),
            Map.entry("/", 10),
            Map.entry("div", 10),
            Map.entry("mod", 10));

    private static final int MAX_DEPTH = 200;

    private final List<Token> tokens;
    private int at;
    private int depth;

    private Parser(String text) {
        tokens = new Lexer(text).tokens();
    }

    public static Syntax parse(String text) {
        Parser parser = new Parser(text);
        Syntax syntax = parser.expression(0);
        Token rest = parser.peek();
        if (rest.kind() != Kind.END) {
            throw new FhirPathException(rest.shown() + " is not expected here", rest.position());
        }
        return syntax;
    }

    private Syntax expression(int binding) {
        if (++depth > MAX_DEPTH) {
            throw new FhirPathException("the expression is nested too deeply", peek().position());
        }
        Syntax left = unary();
        while (true) {
            Token operator = peek();
            boolean isOperator = operator.kind() == Kind.SYMBOL || operator.kind() == Kind.NAME;
            int level = isOperator ? BINDING.getOrDefault(operator.text(), 0) : 0;
            if (level <= binding) {
                depth--;
                return left;
            }
            at++;
            left = new Syntax.Binary(operator.text(), left, expression(level), operator.position());
        }
    }

    private Syntax unary() {
        Token sign = peek();
        if (sign.is("-") || sign.is("+")) {
            at++;
            Syntax operand = expression(10);
            return sign.is("-") ? new Syntax.Negation(operand, sign.position()) : operand;
        }
        Syntax syntax = term();
        while (true) {
            Token next = peek();
            if (next.is(".")) {
                at++;
                syntax = invocation(syntax, next());
            } else if (next.is("[")) {
                at++;
                Syntax index = expression(0);
                expect("]");
                syntax = new Syntax.Index(syntax, index, next.position());
            } else {
                return syntax;
            }
        }
    }

    private Syntax term() {
        Token token = next();
        int position = token.position();
        return switch (token.kind()) {
            case TEXT -> new Syntax.Literal(token.text(), position);
            case NUMBER -> number(token);
            case TIME -> new Syntax.Literal(FhirTime.of(token.text()), position);
            case VARIABLE -> new Syntax.Variable(token.text(), position);
            case QUOTED_NAME -> invocation(new Syntax.This(position), token);
            case NAME ->
                switch (token.text()) {
                    case "true" -> new Syntax.Literal(true, position);
                    case "false" -> new Syntax.Literal(false, position);
                    case "$this" -> new Syntax.This(position);
                    case "$total" -> new Syntax.Variable("$total", position);
                    default -> invocation(new Syntax.This(position), token);
                };
            default -> {
                if (token.is("(")) {
                    Syntax inner = expression(0);
                    expect(")");
                    yield inner;
                }
                if (token.is("{") && peek().is("}")) {
                    at++;
                    yield new Syntax.Literal(null, position);
                }
                throw new FhirPathException("an expression is missing before " + token.shown(), position);
            }
        };
    }

    private Syntax number(Token token) {
        Token next = peek();
        if (next.kind() == Kind.TEXT) {
            throw new FhirPathException("quantities with units are not supported", next.position());
        }
        return new Syntax.Literal(new BigDecimal(token.text()), token.position());
    }

    private Syntax invocation(Syntax base, Token name) {
        if (name.kind() != Kind.NAME && name.kind() != Kind.QUOTED_NAME) {
            throw new FhirPathException("a name is missing before " + name.shown(), name.position());
        }
        if (name.kind() == Kind.QUOTED_NAME || !peek().is("(")) {
            if (name.text().equals("$this")) {
                return base;
            }
            if (name.text().startsWith("$")) {
                throw new FhirPathException("there is no " + name.text(), name.position());
            }
            return new Syntax.Member(base, name.text(), name.position());
        }
        at++;
        List<Syntax> arguments = new ArrayList<>();
        if (!peek().is(")")) {
            arguments.add(expression(0));
            while (peek().is(",")) {
                at++;
                arguments.add(expression(0));
            }
        }
        expect(")");
        return new Syntax.Call(base, name.text(), List.copyOf(arguments), name.position());
    }

    private void expect(String symbol) {
        Token token = next();
        if (!token.is(symbol)) {
            throw new FhirPathException("\"" + symbol + "\" is missing before " + token.shown(), token.position());
        }
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }
}
