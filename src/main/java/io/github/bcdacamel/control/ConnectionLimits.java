package io.github.bcdacamel.control;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bounds what somebody can hold before anybody knows who that is: connections at once, and the time in which a whole
 * request must come. A connection that brings none is closed, whether it is silent or trickles. Called on one thread.
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
        if (open.size() >= most) {
            log.tell("connections beyond bcda.http.max-connections", host(connection));
            connection.close();
            return;
        }
        open.put(connection, new Wait());
        connection.closeHandler(closed -> open.remove(connection));
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
            boolean isServed = wait.request != null && wait.request.isEnded();
            if (!isServed && now - wait.since > patience.toNanos()) {
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
    }
}
