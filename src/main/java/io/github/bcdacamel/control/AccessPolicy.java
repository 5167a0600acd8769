package io.github.bcdacamel.control;

import java.nio.file.Path;

/**
 * Which credentials are accepted.
 *
 * @param user of HTTP Basic
 * @param password empty when none is accepted
 * @param tokenKey a public key in PEM that proves bearer tokens; null when none are accepted
 * @param tokenAlgorithm such as RS256
 * @param tokenIssuer empty for any
 * @param tokenAudience empty for any
 */
public record AccessPolicy(
        String user, String password, Path tokenKey, String tokenAlgorithm, String tokenIssuer, String tokenAudience) {

    /** Whether no credentials are needed. */
    public boolean isOpen() {
        return password.isEmpty() && tokenKey == null;
    }

    @Override
    public String toString() {
        return isOpen() ? "open" : "with credentials";
    }
}
