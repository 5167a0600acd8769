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
    public static Optional<DatabaseFiller> filler(Settings settings) {
        if (settings.text("bcda.database.url").isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DatabaseFiller(
                    new DatabaseOptions(
                            settings.text("bcda.database.url"),
                            settings.text("bcda.database.user"),
                            settings.text("bcda.database.password"),
                            DatabaseSchemaGuard.schema(settings)),
                    MartSettings.engine(settings),
                    MartSettings.tables(settings),
                    settings.flag("bcda.landing.shared")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
