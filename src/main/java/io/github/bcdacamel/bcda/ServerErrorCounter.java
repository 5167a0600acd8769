package io.github.bcdacamel.bcda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts the issues of error files by severity and code and keeps nothing else: their texts hold Medicare ids. Only the
 * severities and codes of FHIR are kept by name, so that nothing a server writes there ends up in a receipt. What the
 * counts mean for the export is left to the policy; BCDA reports an enrollee it does not know as error/not-found.
 */
public final class ServerErrorCounter {

    public static final ServerErrorCounter NONE = new ServerErrorCounter(new TreeMap<>());

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> SEVERITIES = Set.of("fatal", "error", "warning", "information", "success");
    // The codes of http://hl7.org/fhir/issue-type in R4 and R5.
    private static final Set<String> CODES = Set.of("""
            invalid structure required value invariant security login unknown expired forbidden \
            suppressed processing not-supported duplicate multiple-matches not-found deleted \
            too-long code-invalid extension too-costly business-rule conflict transient lock-error \
            no-store exception timeout incomplete throttled informational success limited-filter""".split(" "));

    private final SortedMap<String, Long> counts;

    private ServerErrorCounter(SortedMap<String, Long> counts) {
        this.counts = Collections.unmodifiableSortedMap(counts);
    }

    /** The issues of one line of an error file; a line that is no OperationOutcome counts as error/unreadable. */
    public static ServerErrorCounter readLine(byte[] line, int offset, int length) {
        ServerErrorCounter errors = NONE;
        try {
            JsonNode outcome = JSON.readTree(line, offset, length);
            if (outcome != null && outcome.path("resourceType").asText("").equals("OperationOutcome")) {
                for (JsonNode issue : outcome.path("issue")) {
                    errors = errors.add(
                            issue.path("severity").asText(""),
                            issue.path("code").asText(""));
                }
            }
        } catch (IOException notJson) {
            errors = NONE;
        }
        return errors.counts.isEmpty() ? errors.counted("error/unreadable", 1) : errors;
    }

    /** One issue more. A severity that is none of FHIR's counts as error, a code that is none as other. */
    public ServerErrorCounter add(String severity, String code) {
        String known = severity != null && SEVERITIES.contains(severity) ? severity : "error";
        return counted(known + "/" + (code != null && CODES.contains(code) ? code : "other"), 1);
    }

    public ServerErrorCounter merge(ServerErrorCounter others) {
        TreeMap<String, Long> sum = new TreeMap<>(counts);
        others.counts.forEach((issue, count) -> sum.merge(issue, count, Long::sum));
        return new ServerErrorCounter(sum);
    }

    /** Whether there is any issue of severity error or fatal. */
    public boolean anyErrors() {
        return counts.keySet().stream().anyMatch(issue -> issue.startsWith("error/") || issue.startsWith("fatal/"));
    }

    /** Issues by {@code severity/code}, in the alphabet's order. */
    public Map<String, Long> counts() {
        return counts;
    }

    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServerErrorCounter errors && counts.equals(errors.counts);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    @Override
    public String toString() {
        return counts.toString();
    }

    private ServerErrorCounter counted(String issue, long count) {
        TreeMap<String, Long> sum = new TreeMap<>(counts);
        sum.merge(issue, count, Long::sum);
        return new ServerErrorCounter(sum);
    }
}
