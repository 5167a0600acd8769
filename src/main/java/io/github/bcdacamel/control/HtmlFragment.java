package io.github.bcdacamel.control;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A piece of a web page. Whatever is put into a template is escaped, unless it is such a piece itself: a value from the
 * ledger or a server can break out of nothing.
 */
record HtmlFragment(String text) {

    static final HtmlFragment NONE = new HtmlFragment("");

    /** @param template with %s for each part; other percent signs doubled */
    static HtmlFragment of(String template, Object... parts) {
        Object[] safe = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            safe[i] = parts[i] instanceof HtmlFragment html ? html.text : escaped(String.valueOf(parts[i]));
        }
        return new HtmlFragment(template.formatted(safe));
    }

    static HtmlFragment join(Collection<HtmlFragment> pieces) {
        return new HtmlFragment(pieces.stream().map(HtmlFragment::text).collect(Collectors.joining("\n")));
    }

    /** A piece that is there under a condition. */
    static HtmlFragment when(boolean condition, String template, Object... parts) {
        return condition ? of(template, parts) : NONE;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
