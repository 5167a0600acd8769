package io.github.bcdacamel.health;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Whether the process is alive, ready and healthy, in the form of MicroProfile Health, which Camel uses too. A route
 * serves the answer.
 *
 * <p>A platform restarts what is not alive and sends nothing to what is not ready, so neither may depend on BCDA or on
 * old data: a restart mends neither, and people need the status page most when something is wrong.
 */
public final class Health {

    /** Which question is asked. Each includes those above it. */
    public enum Question {
        /** Is the process alive? */
        LIVE,
        /** Can it do its work? */
        READY,
        /** Is all in order? */
        WELL
    }

    private final Map<Question, List<Supplier<HealthFinding>>> checks = new EnumMap<>(Question.class);

    /** The answer to a question, and what it rests on. */
    public record Report(boolean up, List<HealthFinding> findings) {

        /** 200 or 503. */
        public int status() {
            return up ? 200 : 503;
        }

        public String json() {
            ObjectNode report = JsonNodeFactory.instance.objectNode().put("status", word(up));
            ArrayNode checks = report.putArray("checks");
            for (HealthFinding finding : findings) {
                ObjectNode check = checks.addObject()
                        .put("name", finding.feed() == null ? finding.check() : finding.check() + "/" + finding.feed())
                        .put("status", word(finding.up()));
                check.putObject("data").put("message", finding.message());
            }
            return report.toString();
        }

        private static String word(boolean up) {
            return up ? "UP" : "DOWN";
        }
    }

    public Health with(Question question, Supplier<HealthFinding> check) {
        checks.computeIfAbsent(question, none -> new ArrayList<>()).add(check);
        return this;
    }

    public Report live() {
        return answer(Question.LIVE);
    }

    public Report ready() {
        return answer(Question.READY);
    }

    public Report well() {
        return answer(Question.WELL);
    }

    private Report answer(Question asked) {
        List<HealthFinding> findings = checks.entrySet().stream()
                .filter(entry -> entry.getKey().compareTo(asked) <= 0)
                .flatMap(entry -> entry.getValue().stream())
                .map(Supplier::get)
                .toList();
        return new Report(findings.stream().allMatch(HealthFinding::up), findings);
    }
}
