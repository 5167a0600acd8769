package io.github.bcdacamel.profile;

import java.util.regex.Pattern;

/**
 * Which words of the input may be shown. Keys, resource types and discriminators are words of a specification; a server
 * that uses ids or other data in their place must not bring these into a profile. Whatever does not look like such a word is
 * called {@link #OTHER}.
 */
final class NamePolicy {

    static final String OTHER = "*";

    private static final String NO_LONG_NUMBER = "(?!.*\\d{5})";
    private static final Pattern KEY = Pattern.compile(NO_LONG_NUMBER + "_?[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{0,63}");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?!https?:.*\\d{5})(?:https?://[A-Za-z0-9]|urn:(?:oid|uuid|ietf):)[A-Za-z0-9._~:/#-]{1,250}");
    private static final Pattern CODE = Pattern.compile(NO_LONG_NUMBER + "[A-Za-z][A-Za-z0-9_.:/#-]{0,250}");
    private static final Pattern FILE =
            Pattern.compile("(?:ndjson/)?[A-Z][A-Za-z]{0,63}\\.\\d{1,9}\\.ndjson(?:\\.gz)?");
    /** Medicare's numbers, old and new, have eleven characters of a fixed form. */
    private static final Pattern MEDICARE_ID =
            Pattern.compile("(?i).*\\d[A-Z][A-Z0-9]\\d[A-Z][A-Z0-9]\\d[A-Z]{2}\\d{2}.*");

    private NamePolicy() {}

    static String key(String text) {
        return shown(KEY, text);
    }

    static String type(String text) {
        return shown(TYPE, text);
    }

    /** The system of a code, or an extension's url. */
    static String address(String text) {
        return shown(ADDRESS, text);
    }

    /** A code of a system that names parts, such as a category. */
    static String code(String text) {
        return shown(CODE, text);
    }

    static boolean isFile(String name) {
        return FILE.matcher(name).matches();
    }

    private static String shown(Pattern form, String text) {
        return form.matcher(text).matches() && !MEDICARE_ID.matcher(text).matches() ? text : OTHER;
    }
}
