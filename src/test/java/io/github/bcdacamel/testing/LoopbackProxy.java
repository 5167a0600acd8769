package io.github.bcdacamel.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Listens on a free port of loopback, to stand between the program and a server; what happens on the way is its kind's. */
public abstract class LoopbackProxy implements AutoCloseable {

    protected final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "wire");
        thread.setDaemon(true);
        return thread;
    });

    private final ServerSocket socket = new ServerSocket(0, 100, InetAddress.getByName("127.0.0.1"));

    protected LoopbackProxy() throws IOException {
        threads.execute(this::accept);
    }

    /** One connection, on a thread of its own; it is closed by who takes it. */
    protected abstract void serve(Socket client);

    protected final int port() {
        return socket.getLocalPort();
    }

    @Override
    public final void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }
}
