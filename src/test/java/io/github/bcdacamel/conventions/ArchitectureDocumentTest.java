package io.github.bcdacamel.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page about the architecture names the route files, routes and packages that exist. */
class ArchitectureDocumentTest {

    private static final String PAGE = "docs/architecture.md";

    private static final Pattern ROUTE = Pattern.compile("(?m)^- route:\\s+id: (\\S+)");
    private static final Pattern COMMENT = Pattern.compile("\\A((?:#.*\\R)+)");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\| `(\\w+)` \\| ([a-z0-9, –]+) \\| \\S.* \\|$");

    @Test
    void the_table_of_routes_tells_what_each_file_says_of_itself() throws Exception {
        StringBuilder table = new StringBuilder("| File | Routes | What for |\n|---|---|---|\n");
        for (Path file : Project.files(Project.ROUTES, ".camel.yaml")) {
            String name = Project.ROUTES.relativize(file).toString().replace(".camel.yaml", "");
            String text = Project.text(file);
            String routes = ROUTE.matcher(text)
                    .results()
                    .map(route -> "`" + route.group(1) + "`")
                    .collect(Collectors.joining(", "));
            table.append("| `%s` | %s | %s |\n".formatted(name.replace('\\', '/'), routes, whatFor(text)));
        }

        Published.holds(PAGE, "routes", table.toString());
    }

    @Test
    void the_table_of_packages_is_the_order_that_is_checked() {
        Map<String, String> documented = new TreeMap<>();
        PACKAGE.matcher(Project.text(Path.of(PAGE)))
                .results()
                .forEach(row -> documented.put(row.group(1), row.group(2)));
        Map<String, String> checked = new TreeMap<>();
        ArchitectureTest.KNOWS.forEach((name, known) -> checked.put(
                name, known.isEmpty() ? "–" : known.stream().sorted().collect(Collectors.joining(", "))));

        assertThat(documented)
                .as("%s: the table of packages is not what ArchitectureTest checks.", PAGE)
                .isEqualTo(checked);
    }

    /** The first sentence of the comment at the top. */
    private static String whatFor(String route) {
        String comment = COMMENT.matcher(route)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElse("")
                .replaceAll("(?m)^# ?", "")
                .replaceAll("\\s+", " ")
                .strip();
        return comment.split("(?<=[a-z)>`]\\.) ", 2)[0].replace("|", "\\|");
    }
}
