package io.github.bcdacamel.export;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The attempts at files that are under way in this process. The heartbeat prolongs the leases of these alone: a row that
 * could not be given back after its attempt had failed is then free when its lease ends, and not when the process ends.
 * When an attempt ends is told by the policy of the route that takes files. Thread-safe.
 */
public final class LivingAttempts {

    private static final String BETWEEN = " ";

    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    /** Begins an attempt. Gives an id that tells it from every other. */
    public String begin() {
        String id = UUID.randomUUID().toString();
        ids.add(id);
        return id;
    }

    /** @param id null where the attempt was never begun */
    public void end(String id) {
        if (id != null) {
            ids.remove(id);
        }
    }

    /** All ids as one text, in which a statement looks for a row's. */
    public String ids() {
        return String.join(BETWEEN, ids);
    }
}
