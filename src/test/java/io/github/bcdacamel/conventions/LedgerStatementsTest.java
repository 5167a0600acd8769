package io.github.bcdacamel.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the routes ask of the ledger: statements in files of their own, with parameters and never with pasted text. */
class LedgerStatementsTest {

    private static final String PLACE = "classpath:ledger/sql/";
    private static final Pattern PARAMETER = Pattern.compile(":#(in:)?(\\$\\{[^}]*}|[A-Za-z]+)");
    private static final Pattern PASTED = Pattern.compile("(\\$\\{|\\{\\{|:[?$^]|(?<!:)#|\\?|:#[^$A-Za-z]|:#\\$[^{])");

    @Test
    void a_statement_is_in_a_file_that_exists() {
        Set<String> files = files();
        List<String> missing = Routes.elements("to", "from")
                .filter(element -> element.text("uri").matches("sql(-stored)?([:?].*)?"))
                .filter(element -> !files.contains(query(element).replace(PLACE, "")))
                .map(element -> element + " asks '" + query(element) + "': put the statement into a file of "
                        + Project.STATEMENTS + " and name it as the query, " + PLACE + "NAME.sql.")
                .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void every_statement_is_used() {
        Set<String> used = Routes.elements("to", "from")
                .map(LedgerStatementsTest::query)
                .filter(query -> query.startsWith(PLACE))
                .map(query -> query.substring(PLACE.length()))
                .collect(Collectors.toSet());
        Set<String> unused = new TreeSet<>(files());
        unused.removeAll(used);

        assertThat(unused)
                .as("%s: no route asks these; remove them.", Project.STATEMENTS)
                .isEmpty();
    }

    @Test
    void values_enter_a_statement_as_parameters_alone() {
        List<String> pasted = Project.files(Project.STATEMENTS, ".sql").stream()
                .filter(file -> PASTED.matcher(
                                PARAMETER.matcher(Project.text(file)).replaceAll(""))
                        .find())
                .map(file -> file + ": only :#name, :#${variable.name} and :#in: before them may stand for values;"
                        + " anything else is pasted into the statement.")
                .toList();

        assertThat(pasted).isEmpty();
    }

    private static String query(Routes.Element element) {
        return element.map().get("parameters") instanceof java.util.Map<?, ?> parameters
                ? Routes.text(parameters, "query")
                : "";
    }

    private static Set<String> files() {
        return Project.files(Project.STATEMENTS, ".sql").stream()
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toSet());
    }
}
