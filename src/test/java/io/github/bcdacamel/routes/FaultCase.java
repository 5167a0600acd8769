package io.github.bcdacamel.routes;

import io.github.bcdacamel.failures.FailureClass;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One row of the fault matrix: what goes wrong, how it is played, and the class of the end. What is asked of the server and
 * what is left on the disk is written down in docs/operations.md, where each row is compared with what happened.
 */
final class FaultCase {

    private final String id;
    private final String what;
    private final String[] scenarios;
    private UnaryOperator<Pipeline> setting = pipeline -> pipeline;
    private final List<String> said = new ArrayList<>();
    private FailureClass end;
    private String varying = "";
    private boolean plain;

    FaultCase(String id, String what, String... scenarios) {
        this.id = id;
        this.what = what;
        this.scenarios = scenarios;
        this.plain = scenarios.length == 0;
    }

    /** Ends otherwise than delivered. */
    FaultCase ends(FailureClass failure) {
        end = failure;
        return this;
    }

    FaultCase set(String key, String value) {
        plain = false;
        UnaryOperator<Pipeline> before = setting;
        setting = pipeline -> before.apply(pipeline).set(key, value);
        said.add("`" + key + "=" + value.replaceFirst("http://127\\.0\\.0\\.1:\\d+", "http://127.0.0.1:…") + "`");
        return this;
    }

    FaultCase with(UnaryOperator<Pipeline> change) {
        plain = false;
        UnaryOperator<Pipeline> before = setting;
        setting = pipeline -> change.apply(before.apply(pipeline));
        return this;
    }

    /** How often these kinds of request are sent depends on the time that passes, so the table says "several". */
    FaultCase varying(String kind) {
        varying = kind;
        return this;
    }

    String id() {
        return id;
    }

    /** Cases in which nothing is played are one export. */
    String run() {
        return plain ? "plain" : id;
    }

    String what() {
        return what;
    }

    FailureClass end() {
        return end;
    }

    String varying() {
        return varying;
    }

    /** How it is played, for a reader who wants to play it again with {@code simulate --scenario}. */
    String played() {
        List<String> all = new ArrayList<>();
        for (String scenario : scenarios) {
            all.add("`" + scenario.replaceFirst("http://127\\.0\\.0\\.1:\\d+", "http://127.0.0.1:…") + "`");
        }
        all.addAll(said);
        return String.join(" ", all);
    }

    Pipeline pipeline() {
        return setting.apply(new Pipeline()
                .scenarios(scenarios)
                .set("bcda.download.parallelism", "1")
                .set("bcda.download.stall-timeout", "3s"));
    }

    @Override
    public String toString() {
        return id + " " + what;
    }
}
