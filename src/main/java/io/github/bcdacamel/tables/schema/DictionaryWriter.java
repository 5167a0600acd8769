package io.github.bcdacamel.tables.schema;

import io.github.bcdacamel.tables.Column;
import io.github.bcdacamel.tables.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the dictionary of tables as Markdown: a section for each, with its columns, and where CMS's records have what they hold. */
public final class DictionaryWriter {

    /** Not worth a line each: what all of CMS's addresses begin with. */
    private static final String V2 = "https://bluebutton.cms.gov/resources";

    private static final String V3 = "https://bluebutton.cms.gov/fhir";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private DictionaryWriter() {}

    /** A page of its own. */
    static String page(List<View> views) {
        return """
                # Dictionary of the tables

                Where v2 and v3 have a value is FHIRPath; `…` stands for `%s` in v2 and `%s` in v3.

                Each table that is made of records has these columns behind its own:

                %s%s""".formatted(V2, V3, provenance(), tables(views));
    }

    /** The tables of these views in the order of their names, then those of the program itself. */
    public static String tables(List<View> views) {
        StringBuilder page = new StringBuilder();
        views.stream().sorted(Comparator.comparing(View::name)).forEach(view -> {
            heading(page, view.name(), "%s. Made of %s.".formatted(view.description(), code(view.resource())));
            columns(page, view.columns());
            paths(page, view.columns());
        });
        for (Table table : BuiltIn.TABLES) {
            heading(page, table.name(), table.description() + ". Made by the program itself.");
            columns(page, table.columns());
        }
        return page.toString();
    }

    /** The columns that each table of a view has behind its own. */
    public static String provenance() {
        StringBuilder table = new StringBuilder();
        columns(table, BuiltIn.PROVENANCE);
        return table.toString();
    }

    private static void heading(StringBuilder page, String name, String description) {
        page.append("### ").append(name).append("\n\n").append(description).append("\n\n");
    }

    private static void columns(StringBuilder page, List<Column> columns) {
        boolean named = columns.stream()
                .anyMatch(column -> column.tags().containsKey(CmsTag.VARIABLE)
                        || column.tags().containsKey(CmsTag.CCLF));
        page.append("| Column | Type | Meaning |").append(named ? " CMS variable | CCLF |" : "");
        page.append("\n|---|---|---|").append(named ? "---|---|" : "").append('\n');
        for (Column column : columns) {
            String type = column.type().sql() + (column.isList() ? "[]" : "");
            row(page, code(column.name()), type, column.description().replace("|", "\\|"));
            if (named) {
                page.append(' ').append(names(column, CmsTag.VARIABLE)).append(" |");
                page.append(' ').append(names(column, CmsTag.CCLF)).append(" |");
            }
            page.append('\n');
        }
        page.append('\n');
    }

    private static void paths(StringBuilder page, List<Column> columns) {
        List<Column> found = columns.stream()
                .filter(column ->
                        column.tags().containsKey(CmsTag.V2) || column.tags().containsKey(CmsTag.V3))
                .toList();
        if (found.isEmpty()) {
            return;
        }
        page.append("<details><summary>Where v2 and v3 have it</summary>\n\n| Column | v2 | v3 |\n|---|---|---|\n");
        for (Column column : found) {
            row(page, code(column.name()), path(column, CmsTag.V2), path(column, CmsTag.V3));
            page.append('\n');
        }
        page.append("\n</details>\n\n");
    }

    private static void row(StringBuilder page, String... cells) {
        page.append('|');
        for (String cell : cells) {
            page.append(' ').append(cell).append(" |");
        }
    }

    private static String path(Column column, String version) {
        String path = column.tags().getOrDefault(version, "");
        return path.isEmpty() ? "" : code(path.replace(V2 + "/", "…/").replace(V3 + "/", "…/"));
    }

    /** Of names that are numbered through, the first and the last stand for all. */
    private static String names(Column column, String tag) {
        List<String> told = new ArrayList<>();
        List<String> numbered = new ArrayList<>();
        for (String name : column.tags().getOrDefault(tag, "").split(", *")) {
            if (!numbered.isEmpty() && !isNext(numbered.get(numbered.size() - 1), name)) {
                tell(told, numbered);
            }
            numbered.add(name);
        }
        tell(told, numbered);
        return String.join(", ", told);
    }

    /** Whether one number in a name is larger by one than in the name before, and nothing else differs. */
    private static boolean isNext(String before, String name) {
        Matcher number = NUMBER.matcher(before);
        while (number.find()) {
            String next = "" + (Integer.parseInt(number.group()) + 1);
            String padded = "0".repeat(Math.max(0, number.group().length() - next.length())) + next;
            if (name.equals(before.substring(0, number.start()) + padded + before.substring(number.end()))) {
                return true;
            }
        }
        return false;
    }

    private static void tell(List<String> told, List<String> numbered) {
        if (numbered.size() > 3) {
            told.add(name(numbered.get(0)) + " to " + name(numbered.get(numbered.size() - 1)));
        } else {
            numbered.forEach(name -> told.add(name(name)));
        }
        numbered.clear();
    }

    /** Between marks of code, which keep underscores as they are; what stands behind in brackets does not belong to it. */
    private static String name(String name) {
        int end = name.indexOf(' ');
        return name.isEmpty() ? "" : end < 0 ? code(name) : code(name.substring(0, end)) + name.substring(end);
    }

    private static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }
}
