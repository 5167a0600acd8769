package io.github.bcdacamel.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tables that tests print into documents. Each stands between two comments, {@code <!-- NAME: printed by … -->} and
 * {@code <!-- NAME: end -->}. With {@code -Ddocs=write} the test writes its table there, and passes.
 */
public final class Published {

    private Published() {}

    /** The document holds exactly this table under this name. */
    public static void holds(String document, String name, String table) throws IOException {
        Path file = Path.of(document);
        String page = Files.readString(file);
        int begin = page.indexOf("<!-- " + name + ": printed");
        int end = page.indexOf("<!-- " + name + ": end -->");
        assertThat(begin).as("The place of %s in %s", name, document).isBetween(0, end);
        int first = page.indexOf("-->\n", begin) + "-->\n".length();
        if ("write".equals(System.getProperty("docs"))) {
            Files.writeString(file, page.substring(0, first) + "\n" + table.strip() + "\n\n" + page.substring(end));
            return;
        }
        assertThat(page.substring(first, end).strip())
                .as("%s in %s is not what the code says; write it with -Ddocs=write.", name, document)
                .isEqualTo(table.strip());
    }
}
