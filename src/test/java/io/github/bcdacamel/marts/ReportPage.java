package io.github.bcdacamel.marts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables of a page by their captions, as a reader sees them.
 *
 * @param tables the foot is the last row of a table
 */
record ReportPage(String html, Map<String, List<List<String>>> tables) {

    private static final Pattern TABLE = Pattern.compile("<table>.*?</table>", Pattern.DOTALL);
    private static final Pattern CAPTION = Pattern.compile("<caption[^>]*>(.*?)</caption>");
    private static final Pattern ROW = Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<t[hd][^>]*>(.*?)</t[hd]>", Pattern.DOTALL);

    static ReportPage of(String html) {
        Map<String, List<List<String>>> tables = new LinkedHashMap<>();
        TABLE.matcher(html).results().forEach(table -> {
            Matcher caption = CAPTION.matcher(table.group());
            List<List<String>> rows = new ArrayList<>();
            ROW.matcher(table.group())
                    .results()
                    .forEach(row -> rows.add(CELL.matcher(row.group(1))
                            .results()
                            .map(cell -> cell.group(1)
                                    .replace("&lt;", "<")
                                    .replace("&gt;", ">")
                                    .replace("&amp;", "&"))
                            .toList()));
            tables.put(caption.find() ? caption.group(1) : "", rows.subList(1, rows.size()));
        });
        return new ReportPage(html, tables);
    }

    List<List<String>> table(String caption) {
        return tables.getOrDefault(caption, List.of());
    }
}
