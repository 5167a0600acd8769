package io.github.bcdacamel.cli;

import io.github.bcdacamel.settings.Settings;
import io.github.bcdacamel.settings.SettingsLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options by which every command takes settings. */
final class SettingsOptions {

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            mapFallbackValue = "",
            description =
                    "A setting, such as bcda.export.types=Patient,Coverage. May be given several times, and wins over"
                            + " environment and file. Set the secret as BCDA_CLIENT_SECRET instead: command lines are visible.")
    private Map<String, String> set = new LinkedHashMap<>();

    /** @param unlessSet what holds where --set says nothing */
    Settings read(Map<String, String> unlessSet) {
        Map<String, String> all = new LinkedHashMap<>(unlessSet);
        all.putAll(set);
        return new SettingsLoader(System.getenv(), System.getProperties(), Path.of("")).read(all);
    }
}
