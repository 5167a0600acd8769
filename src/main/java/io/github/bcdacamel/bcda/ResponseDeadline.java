package io.github.bcdacamel.bcda;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;

/**
 * Ends a wait that a socket time-out never ends, because a byte comes now and then: a head (with whatever 1xx answers come
 * before it), the line before a chunk, the trailer. A head, and a single read of a body, have one time-out each. The speed
 * of a body is the reader's concern, and how much a head may hold is HttpCore's: 100 headers, 8,192 characters a line.
 */
public final class ResponseDeadline implements ExecChainHandler, AutoCloseable {

    private static final int LOOKS = 8;

    private final Duration patience;
    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watch;

    /** @param patience for a head, and for a single read */
    public ResponseDeadline(Duration patience) {
        this.patience = patience;
        this.watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "response-deadline");
            thread.setDaemon(true);
            return thread;
        });
        long pause = Math.max(1, patience.toMillis() / LOOKS);
        watch.scheduleWithFixedDelay(this::endOverdue, pause, pause, TimeUnit.MILLISECONDS);
    }

    public void guard(HttpClientBuilder client) {
        client.addExecInterceptorLast("response-deadline", this);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse[] response = new ClassicHttpResponse[1];
        within(scope.execRuntime::discardEndpoint, () -> {
            response[0] = chain.proceed(request, scope);
            return 0;
        });
        HttpEntity entity = response[0].getEntity();
        if (entity != null && entity.isStreaming()) {
            response[0].setEntity(new GuardedEntity(entity, this, scope.execRuntime::discardEndpoint));
        }
        return response[0];
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }

    private void endOverdue() {
        long now = System.nanoTime();
        for (Wait wait : waits) {
            if (now - wait.since > patience.toNanos() && waits.remove(wait)) {
                wait.overdue = true;
                try {
                    wait.abort.run();
                } catch (RuntimeException alreadyGone) {
                    // The next waits must be looked at all the same.
                }
            }
        }
    }

    int within(Runnable abort, Step step) throws IOException, HttpException {
        Wait wait = new Wait(System.nanoTime(), abort);
        waits.add(wait);
        try {
            return step.go();
        } catch (InterruptedIOException | HttpException e) {
            throw e;
        } catch (IOException e) {
            if (wait.overdue) {
                SocketTimeoutException tooLate =
                        new SocketTimeoutException("no progress within " + patience.toSeconds() + " s");
                tooLate.initCause(e);
                throw tooLate;
            }
            throw e;
        } finally {
            waits.remove(wait);
        }
    }

    interface Step {
        int go() throws IOException, HttpException;
    }

    private static final class Wait {

        private final long since;
        private final Runnable abort;
        private volatile boolean overdue;

        Wait(long since, Runnable abort) {
            this.since = since;
            this.abort = abort;
        }
    }
}
