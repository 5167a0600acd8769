package io.github.bcdacamel.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Renders the HTML pages from the templates of {@code src/main/jte}, which the build compiles. Every value is escaped for
 * the place where it stands. Holds the style that the pages share.
 */
public final class HtmlRenderer {

    /** Of all pages; each holds it, so that it needs no other file. */
    public static final String STYLE = resource(HtmlRenderer.class, "style.css");

    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "io.github.bcdacamel");

    private HtmlRenderer() {}

    /**
     * @param template its path below {@code src/main/jte}
     * @param model the template's only parameter
     */
    public static String render(String template, Object model) {
        StringOutput page = new StringOutput(32 * 1024);
        TEMPLATES.render(template, model, page);
        return page.toString();
    }

    /** A text file beside a class, such as a script. */
    public static String resource(Class<?> neighbor, String name) {
        try (InputStream stream = neighbor.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new IllegalStateException("The jar lacks " + name + ".", impossible);
        }
    }
}
