package io.github.bcdacamel.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bcdacamel.ledger.ExportState;
import io.github.bcdacamel.ledger.FileState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The ledger's statements: in files of their own, with parameters and never with pasted text, and with the states of the enums. */
class LedgerStatementsTest {

    private static final Path LEDGER = Project.CODE.resolve("io/github/bcdacamel/ledger");
    private static final Pattern CALL =
            Pattern.compile("\\b(?:sql|SqlFile\\.read|claim|ending|statement|chosen)\\(\\s*\"([^\"]*)\"");
    private static final Pattern TEXT = Pattern.compile("\"([^\"\n]*)\"");
    private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):[A-Za-z]\\w*");
    private static final Pattern PASTED = Pattern.compile("[:?#&${}]");

    private static final Pattern TABLE = Pattern.compile(
            "\\b(?:from|join|update|into) (exports|files)\\b(?: (?!(?:set|where|on|join|group|order|limit)\\b)(\\w+))?");
    private static final Pattern STATE = Pattern.compile("\\b(?:(\\w+)\\.)?state (?:=|<>|in) ?(\\([^)]*\\)|'[^']*')");
    private static final Pattern CHANGE = Pattern.compile("^update (exports|files) set (.*?) where (.*)$");
    private static final Pattern LITERAL = Pattern.compile("'([^']*)'");

    @Test
    void a_statement_is_in_a_file_that_exists() {
        Set<String> files = names();
        List<String> missing = Project.files(LEDGER, ".java").stream()
                .flatMap(file -> Project.found(CALL, Project.text(file)).stream()
                        .filter(name -> !files.contains(name))
                        .map(name -> file + " asks '" + name + "': put the statement into " + Project.STATEMENTS + "/"
                                + name + ".sql."))
                .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void every_statement_is_used() {
        Set<String> unused = new TreeSet<>(names());
        Project.files(LEDGER, ".java").forEach(file -> unused.removeAll(Project.found(TEXT, Project.text(file))));

        assertThat(unused)
                .as("%s: no class of the ledger asks these; remove them.", Project.STATEMENTS)
                .isEmpty();
    }

    @Test
    void no_route_asks_the_ledger_itself() {
        List<String> asking = Routes.elements("to", "toD", "from", "enrich", "pollEnrich", "wireTap")
                .filter(element -> element.text("uri").matches("sql(-stored)?([:?].*)?")
                        || String.valueOf(element.value()).matches("sql(-stored)?[:?].*"))
                .map(element -> element + " asks a database: give FeedLedger or LedgerReader a method for it.")
                .toList();

        assertThat(asking).isEmpty();
    }

    @Test
    void values_enter_a_statement_as_parameters_alone() {
        List<String> pasted = statements().entrySet().stream()
                .filter(statement -> PASTED.matcher(
                                PARAMETER.matcher(statement.getValue()).replaceAll(""))
                        .find())
                .map(statement -> statement.getKey() + ".sql: only :name may stand for values; anything else is pasted"
                        + " into the statement.")
                .toList();

        assertThat(pasted).isEmpty();
    }

    @Test
    void a_state_in_a_statement_is_one_that_the_ledger_knows() {
        List<String> unknown = new ArrayList<>();
        statements().forEach((name, sql) -> {
            Map<String, String> tables = tables(sql);
            List<MatchResult> compared = STATE.matcher(sql).results().toList();
            compared.forEach(state -> {
                Set<String> known = known(tables.get(state.group(1) == null ? "" : state.group(1)));
                literals(state.group(2))
                        .filter(text -> !known.contains(text))
                        .forEach(text -> unknown.add(name + ".sql: '" + text + "' is no state of " + known + "."));
            });
            if (sql.startsWith("insert into exports")) {
                literals(sql)
                        .filter(text -> !known("exports").contains(text) && !text.matches("\\d+"))
                        .forEach(text -> unknown.add(name + ".sql: an export begins as '" + text + "'."));
            }
        });

        assertThat(unknown).isEmpty();
    }

    @Test
    void a_statement_changes_a_state_to_one_that_it_may_become() {
        List<String> forbidden = new ArrayList<>();
        Set<String> changing = new TreeSet<>();
        statements()
                .forEach((name, sql) -> CHANGE.matcher(sql).results().forEach(change -> {
                    Map<String, Set<String>> mayBecome = mayBecome(change.group(1));
                    STATE.matcher(change.group(2)).results().forEach(set -> {
                        changing.add(name);
                        String after = set.group(2).replace("'", "");
                        before(change.group(1), change.group(3)).stream()
                                .filter(before -> !mayBecome.get(before).contains(after))
                                .forEach(before -> forbidden.add(name + ".sql makes " + before + " of "
                                        + change.group(1) + " " + after + ", which its enum does not allow."));
                    });
                }));

        assertThat(changing).contains("begin-kick-off", "cancel-export", "redeliver-files", "verify-file");
        assertThat(forbidden).isEmpty();
    }

    /** The states in which the statement finds a row, as its own condition says; those that a row can be in, if it says none. */
    private static Set<String> before(String table, String condition) {
        List<MatchResult> conditions = STATE.matcher(condition)
                .results()
                .filter(state -> state.group(1) == null && !state.group().contains("<>"))
                .toList();
        if (!conditions.isEmpty()) {
            return literals(conditions.get(0).group(2)).collect(Collectors.toSet());
        }
        if (table.equals("exports")) {
            assertThat(condition).as("Which exports?").contains("open_feed is not null");
            return texts(Stream.of(ExportState.values()).filter(ExportState::isOpen));
        }
        // Only start-file gives a row an attempt.
        assertThat(condition).as("Which files?").contains("attempt_id = :attempt");
        assertThat(statements().get("start-file")).contains("state in ('pending', 'verified')");
        return texts(Stream.of(FileState.PENDING, FileState.VERIFIED));
    }

    private static Map<String, Set<String>> mayBecome(String table) {
        return table.equals("exports")
                ? Stream.of(ExportState.values())
                        .collect(Collectors.toMap(ExportState::toString, state -> texts(state.mayBecome().stream())))
                : Stream.of(FileState.values())
                        .collect(Collectors.toMap(FileState::toString, state -> texts(state.mayBecome().stream())));
    }

    private static Set<String> known(String table) {
        return mayBecome(table).keySet();
    }

    private static Set<String> texts(Stream<?> states) {
        return states.map(Object::toString).collect(Collectors.toSet());
    }

    private static Stream<String> literals(String sql) {
        return LITERAL.matcher(sql).results().map(literal -> literal.group(1));
    }

    /** The table of each alias; of none, the first. */
    private static Map<String, String> tables(String sql) {
        Map<String, String> tables = new HashMap<>();
        TABLE.matcher(sql).results().forEach(table -> {
            tables.putIfAbsent("", table.group(1));
            tables.putIfAbsent(table.group(1), table.group(1));
            if (table.group(2) != null) {
                tables.put(table.group(2), table.group(1));
            }
        });
        return tables;
    }

    private static Set<String> names() {
        return statements().keySet();
    }

    /** Each by the name of its file, in one line and without its comments. */
    private static Map<String, String> statements() {
        return Project.files(Project.STATEMENTS, ".sql").stream()
                .collect(Collectors.toMap(
                        file -> file.getFileName().toString().replaceFirst("\\.sql$", ""),
                        file -> Project.text(file)
                                .replaceAll("(?m)--.*$", "")
                                .replaceAll("\\s+", " ")
                                .strip()));
    }
}
