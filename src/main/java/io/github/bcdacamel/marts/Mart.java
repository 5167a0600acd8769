package io.github.bcdacamel.marts;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table that SQL makes of others: one file with one statement, {@code create table <mart> as select …}.
 *
 * @param name of the mart and of its file
 * @param text of the file, as it is
 * @param query what the table is made of
 * @param sources what stands after FROM and JOIN, in small letters: tables, other marts, and what the query itself names
 */
public record Mart(String name, String text, String query, Set<String> sources) {

    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern COMMENT_OR_LITERAL =
            Pattern.compile(LITERAL.pattern() + "|" + COMMENT.pattern(), Pattern.DOTALL);
    private static final Pattern STATEMENT = Pattern.compile(
            "\\s*create\\s+table\\s+([a-z][a-z0-9_]*)\\s+as\\s+((?:select|with)\\b.*?);?\\s*",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern SOURCE = Pattern.compile("\\b(?:from|join)\\s+([a-z_][a-z0-9_]*)");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public Mart {
        sources = Set.copyOf(sources);
    }

    /**
     * @param file its name, such as {@code patient_event.sql}
     * @throws MartException if it is no mart
     */
    static Mart read(String file, String text) {
        String name = file.replaceFirst("\\.sql$", "");
        if (!NAME.matcher(name).matches()) {
            throw new MartException(
                    file + " has no name for a mart: small letters, digits and underscores, beginning with a letter.");
        }
        String code = COMMENT_OR_LITERAL.matcher(text).replaceAll(found -> {
            String part = found.group();
            return Matcher.quoteReplacement(part.startsWith("'") ? part : " ");
        });
        Matcher statement = STATEMENT.matcher(code);
        String bare = LITERAL.matcher(code).replaceAll("''");
        if (!statement.matches() || bare.strip().replaceFirst(";$", "").contains(";")) {
            throw new MartException(file + " is not one statement of the form: create table " + name + " as select …");
        }
        if (!statement.group(1).equalsIgnoreCase(name)) {
            throw new MartException(file + " creates the table " + statement.group(1)
                    + ", but the mart has the name of its file. Rename one of them.");
        }
        Set<String> sources = new TreeSet<>();
        SOURCE.matcher(bare.toLowerCase(Locale.ROOT)).results().forEach(source -> sources.add(source.group(1)));
        return new Mart(name, text, statement.group(2).strip(), sources);
    }

    /** The first sentence of the comment that the file begins with: what the mart is for. */
    public String about() {
        StringBuilder about = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (!line.startsWith("--") || line.startsWith("-- Grain:")) {
                break;
            }
            about.append(about.isEmpty() ? "" : " ").append(line.substring(2).strip());
        }
        return about.toString();
    }
}
