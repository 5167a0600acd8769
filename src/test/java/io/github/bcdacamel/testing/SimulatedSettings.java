package io.github.bcdacamel.testing;

import io.github.bcdacamel.settings.Settings;
import io.github.bcdacamel.settings.SettingsLoader;
import io.github.bcdacamel.simulator.Simulator;
import io.github.bcdacamel.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Settings for exports from a simulator, without patience and tables, into a test's folder: landing and ledger are in it. */
public final class SimulatedSettings {

    private SimulatedSettings() {}

    /** @param more keys and values in turn, which win */
    public static Settings of(Simulator simulator, Path folder, String... more) {
        Map<String, String> chosen = new HashMap<>();
        for (int i = 0; i < more.length; i += 2) {
            chosen.put(more[i], more[i + 1]);
        }
        return of(simulator, folder, chosen);
    }

    public static Settings of(Simulator simulator, Path folder, Map<String, String> more) {
        Map<String, String> chosen = new HashMap<>(Map.of(
                "bcda.base-url",
                simulator.baseUrl().toString(),
                "bcda.client-id",
                SimulatorOptions.DEFAULT_CLIENT_ID,
                "bcda.client-secret",
                SimulatorOptions.DEFAULT_CLIENT_SECRET,
                "bcda.poll.interval",
                "50ms",
                "bcda.poll.max-interval",
                "100ms",
                "bcda.tables.format",
                "none",
                "bcda.landing.dir",
                folder.resolve("data").toString(),
                "bcda.ledger.url",
                "jdbc:h2:file:" + folder.resolve("state/ledger")));
        chosen.putAll(more);
        return new SettingsLoader(Map.of(), new Properties(), folder).read(chosen);
    }
}
