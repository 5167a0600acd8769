package io.github.bcdacamel.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/**
 * The page's buttons. Each form carries a word that only a page of this process holds, because a browser sends the
 * password along with whatever another site makes it send; the {@link Gate} looks at the origin besides.
 */
public final class Buttons {

    private final String token;

    public Buttons(SecureRandom random) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        this.token = HexFormat.of().formatHex(bytes);
    }

    /**
     * What was pressed, as a call.
     *
     * @param form the fields
     * @throws Problem 403 without the word, 400 for what no button says
     */
    public Call read(Map<String, Object> form) {
        String said = text(form, "token");
        if (!MessageDigest.isEqual(said.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8))) {
            throw new Problem(403, "This button is of an older page. Load the page again, then press it.");
        }
        String feed = text(form, "feed");
        return switch (text(form, "act")) {
            case "incremental" -> new Call("kick-off-export", feed, null, 0, 0, false);
            case "full" -> new Call("kick-off-export", feed, null, 0, 0, true);
            case "cancel" -> new Call("cancel-export", feed, text(form, "export"), 0, 0, false);
            default -> throw new Problem(400, "There is no such button.");
        };
    }

    /** Back to the page: it shows what came of it. */
    public Answer pressed() {
        return Answer.seeOther("/");
    }

    Html kickOff(String feed) {
        return form(
                feed,
                Html.of("<button name=\"act\" value=\"incremental\">Export now</button>"
                        + " <button name=\"act\" value=\"full\" class=\"second\">Everything anew</button>"));
    }

    Html resume(ExportView export) {
        return form(export.feed(), Html.of("<button name=\"act\" value=\"incremental\">Resume now</button>"));
    }

    /** Behind a fold, so that it is not pressed by accident. */
    Html cancel(ExportView export) {
        Html inside = Html.of(
                "<p>Its job at BCDA is cancelled as well, and nothing more is fetched.</p><input type=\"hidden\""
                        + " name=\"export\" value=\"%s\"><button name=\"act\" value=\"cancel\" class=\"danger\">Cancel"
                        + " export %s</button>",
                export.id(), export.id());
        return Html.of(
                "<details id=\"cancel-%s\"><summary>Cancel …</summary>%s</details>",
                export.feed(), form(export.feed(), inside));
    }

    private Html form(String feed, Html inside) {
        return Html.of(
                "<form method=\"post\" action=\"/\"><input type=\"hidden\" name=\"token\" value=\"%s\"><input"
                        + " type=\"hidden\" name=\"feed\" value=\"%s\">%s</form>",
                token, feed, inside);
    }

    private static String text(Map<String, Object> form, String field) {
        return form != null && form.get(field) instanceof String text ? text : "";
    }
}
