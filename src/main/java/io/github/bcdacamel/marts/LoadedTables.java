package io.github.bcdacamel.marts;

import io.github.bcdacamel.tables.load.Load.LoadedColumn;
import io.github.bcdacamel.tables.load.Load.LoadedPart;
import io.github.bcdacamel.tables.load.Load.LoadedTable;
import io.github.bcdacamel.tables.schema.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tables of a feed as its loads have them: those loads that are whole, and of each table its Parquet parts.
 *
 * @param loads the SHA-256 of each load file by the load's id, in the order of the ids
 * @param tables by name
 */
record LoadedTables(Map<String, String> loads, Map<String, Contents> tables) {

    /**
     * A table.
     *
     * @param columns SQL types by name: those that it should have, and those that only earlier loads have
     * @param there those of them that at least one part has
     * @param parts absolute
     */
    record Contents(String about, Map<String, String> columns, List<String> there, List<Path> parts) {}

    /**
     * @param folder of all tables, which need not be there
     * @param expected the tables of the views in use: they are there even if no load has them
     * @throws MartException if a load cannot be read, or has no Parquet
     */
    static LoadedTables read(Path folder, List<Table> expected) throws IOException {
        Map<String, String> loads = new TreeMap<>();
        Map<String, Contents> tables = new TreeMap<>();
        for (Table table : expected) {
            Map<String, String> columns = new LinkedHashMap<>();
            table.columns()
                    .forEach(column -> columns.put(column.name(), column.type().sql() + (column.isList() ? "[]" : "")));
            tables.put(table.name(), new Contents(table.description(), columns, new ArrayList<>(), new ArrayList<>()));
        }
        for (LandedLoad landed : LandedLoad.list(folder)) {
            loads.put(landed.load().loadId(), landed.sha256());
            landed.load().tables().forEach(table -> add(landed, table, tables));
        }
        return new LoadedTables(loads, tables);
    }

    private static void add(LandedLoad landed, LoadedTable loaded, Map<String, Contents> tables) {
        Contents table = tables.computeIfAbsent(
                loaded.name(), name -> new Contents("", new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>()));
        List<LoadedPart> parquet = landed.parquet(loaded);
        for (LoadedColumn column : loaded.columns()) {
            table.columns().putIfAbsent(column.name(), column.type());
            if (!parquet.isEmpty() && !table.there().contains(column.name())) {
                table.there().add(column.name());
            }
        }
        parquet.forEach(part -> table.parts().add(landed.path(part)));
    }
}
