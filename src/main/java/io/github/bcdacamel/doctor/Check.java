package io.github.bcdacamel.doctor;

import io.github.bcdacamel.failures.FailureClass;
import io.github.bcdacamel.failures.SecretMask;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What one check found, and what to do if it failed. Holds neither secrets nor data.
 *
 * @param name of what was checked, one word
 * @param found a sentence or several
 * @param failure of which class an export would fail; null unless it would
 */
public record Check(Level level, String name, String found, FailureClass failure) {

    /** How it stands. */
    public enum Level {
        OK("ok"),
        /** An export can start, but an operator should know. */
        WARN("warn"),
        FAIL("FAIL");

        private final String word;

        Level(String word) {
            this.word = word;
        }
    }

    public Check {
        Objects.requireNonNull(name);
        found = SecretMask.mask(found).replaceAll("\\s+", " ").strip();
    }

    public static Check ok(String name, String found) {
        return new Check(Level.OK, name, found, null);
    }

    public static Check warn(String name, String found) {
        return new Check(Level.WARN, name, found, null);
    }

    public static Check fail(FailureClass failure, String name, String found) {
        return new Check(Level.FAIL, name, found, Objects.requireNonNull(failure));
    }

    /** The same check of one feed among several: {@code mssp/token}. */
    public Check of(String feed) {
        return new Check(level, feed + "/" + name, found, failure);
    }

    /** 0 when nothing fails, else the code of the worst failure. */
    public static int exitCode(List<Check> checks) {
        FailureClass worst = checks.stream().map(Check::failure).reduce(null, FailureClass::worst);
        return worst == null ? 0 : worst.exitCode();
    }

    /** One line: {@code FAIL  token         BCDA rejected …} */
    public String line() {
        return String.format(Locale.ROOT, "%-5s %-12s %s", level.word, name, found);
    }
}
