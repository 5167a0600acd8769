package io.github.bcdacamel.marts;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement of SQL that reads and does nothing else: the engine would also let others write where it may read. */
public final class ReadStatement {

    private static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"");
    private static final Pattern TEXT_OR_COMMENT =
            Pattern.compile(TEXT.pattern() + "|--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern EXPLAIN = Pattern.compile("(?i)explain(\\s+analyze)?\\s+");
    private static final Set<String> READING =
            Set.of("select", "with", "from", "values", "table", "describe", "show", "summarize", "pivot", "unpivot");

    private ReadStatement() {}

    /**
     * The statement without comments and without the semicolon at its end.
     *
     * @throws IllegalArgumentException if it is more than one, or does not read
     */
    public static String of(String sql) {
        String statement = TEXT_OR_COMMENT
                .matcher(sql)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group().startsWith("'") || found.group().startsWith("\"") ? found.group() : " "))
                .strip()
                .replaceFirst("[;\\s]+$", "");
        if (TEXT.matcher(statement).replaceAll("").contains(";")) {
            throw new IllegalArgumentException("One statement at a time, please.");
        }
        String first = EXPLAIN.matcher(statement)
                .replaceFirst("")
                .split("[^A-Za-z]", 2)[0]
                .toLowerCase(Locale.ROOT);
        // A list of values or a subquery in parentheses begins with no word.
        if (!READING.contains(first) && !statement.startsWith("(")) {
            throw new IllegalArgumentException(
                    "Only statements that read are answered: select, with, from, values, describe, show, summarize, pivot, explain.");
        }
        return statement;
    }
}
