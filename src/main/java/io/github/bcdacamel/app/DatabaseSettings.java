package io.github.bcdacamel.app;

import io.github.bcdacamel.database.DatabaseFiller;
import io.github.bcdacamel.database.DatabaseOptions;
import io.github.bcdacamel.settings.DatabaseSchemaGuard;
import io.github.bcdacamel.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** What the settings say of the database that gets the tables and marts, for exports and for the command that loads them. */
public final class DatabaseSettings {

    private DatabaseSettings() {}

    /** Nothing if there is no such database. */
    public static Optional<DatabaseOptions> options(Settings settings) {
        String url = settings.text("bcda.database.url");
        return url.isEmpty()
                ? Optional.empty()
                : Optional.of(new DatabaseOptions(
                        url,
                        settings.text("bcda.database.user"),
                        settings.text("bcda.database.password"),
                        DatabaseSchemaGuard.schema(settings)));
    }

    /** Nothing if there is no such database. */
    public static Optional<DatabaseFiller> filler(Settings settings) {
        Optional<DatabaseOptions> options = options(settings);
        if (options.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DatabaseFiller(
                    options.get(),
                    MartSettings.engine(settings),
                    MartSettings.tables(settings),
                    settings.flag("bcda.landing.shared")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
