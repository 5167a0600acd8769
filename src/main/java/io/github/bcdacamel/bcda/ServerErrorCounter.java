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
 * severities and codes of FHIR are kept by name, so that nothing a server writes there ends up in a receipt. BCDA's worker
 * reports two things as error/not-found, an enrollee that BFD does not know and data that could not be had; only how the
 * text begins tells them apart, so the first kind is counted besides. What the counts mean is left to the policy.
 */
public final class ServerErrorCounter {

    public static final ServerErrorCounter NONE = new ServerErrorCounter(new TreeMap<>(), 0);

    /** How BCDA's worker begins when BFD does not know an enrollee: normal, permanent, in every export, once a type. */
    private static final String UNKNOWN_ENROLLEE = "Error retrieving BlueButton ID for ";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> SEVERITIES = Set.of("fatal", "error", "warning", "information", "success");
    // The codes of http://hl7.org/fhir/issue-type in R4 and R5.
    private static final Set<String> CODES = Set.of("""
            invalid structure required value invariant security login unknown expired forbidden \
            suppressed processing not-supported duplicate multiple-matches not-found deleted \
            too-long code-invalid extension too-costly business-rule conflict transient lock-error \
            no-store exception timeout incomplete throttled informational success limited-filter""".split(" "));

    private final SortedMap<String, Long> counts;
    private final long unknownEnrollees;

    private ServerErrorCounter(SortedMap<String, Long> counts, long unknownEnrollees) {
        this.counts = Collections.unmodifiableSortedMap(counts);
        this.unknownEnrollees = unknownEnrollees;
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
                    errors = errors.unknown(issue);
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
        return new ServerErrorCounter(sum, unknownEnrollees + others.unknownEnrollees);
    }

    /** How many of the issues error/not-found are enrollees that BFD does not know. */
    public long unknownEnrollees() {
        return unknownEnrollees;
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
        return other instanceof ServerErrorCounter errors
                && counts.equals(errors.counts)
                && unknownEnrollees == errors.unknownEnrollees;
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
        return new ServerErrorCounter(sum, unknownEnrollees);
    }

    private ServerErrorCounter unknown(JsonNode issue) {
        boolean unknown = issue.path("severity").asText("").equals("error")
                && issue.path("code").asText("").equals("not-found")
                && OperationOutcomeParser.text(issue).startsWith(UNKNOWN_ENROLLEE);
        return unknown ? new ServerErrorCounter(counts, unknownEnrollees + 1) : this;
    }
}
