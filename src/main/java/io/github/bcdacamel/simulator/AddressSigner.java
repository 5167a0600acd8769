package io.github.bcdacamel.simulator;

import java.util.HashMap;
import java.util.Map;

/** Signatures of addresses, each good for a number of requests: what other servers than BCDA do. */
final class AddressSigner {

    private final Map<String, Integer> requests = new HashMap<>();
    private int given;

    /** A new one. */
    synchronized String sign() {
        given++;
        requests.put("signature=" + given, 0);
        return "signature=" + given;
    }

    /** Whether the query has a signature that is good for one more request, which is counted. */
    synchronized boolean isGood(String query, int mostRequests) {
        Integer before = requests.computeIfPresent(query, (signature, count) -> count + 1);
        return before != null && before <= mostRequests;
    }
}
