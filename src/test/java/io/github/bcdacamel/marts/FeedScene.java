package io.github.bcdacamel.marts;

import io.github.bcdacamel.tables.View;
import io.github.bcdacamel.tables.format.PartWriter.Format;
import io.github.bcdacamel.tables.load.InputFile;
import io.github.bcdacamel.tables.load.LoadAbout;
import io.github.bcdacamel.tables.load.TableBuilder;
import io.github.bcdacamel.tables.load.TableOptions;
import io.github.bcdacamel.tables.load.ViewFolder;
import io.github.bcdacamel.tables.schema.SchemaFiles;
import io.github.bcdacamel.tables.schema.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A feed's folder with loads of real tables, made of records, and what its marts hold. */
public final class FeedScene {

    public static final EngineOptions ENGINE = new EngineOptions(2, 256L << 20, null);
    private static final TableOptions OPTIONS = TableOptions.of(Set.of(Format.PARQUET), 1, 1 << 20, false);

    public final FeedFolder feed;

    public FeedScene(Path folder) {
        this.feed = new FeedFolder(folder);
    }

    /** The tables of the views in the program. */
    public static List<Table> tables() throws IOException {
        return SchemaFiles.tables(ViewFolder.read(""));
    }

    /** A load of these lines: NDJSON by resource type. */
    public void load(LoadAbout about, Map<String, String> records) throws IOException {
        load(about, records, ViewFolder.read(""));
    }

    /** The same by views of one's own. */
    public void load(LoadAbout about, Map<String, String> records, Path views) throws IOException {
        load(about, records, ViewFolder.read(views.toString()));
    }

    private void load(LoadAbout about, Map<String, String> records, List<View> views) throws IOException {
        List<InputFile> files = new ArrayList<>();
        records.forEach((type, text) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            files.add(new InputFile(
                    type + ".0001.ndjson", type, bytes.length, null, () -> new ByteArrayInputStream(bytes)));
        });
        new TableBuilder(views, OPTIONS).build(feed.tables(), about, files, bytes -> {});
    }

    /** Patients of these ids. */
    public void patients(String load, String... ids) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String id : ids) {
            lines.append(
                    "{\"id\":\"%s\",\"resourceType\":\"Patient\",\"meta\":{\"lastUpdated\":\"2026-01-01T00:00:00Z\"}}\n"
                            .formatted(id));
        }
        load(LoadAbout.ofFiles(load), Map.of("Patient", lines.toString()));
    }

    /** A folder with these marts: SQL by name. */
    public static Path sql(Path folder, Map<String, String> marts) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> mart : marts.entrySet()) {
            Files.writeString(folder.resolve(mart.getKey() + ".sql"), mart.getValue());
        }
        return folder;
    }

    public static MartBuilder builder(Path sql) throws IOException {
        return new MartBuilder(MartFolder.read(sql.toString(), List.of()), tables(), ENGINE, false, "bcda-camel test");
    }

    /** The answer to a query over tables and marts, a row a list of texts. */
    public List<List<String>> ask(String query) throws Exception {
        try (FeedDatabase database = FeedDatabase.open(feed, tables(), ENGINE, List.of());
                Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<List<String>> answer = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                answer.add(row);
            }
            return answer;
        }
    }
}
