package io.github.bcdacamel.control;

import java.nio.file.Path;

/**
 * Who may come in.
 *
 * @param user of HTTP Basic
 * @param password empty when nobody comes in by one
 * @param tokenKey a public key in PEM that proves bearer tokens; null when nobody comes in by one
 * @param tokenAlgorithm such as RS256
 * @param tokenIssuer empty for any
 * @param tokenAudience empty for any
 */
public record AccessPolicy(
        String user, String password, Path tokenKey, String tokenAlgorithm, String tokenIssuer, String tokenAudience) {

    /** Whether everybody may. */
    public boolean isOpen() {
        return password.isEmpty() && tokenKey == null;
    }

    @Override
    public String toString() {
        return isOpen() ? "everybody" : "with credentials";
    }
}
