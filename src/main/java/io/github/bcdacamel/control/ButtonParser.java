package io.github.bcdacamel.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.apache.camel.Body;

/**
 * Parses what a button of the status page sends. Each form carries a token that only a page of this process has, because
 * a browser sends the password with any request, even one that another site caused. {@link HttpGuard} checks the origin.
 */
public final class ButtonParser {

    private final String token;

    public ButtonParser(SecureRandom random) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        this.token = HexFormat.of().formatHex(bytes);
    }

    /** The token that each form of the page carries. */
    String token() {
        return token;
    }

    /**
     * The pressed button as a call.
     *
     * @param form the fields as a map; anything else has none
     * @throws Problem 403 without the token, 400 for an unknown button
     */
    public ApiCall read(@Body Object form) {
        String said = text(form, "token");
        if (!MessageDigest.isEqual(said.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8))) {
            throw new Problem(
                    403,
                    "This page is out of date: the program was restarted. Reload the page, then press the button again.");
        }
        String feed = text(form, "feed");
        return switch (text(form, "act")) {
            case "incremental" -> new ApiCall("kick-off-export", feed, null, 0, 0, false);
            case "full" -> new ApiCall("kick-off-export", feed, null, 0, 0, true);
            case "cancel" -> new ApiCall("cancel-export", feed, text(form, "export"), 0, 0, false);
            default -> throw new Problem(400, "Unknown button.");
        };
    }

    /** Back to the page: it shows what came of it. */
    public ApiResponse pressed() {
        return ApiResponse.seeOther("/");
    }

    private static String text(Object form, String field) {
        return form instanceof Map<?, ?> fields && fields.get(field) instanceof String text ? text : "";
    }
}
