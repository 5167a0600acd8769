package io.github.bcdacamel.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/**
 * The page's buttons. Each form carries a word that only a page of this process holds, because a browser sends the
 * password along with whatever another site makes it send; the {@link HttpGuard} looks at the origin besides.
 */
public final class ButtonParser {

    private final String token;

    public ButtonParser(SecureRandom random) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        this.token = HexFormat.of().formatHex(bytes);
    }

    /** The word that each form of the page carries. */
    String token() {
        return token;
    }

    /**
     * What was pressed, as a call.
     *
     * @param form the fields
     * @throws Problem 403 without the word, 400 for what no button says
     */
    public ApiCall read(Map<String, Object> form) {
        String said = text(form, "token");
        if (!MessageDigest.isEqual(said.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8))) {
            throw new Problem(403, "This button is of an older page. Load the page again, then press it.");
        }
        String feed = text(form, "feed");
        return switch (text(form, "act")) {
            case "incremental" -> new ApiCall("kick-off-export", feed, null, 0, 0, false);
            case "full" -> new ApiCall("kick-off-export", feed, null, 0, 0, true);
            case "cancel" -> new ApiCall("cancel-export", feed, text(form, "export"), 0, 0, false);
            default -> throw new Problem(400, "There is no such button.");
        };
    }

    /** Back to the page: it shows what came of it. */
    public ApiResponse pressed() {
        return ApiResponse.seeOther("/");
    }

    private static String text(Map<String, Object> form, String field) {
        return form != null && form.get(field) instanceof String text ? text : "";
    }
}
