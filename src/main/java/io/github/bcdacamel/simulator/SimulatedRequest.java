package io.github.bcdacamel.simulator;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request that reached the simulator, and what became of it.
 *
 * @param target raw path and query
 * @param headers names compared without regard to case, each with its values in the order in which they came
 * @param time by the simulator's clock
 * @param status 0 while it is not answered, and when the connection ended without an answer
 * @param bodyBytes bytes of the answer's body handed to the network so far, chunk framing not counted
 */
public record SimulatedRequest(
        String method, String target, Map<String, List<String>> headers, Instant time, int status, long bodyBytes) {

    public SimulatedRequest {
        TreeMap<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(copy);
    }

    /** The first value of the header, or empty. */
    public String header(String name) {
        return headers.getOrDefault(name, List.of("")).get(0);
    }

    public boolean hasHeader(String name) {
        return headers.containsKey(name);
    }

    /** The path, nothing decoded. */
    public String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /** Without the headers: they hold credentials. */
    @Override
    public String toString() {
        return method + " " + target + " -> " + status + ", " + bodyBytes + " bytes";
    }
}
