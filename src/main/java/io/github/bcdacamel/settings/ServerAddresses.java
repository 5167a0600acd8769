package io.github.bcdacamel.settings;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Completes the addresses of the server before other settings refer to them: no slash at the end, which would become two in
 * the middle of another address; and a server that is named by its bcda.api-url alone is the one that tokens come from.
 */
final class ServerAddresses {

    private static final String BASE = "bcda.base-url";
    private static final String API = "bcda.api-url";
    private static final Pattern ORIGIN = Pattern.compile("(https?://[^/?#{}]+).*");

    private ServerAddresses() {}

    static void complete(Map<String, String> texts) {
        texts.computeIfPresent(BASE, (key, text) -> text.replaceFirst("/+$", ""));
        texts.computeIfPresent(API, (key, text) -> text.replaceFirst("/+$", ""));
        Matcher own = ORIGIN.matcher(texts.getOrDefault(API, ""));
        if (own.matches() && SettingsLoader.defaults().get(BASE).equals(texts.get(BASE))) {
            texts.put(BASE, own.group(1));
        }
    }
}
