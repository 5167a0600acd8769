package io.github.bcdacamel.control;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bounds what somebody can hold before anybody knows who that is: connections at once, and the time in which a whole
 * request must come. A connection that brings none is closed, whether it is silent or trickles, and
 * when there are too many the one that was opened first among these. Called on one thread.
 */
public final class ConnectionLimits {

    private final int most;
    private final Duration patience;
    private final StrangerLog log;
    private final Map<HttpConnection, Wait> open = new LinkedHashMap<>();

    public ConnectionLimits(int most, Duration patience, StrangerLog log) {
        this.most = most;
        this.patience = patience;
        this.log = log;
    }

    public void opened(HttpConnection connection) {
        open.put(connection, new Wait());
        connection.closeHandler(closed -> open.remove(connection));
        if (open.size() > most) {
            HttpConnection longest = longestSilent();
            log.tell("connections beyond bcda.http.max-connections", host(longest));
            open.remove(longest);
            longest.close();
        }
    }

    /** Whoever is served stays, and so does, as long as anybody is silent, whoever is new: a probe of this process's health. */
    private HttpConnection longestSilent() {
        return open.entrySet().stream()
                .filter(one -> !one.getValue().isServed())
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    public void asked(HttpServerRequest request) {
        Wait wait = open.get(request.connection());
        if (wait != null) {
            wait.request = request;
            request.response().endHandler(answered -> {
                wait.request = null;
                wait.since = System.nanoTime();
            });
        }
    }

    /** Closes what has waited for too long; to be called every now and then. */
    public void closeOverdue() {
        long now = System.nanoTime();
        for (HttpConnection connection : List.copyOf(open.keySet())) {
            Wait wait = open.get(connection);
            if (!wait.isServed() && now - wait.since > patience.toNanos()) {
                connection.close();
            }
        }
    }

    static String host(HttpConnection connection) {
        return connection.remoteAddress() == null
                ? "an unknown address"
                : connection.remoteAddress().hostAddress();
    }

    private static final class Wait {
        private long since = System.nanoTime();
        private HttpServerRequest request;

        boolean isServed() {
            return request != null && request.isEnded();
        }
    }
}
