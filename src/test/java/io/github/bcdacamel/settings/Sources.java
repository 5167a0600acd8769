package io.github.bcdacamel.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Sources of settings that a test fills: nothing of the machine's own environment is read. */
final class Sources {

    private final Map<String, String> environment = new HashMap<>();
    private final Properties system = new Properties();
    private final Map<String, String> commandLine = new HashMap<>();
    private final Path folder;

    Sources(Path folder) {
        this.folder = folder;
    }

    Sources commandLine(String key, String value) {
        commandLine.put(key, value);
        return this;
    }

    Sources system(String key, String value) {
        system.setProperty(key, value);
        return this;
    }

    Sources environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Sources file(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        return this;
    }

    Settings read() {
        return new SettingsLoader(environment, system, folder).read(commandLine);
    }
}
