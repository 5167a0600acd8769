package io.github.bcdacamel.control;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The status page's style and script, which stand inside the page, and the policy that lets a browser use no others. */
final class StatusAssets {

    static final String STYLE = read("status.css");
    static final String SCRIPT = read("status.js");

    /** By their hashes: whatever else got into the page would not run. */
    static final String POLICY = "default-src 'none'; style-src '" + hash(STYLE) + "'; script-src '" + hash(SCRIPT)
            + "'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** A data profile needs no script, and its bars have styles of their own. */
    static final String PROFILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action"
            + " 'none'; base-uri 'none'; frame-ancestors 'none'";

    private StatusAssets() {}

    private static String read(String name) {
        try (InputStream stream = StatusAssets.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new IllegalStateException("The jar lacks " + name + ".", impossible);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
