package io.github.bcdacamel.simulator;

import io.github.bcdacamel.simulator.IncomingRequest.MalformedRequestException;
import io.github.bcdacamel.simulator.SimulatedReply.Ending;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts connections on 127.0.0.1, one request on each, because BCDA closes nearly every connection. The {@code answers}
 * function gets the request and the first one of its connection; if it fails, the answer is 500, and the failure is logged.
 */
final class Listener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int BACKLOG = 512;

    private final ServerSocketChannel server;
    private final BiFunction<IncomingRequest, IncomingRequest, SimulatedReply> answers;
    private final RequestLog log;
    private final Clock clock;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "simulator");
        thread.setDaemon(true);
        return thread;
    });

    /** @throws IOException when the port is taken. */
    Listener(
            int port, BiFunction<IncomingRequest, IncomingRequest, SimulatedReply> answers, RequestLog log, Clock clock)
            throws IOException {
        this.answers = answers;
        this.log = log;
        this.clock = clock;
        this.server = ServerSocketChannel.open();
        try {
            server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    void start() {
        threads.execute(this::accept);
    }

    int port() {
        return server.socket().getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (SocketChannel channel : open) {
            channel.close();
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel channel = server.accept();
                open.add(channel);
                threads.execute(() -> carry(channel));
            } catch (IOException | RejectedExecutionException e) {
                if (server.isOpen()) {
                    LOG.warn("The simulator could not accept a connection.", e);
                }
            }
        }
    }

    private void carry(SocketChannel channel) {
        try (channel) {
            channel.socket().setTcpNoDelay(true);
            answer(channel);
        } catch (IOException e) {
            LOG.debug("A connection to the simulator ended early: {}.", e.toString());
        } catch (RuntimeException e) {
            LOG.error("The simulator failed to answer a request.", e);
        } finally {
            open.remove(channel);
        }
    }

    private void answer(SocketChannel channel) throws IOException {
        InputStream in = new BufferedInputStream(channel.socket().getInputStream());
        IncomingRequest first = null;
        boolean kept = true;
        while (kept) {
            IncomingRequest request;
            try {
                request = IncomingRequest.read(in, channel.socket().getOutputStream());
            } catch (MalformedRequestException e) {
                SimulatedReply refusal = SimulatedReply.of(400, "text/plain; charset=utf-8", "400 Bad Request");
                new WireWriter(channel, new AtomicLong()).write(refusal, clock.instant());
                return;
            }
            first = first == null ? request : first;
            RequestLog.Entry entry = log.add(request, clock.instant());
            SimulatedReply reply = replyTo(request, first);
            kept = reply.ending() == Ending.KEPT
                    && !request.header("Connection").equalsIgnoreCase("close");
            entry.status().set(reply.status());
            new WireWriter(channel, entry.bodyBytes())
                    .write(
                            reply.ending() == Ending.KEPT && !kept ? reply.ending(Ending.COMPLETE) : reply,
                            clock.instant());
        }
    }

    private SimulatedReply replyTo(IncomingRequest request, IncomingRequest first) {
        try {
            return answers.apply(request, first);
        } catch (RuntimeException e) {
            LOG.error("The simulator failed to answer {} {}.", request.method(), request.path(), e);
            return SimulatedReply.text(500, "Internal Server Error");
        }
    }
}
