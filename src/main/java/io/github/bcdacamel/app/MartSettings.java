package io.github.bcdacamel.app;

import io.github.bcdacamel.Version;
import io.github.bcdacamel.marts.EngineOptions;
import io.github.bcdacamel.marts.MartBuilder;
import io.github.bcdacamel.marts.MartFolder;
import io.github.bcdacamel.settings.Settings;
import io.github.bcdacamel.tables.load.ViewFolder;
import io.github.bcdacamel.tables.schema.SchemaFiles;
import io.github.bcdacamel.tables.schema.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the settings say of marts, for exports and for the commands that build or ask them. */
public final class MartSettings {

    private static final String FOLDER = "bcda.marts.sql";

    private MartSettings() {}

    /**
     * Nothing if none are wanted, or there is nothing to make them of: no Parquet, or tables of one's own and no marts of one's own.
     *
     * @throws io.github.bcdacamel.failures.ExportFailure if a mart cannot be used
     */
    public static Optional<MartBuilder> builder(Settings settings) {
        List<String> wanted = settings.list("bcda.marts.build");
        boolean areOfTables = settings.text("bcda.tables.views").isEmpty()
                || !settings.text(FOLDER).isEmpty();
        boolean isParquet = settings.list("bcda.tables.format").contains("parquet");
        if (wanted.contains("none") || !isParquet || !areOfTables) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MartBuilder(
                    MartFolder.read(settings.text(FOLDER), wanted.contains("all") ? List.of() : wanted),
                    tables(settings),
                    engine(settings),
                    settings.flag("bcda.landing.shared"),
                    "bcda-camel " + Version.TEXT));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The tables that loads have, or may have. */
    public static List<Table> tables(Settings settings) throws IOException {
        return SchemaFiles.tables(ViewFolder.read(settings.text("bcda.tables.views")));
    }

    /** What the embedded database may use. */
    public static EngineOptions engine(Settings settings) {
        String temporary = settings.text("bcda.marts.temp-dir");
        return new EngineOptions(
                settings.number("bcda.marts.threads"),
                settings.size("bcda.marts.memory"),
                temporary.isEmpty() ? null : Path.of(temporary));
    }
}
