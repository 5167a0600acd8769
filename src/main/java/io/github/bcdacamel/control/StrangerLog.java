package io.github.bcdacamel.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of what the control API refused, once a minute for each kind and not once a request: nobody may fill the log. */
public final class StrangerLog {

    private static final Logger LOG = LoggerFactory.getLogger("bcda");
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Count> counts = new HashMap<>();

    public StrangerLog(Clock clock) {
        this.clock = clock;
    }

    /** @param what of a few fixed kinds, such as "wrong credentials" @param from the host that it came from */
    public synchronized void tell(String what, String from) {
        Count count = counts.computeIfAbsent(what, kind -> new Count());
        count.untold++;
        Instant now = clock.instant();
        if (count.told == null || !now.isBefore(count.told.plus(PAUSE))) {
            LOG.warn(
                    "The control API refused {}: {} since the last such line, the latest from {}.",
                    what,
                    count.untold,
                    from);
            count.told = now;
            count.untold = 0;
        }
    }

    private static final class Count {
        private Instant told;
        private long untold;
    }
}
