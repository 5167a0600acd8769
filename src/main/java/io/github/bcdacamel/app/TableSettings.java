package io.github.bcdacamel.app;

import io.github.bcdacamel.profile.TableColumns;
import io.github.bcdacamel.settings.Settings;
import io.github.bcdacamel.tables.ColumnSources;
import io.github.bcdacamel.tables.format.PartWriter.Format;
import io.github.bcdacamel.tables.load.TableBuilder;
import io.github.bcdacamel.tables.load.TableOptions;
import io.github.bcdacamel.tables.load.ViewFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the settings say of tables, for exports and for the command {@code tables}. */
public final class TableSettings {

    private TableSettings() {}

    /** Nothing if no tables are wanted. @throws io.github.bcdacamel.failures.ExportFailure if a ViewDefinition cannot be used */
    public static Optional<TableBuilder> builder(Settings settings) {
        Set<Format> formats = formats(settings.list("bcda.tables.format"));
        if (formats.isEmpty()) {
            return Optional.empty();
        }
        try {
            TableOptions options = TableOptions.of(
                    formats,
                    settings.number("bcda.tables.threads"),
                    (int) settings.size("bcda.download.max-line-size"),
                    settings.flag("bcda.landing.shared"));
            return Optional.of(new TableBuilder(ViewFolder.read(settings.text("bcda.tables.views")), options));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Which columns of these tables a path of a record feeds. */
    public static TableColumns columns(Optional<TableBuilder> builder) {
        return builder.<TableColumns>map(tables -> new ColumnSources(tables.views())::of)
                .orElse(TableColumns.NONE);
    }

    private static Set<Format> formats(List<String> names) {
        Set<Format> formats = EnumSet.noneOf(Format.class);
        names.stream()
                .filter(name -> !name.equals("none"))
                .forEach(name -> formats.add(Format.valueOf(name.toUpperCase(Locale.ROOT))));
        return formats;
    }
}
