package io.github.bcdacamel.failures;

import java.util.regex.Pattern;

/**
 * Takes Medicare ids, tokens, secrets and control characters out of texts that others wrote, before we repeat them. The
 * secrets of this process, as they are, are {@link SecretMask}'s.
 */
public final class Redactor {

    private static final int LONGEST_READ = 4000;
    private static final int LONGEST_TEXT = 300;

    // A Medicare Beneficiary Identifier, with or without dashes; synthetic ones use letters that real ones do not.
    private static final Pattern MEDICARE_ID = Pattern.compile(
            "(?i)(?<![A-Z0-9])[1-9][A-Z][A-Z0-9][0-9]-?[A-Z][A-Z0-9][0-9]-?[A-Z]{2}[0-9]{2}(?![A-Z0-9])");
    // A social security number, alone or as the older Medicare number with its suffix.
    private static final Pattern OLD_MEDICARE_ID =
            Pattern.compile("(?i)(?<![A-Z0-9])[0-9]{3}-?[0-9]{2}-?[0-9]{4}-?[A-Z]{0,2}[0-9]?(?![A-Z0-9])");
    private static final Pattern JSON_WEB_TOKEN = Pattern.compile("eyJ[A-Za-z0-9_=-][A-Za-z0-9_=.-]*");
    private static final Pattern AUTHORIZATION = Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{8,}");
    private static final Pattern SECRET =
            Pattern.compile("(?i)(token|secret|password|assertion)(\"\\s*:\\s*\"|=)[^\\s\"&]+");

    private Redactor() {}

    /** The redacted text, at most 300 characters; empty for null. */
    public static String redact(String text) {
        if (text == null) {
            return "";
        }
        // Before anything is cut: half a secret would not be known as one.
        String withoutSecrets = SecretMask.withoutSecrets(text);
        String shortened = withoutSecrets.length() <= LONGEST_READ
                ? withoutSecrets
                : withoutSecrets.substring(0, LONGEST_READ).replaceFirst("\\S{0,200}$", "");
        String redacted =
                shortened.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ").strip();
        redacted = JSON_WEB_TOKEN.matcher(redacted).replaceAll("(token)");
        redacted = AUTHORIZATION.matcher(redacted).replaceAll("$1 (token)");
        redacted = SECRET.matcher(redacted).replaceAll("$1=(hidden)");
        redacted = MEDICARE_ID.matcher(redacted).replaceAll("(Medicare id)");
        redacted = OLD_MEDICARE_ID.matcher(redacted).replaceAll("(Medicare id)");
        return redacted.length() <= LONGEST_TEXT ? redacted : redacted.substring(0, LONGEST_TEXT - 3) + "...";
    }
}
