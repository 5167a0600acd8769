package io.github.bcdacamel.tables;

import io.github.bcdacamel.json.NameTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which columns of the tables a path of a record feeds. Found in the views alone, and the same for the same views. */
public final class ColumnSources {

    private static final Pattern CODE_NAME = Pattern.compile("(?:[cC]oding|tag|security)(?:\\[\\])?\\.display$");

    /** By resource type: by path as the views have it, the columns. */
    private final Map<String, Map<String, Set<String>>> columns = new LinkedHashMap<>();

    /** By resource type: the table that holds every value. */
    private final Map<String, String> tablesOfValues = new LinkedHashMap<>();

    public ColumnSources(List<View> views) {
        for (View view : views) {
            columns.computeIfAbsent(view.resource(), type -> new LinkedHashMap<>())
                    .computeIfAbsent("meta.lastUpdated", path -> new LinkedHashSet<>())
                    .add(view.name() + ".last_updated");
            add(view, view.selection(), PathSources.of(view.resource()));
        }
    }

    /**
     * @param path as a data profile has it, such as {@code item[].adjudication[].amount.value}
     * @return {@code claim_line.charge} and others, and last the table that holds every value, such as {@code claim_value}, or that of
     *     what codes are called; null if no table is made of such records
     */
    public List<String> of(String resource, String path) {
        Map<String, Set<String>> known = columns.get(resource);
        if (known == null) {
            return null;
        }
        String[] names = path.replace("[]", "").split("\\.");
        Set<String> found = new LinkedHashSet<>();
        known.forEach((source, fed) -> {
            if (isAt(source.split("\\."), names)) {
                found.addAll(fed);
            }
        });
        List<String> all = new ArrayList<>(found);
        // The type of a record is in the choice of its tables.
        if (tablesOfValues.containsKey(resource) && !path.equals("resourceType")) {
            all.add(CODE_NAME.matcher(path).find() ? "code_dictionary" : tablesOfValues.get(resource));
        }
        return all;
    }

    /** All columns that come from somewhere. */
    Set<String> fed() {
        Set<String> all = new LinkedHashSet<>();
        columns.values().forEach(paths -> paths.values().forEach(all::addAll));
        return all;
    }

    private void add(View view, Selection selection, PathSources outside) {
        if (selection.isOfValues()) {
            tablesOfValues.put(view.resource(), view.name());
            return;
        }
        PathSources here = outside;
        if (selection.each() != null) {
            here = outside.each(outside.of(selection.each().syntax()));
        }
        for (Selection.PathText repeated : selection.repeat()) {
            here = outside.each(here.of(repeated.syntax()));
        }
        for (Column column : selection.columns()) {
            for (String source : here.of(column.syntax())) {
                columns.get(view.resource())
                        .computeIfAbsent(source, path -> new LinkedHashSet<>())
                        .add(view.name() + "." + column.name());
            }
        }
        for (Selection inner : selection.selections()) {
            add(view, inner, here);
        }
        for (Selection branch : selection.union()) {
            add(view, branch, here);
        }
    }

    /** Whether a name of JSON is that of a path, or that with a type at the end. */
    private static boolean isAt(String[] source, String[] names) {
        boolean same = source.length == names.length;
        for (int i = 0; i < names.length && same; i++) {
            same = names[i].equals(source[i])
                    || names[i].startsWith(source[i]) && NameTable.isType(names[i].substring(source[i].length()));
        }
        return same;
    }
}
