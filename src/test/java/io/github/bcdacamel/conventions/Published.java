package io.github.bcdacamel.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tables in docs/operations.md that tests print. Each stands between two comments, {@code <!-- NAME: printed by … -->} and
 * {@code <!-- NAME: end -->}. With {@code -Ddocs=write} the test writes its table there, and passes.
 */
public final class Published {

    private static final Path PAGE = Path.of("docs/operations.md");

    private Published() {}

    /** The page holds exactly this table under this name. */
    public static void holds(String name, String table) throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("<!-- " + name + ": printed");
        int end = page.indexOf("<!-- " + name + ": end -->");
        assertThat(begin).as("The place of %s in %s", name, PAGE).isBetween(0, end);
        int first = page.indexOf("-->\n", begin) + "-->\n".length();
        if ("write".equals(System.getProperty("docs"))) {
            Files.writeString(PAGE, page.substring(0, first) + "\n" + table + "\n" + page.substring(end));
            return;
        }
        assertThat(page.substring(first, end).strip())
                .as("%s in %s is not what is printed; write it with -Ddocs=write.", name, PAGE)
                .isEqualTo(table.strip());
    }
}
