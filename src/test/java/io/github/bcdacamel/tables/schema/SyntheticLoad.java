package io.github.bcdacamel.tables.schema;

import io.github.bcdacamel.simulator.claims.SyntheticClaims;
import io.github.bcdacamel.tables.View;
import io.github.bcdacamel.tables.format.PartWriter.Format;
import io.github.bcdacamel.tables.load.InputFile;
import io.github.bcdacamel.tables.load.Load;
import io.github.bcdacamel.tables.load.LoadAbout;
import io.github.bcdacamel.tables.load.TableBuilder;
import io.github.bcdacamel.tables.load.TableOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The tables of a few synthetic enrollees. */
final class SyntheticLoad {

    private static final int ENROLLEES = 12;

    private SyntheticLoad() {}

    /** Builds the tables of all types of a version, or of some. */
    static Load build(Path tables, List<View> views, String loadId, int version, Set<Format> formats, String... types)
            throws IOException {
        SyntheticClaims claims = new SyntheticClaims(1, version);
        List<InputFile> files = new ArrayList<>();
        for (String type : types.length > 0 ? Set.of(types) : new TreeSet<>(SyntheticClaims.types(version))) {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            for (int enrollee = 0; enrollee < ENROLLEES; enrollee++) {
                claims.write(type, enrollee, lines);
            }
            byte[] content = lines.toByteArray();
            files.add(new InputFile(
                    "ndjson/" + type + ".0001.ndjson",
                    type,
                    content.length,
                    null,
                    () -> new ByteArrayInputStream(content)));
        }
        return new TableBuilder(views, TableOptions.of(formats, 1, 1 << 20, false))
                .build(
                        tables,
                        new LoadAbout(loadId, "2026-11-22T02:00:00Z", null, "all", "v" + version),
                        files,
                        bytes -> {});
    }
}
