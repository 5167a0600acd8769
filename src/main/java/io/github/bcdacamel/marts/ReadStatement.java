package io.github.bcdacamel.marts;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One statement that reads, without comments before it, and comments and semicolons behind it. DuckDB may write where it may read, so what could write is
 * refused before DuckDB has it.
 */
public final class ReadStatement {

    private static final Set<String> READING = Set.of(
            "select",
            "with",
            "from",
            "describe",
            "show",
            "explain",
            "summarize",
            "pivot",
            "unpivot",
            "values",
            "table");

    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern DOLLARS = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)?\\$");

    private final String text;

    /** The statement with blanks in the place of comments and of all that is quoted. */
    private final StringBuilder bare;

    private int start;

    private ReadStatement(String text) {
        this.text = text;
        this.bare = new StringBuilder(text);
    }

    /** @throws IllegalArgumentException if it is more than one, or does not read */
    public static String of(String text) {
        ReadStatement sql = new ReadStatement(text);
        int end = sql.scan();
        sql.requireReading(sql.bare.substring(0, end));
        return text.substring(sql.start, end);
    }

    /** Where the statement ends. */
    private int scan() {
        int depth = 0;
        int end = 0;
        boolean over = false;
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            int next = comment(i);
            if (next > i) {
                blank(i, next);
            } else if (c == ';') {
                over = true;
                next = i + 1;
            } else if (Character.isWhitespace(c)) {
                next = i + 1;
            } else if (over && end > 0) {
                throw new IllegalArgumentException("One statement at a time, please.");
            } else {
                next = quoted(i);
                start = end == 0 ? i : start;
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (depth < 0) {
                    throw new IllegalArgumentException("The statement closes a parenthesis that it did not open.");
                }
                over = false;
                end = next;
            }
            i = next;
        }
        return end;
    }

    /** Behind a comment that begins here, or here. */
    private int comment(int at) {
        if (text.startsWith("--", at)) {
            int line = at;
            while (line < text.length() && text.charAt(line) != '\n' && text.charAt(line) != '\r') {
                line++;
            }
            return line;
        }
        if (!text.startsWith("/*", at)) {
            return at;
        }
        int depth = 0;
        for (int i = at; i < text.length() - 1; i++) {
            if (text.startsWith("/*", i)) {
                depth++;
                i++;
            } else if (text.startsWith("*/", i) && --depth == 0) {
                return i + 2;
            } else if (text.startsWith("*/", i)) {
                i++;
            }
        }
        throw new IllegalArgumentException("A comment in the statement does not end.");
    }

    /** Behind what is quoted from here, or behind one character. */
    private int quoted(int at) {
        char c = text.charAt(at);
        Matcher dollars = DOLLARS.matcher(text).region(at, text.length());
        int end = at + 1;
        if (c == '\'' || c == '"') {
            boolean escapes = c == '\'' && at > 0 && "eE".indexOf(text.charAt(at - 1)) >= 0 && !inWord(at - 1);
            while (end < text.length() && text.charAt(end) != c) {
                end += escapes && text.charAt(end) == '\\' ? 2 : 1;
            }
            end++;
        } else if (c == '$' && !inWord(at) && dollars.lookingAt()) {
            int close = text.indexOf(dollars.group(), dollars.end());
            end = close < 0 ? text.length() + 1 : close + dollars.group().length();
        } else {
            return end;
        }
        if (end > text.length()) {
            throw new IllegalArgumentException("What is quoted in the statement does not end.");
        }
        blank(at, end);
        return end;
    }

    private boolean inWord(int at) {
        return at > 0 && (Character.isLetterOrDigit(text.charAt(at - 1)) || "_$".indexOf(text.charAt(at - 1)) >= 0);
    }

    private void blank(int from, int to) {
        bare.replace(from, to, " ".repeat(to - from));
    }

    private void requireReading(String statement) {
        Matcher words = WORD.matcher(statement);
        String first = words.find() ? words.group().toLowerCase(Locale.ROOT) : "";
        if (first.equals("explain")) {
            // EXPLAIN ANALYZE does what it explains.
            String explained = statement.substring(words.end()).replaceFirst("(?is)^\\s*(analyze\\b|\\([^)]*\\))", "");
            first = WORD.matcher(explained)
                    .results()
                    .findFirst()
                    .map(word -> word.group().toLowerCase(Locale.ROOT))
                    .orElse("");
        }
        if (!READING.contains(first)) {
            throw new IllegalArgumentException(
                    "Only statements that read are answered: select, with, from, values, describe, show, summarize, pivot, explain.");
        }
    }
}
