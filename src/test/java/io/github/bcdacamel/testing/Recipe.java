package io.github.bcdacamel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings that a recipe of docs/operations.md names, so that a test does what the page says. */
public final class Recipe {

    private static final Pattern SETTING = Pattern.compile("`(bcda\\.[a-z.-]+) = ([^`]+)`");

    private Recipe() {}

    /** @param title what it begins with, without the full stop */
    public static Map<String, String> settings(String title) throws IOException {
        String page = Files.readString(Path.of("docs", "operations.md"));
        Matcher recipe = Pattern.compile("(?s)\\*\\*" + Pattern.quote(title) + "\\.\\*\\*(.*?)\\n\\n")
                .matcher(page);
        assertThat(recipe.find()).as("a recipe '%s'", title).isTrue();
        Map<String, String> settings = new LinkedHashMap<>();
        SETTING.matcher(recipe.group(1)).results().forEach(setting -> settings.put(setting.group(1), setting.group(2)));
        assertThat(settings).as("settings of the recipe '%s'", title).isNotEmpty();
        return settings;
    }
}
