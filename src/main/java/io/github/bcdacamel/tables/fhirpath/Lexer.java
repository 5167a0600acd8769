package io.github.bcdacamel.tables.fhirpath;

import io.github.bcdacamel.tables.fhirpath.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into tokens. */
final class Lexer {

    private static final String SYMBOLS = "()[]{}.,+-*/&|=~<>";
    private static final List<String> PAIRS = List.of("<=", ">=", "!=", "!~");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    List<Token> tokens() {
        while (skipped()) {
            int start = at;
            char first = text.charAt(at);
            if (isLetter(first)) {
                add(Kind.NAME, word(), start);
            } else if (isDigit(first)) {
                number(start);
            } else if (first == '\'') {
                add(Kind.TEXT, quoted('\''), start);
            } else if (first == '`') {
                add(Kind.QUOTED_NAME, quoted('`'), start);
            } else if (first == '@') {
                time(start);
            } else if (first == '%') {
                at++;
                boolean quoted = at < text.length() && (text.charAt(at) == '`' || text.charAt(at) == '\'');
                add(Kind.VARIABLE, quoted ? quoted(text.charAt(at)) : word(), start);
            } else if (first == '$') {
                at++;
                add(Kind.NAME, "$" + word(), start);
            } else {
                symbol(start);
            }
        }
        add(Kind.END, "", text.length());
        return tokens;
    }

    /** Goes to the next token; false at the end. */
    private boolean skipped() {
        while (at < text.length()) {
            if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw new FhirPathException("the comment has no end", at + 1);
                }
                at = end + 2;
            } else if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private void add(Kind kind, String content, int start) {
        tokens.add(new Token(kind, content, start + 1));
    }

    private String word() {
        int start = at;
        while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        if (at == start) {
            throw new FhirPathException("a name is missing", start + 1);
        }
        return text.substring(start, at);
    }

    private void number(int start) {
        digits();
        if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
            at++;
            digits();
        }
        add(Kind.NUMBER, text.substring(start, at), start);
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private void time(int start) {
        at++;
        while (at < text.length() && (isDigit(text.charAt(at)) || "-:T+Z.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String written = text.substring(start + 1, at);
        if (!FhirTime.isLiteral(written)) {
            throw new FhirPathException("\"@" + written + "\" is no date or time", start + 1);
        }
        add(Kind.TIME, written, start);
    }

    private String quoted(char quote) {
        int start = at++;
        StringBuilder content = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            char next = text.charAt(at++);
            content.append(next == '\\' ? escape(start) : next);
        }
        if (at >= text.length()) {
            throw new FhirPathException("the text has no end", start + 1);
        }
        at++;
        return content.toString();
    }

    private char escape(int start) {
        char escape = at < text.length() ? text.charAt(at++) : ' ';
        return switch (escape) {
            case '\'', '"', '`', '\\', '/' -> escape;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'f' -> '\f';
            case 'u' -> {
                try {
                    at += 4;
                    yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
                } catch (NumberFormatException | IndexOutOfBoundsException noDigits) {
                    throw new FhirPathException("\\u must have four hexadecimal digits", start + 1);
                }
            }
            default -> throw new FhirPathException("there is no escape \"\\" + escape + "\"", at - 1);
        };
    }

    private void symbol(int start) {
        for (String pair : PAIRS) {
            if (text.startsWith(pair, at)) {
                at += 2;
                add(Kind.SYMBOL, pair, start);
                return;
            }
        }
        char symbol = text.charAt(at++);
        if (SYMBOLS.indexOf(symbol) < 0) {
            throw new FhirPathException("\"" + symbol + "\" is not expected here", start + 1);
        }
        add(Kind.SYMBOL, String.valueOf(symbol), start);
    }

    private static boolean isLetter(char character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z' || character == '_';
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
