package io.github.bcdacamel.cli;

import io.github.bcdacamel.settings.Settings;
import io.github.bcdacamel.settings.SettingsLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** How a command takes settings: by {@code --set}, besides the sources that {@link SettingsLoader} merges. */
class SettingsOptions {

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            mapFallbackValue = "",
            description =
                    "A setting, such as bcda.export.types=Patient,Coverage. Can be repeated; overrides environment and"
                            + " file. Never pass a secret this way, because command lines are visible: set"
                            + " BCDA_CLIENT_SECRET instead.")
    private Map<String, String> set = new LinkedHashMap<>();

    /** @param unlessSet values that apply where --set names no other */
    Settings read(Map<String, String> unlessSet) {
        Map<String, String> all = new LinkedHashMap<>(unlessSet);
        all.putAll(set);
        overrides().forEach(all::put);
        return new SettingsLoader(System.getenv(), System.getProperties(), Path.of("")).read(all);
    }

    /** Settings that other options set, which win. */
    Map<String, String> overrides() {
        return Map.of();
    }
}
