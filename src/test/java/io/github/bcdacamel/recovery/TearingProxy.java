package io.github.bcdacamel.recovery;

import io.github.bcdacamel.testing.LoopbackProxy;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between the program and a PostgreSQL, and tears one connection: either before a change is passed on, or after it
 * is committed and before its answer is passed on, so that who changed something cannot know that it did. Reads the frames
 * of PostgreSQL's protocol (version 3, without TLS): a change has its say with {@code CommandComplete}, and is over with
 * {@code ReadyForQuery}. The end of a transaction counts as a change, too.
 */
public final class TearingProxy extends LoopbackProxy {

    private static final byte PARSE = 'P';
    private static final byte COMMAND_COMPLETE = 'C';
    private static final byte READY_FOR_QUERY = 'Z';

    private final int server;
    private final List<String> changes = new CopyOnWriteArrayList<>();
    private int torn;
    private boolean before;
    private boolean counting;

    /** @param server the port where the PostgreSQL listens on loopback */
    public TearingProxy(int server) throws IOException {
        this.server = server;
    }

    /** For a statement's text to be on the wire with each of its executions. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database
                + "?sslmode=disable&gssEncMode=disable&prepareThreshold=0";
    }

    /**
     * Counts changes from now on, and tears one.
     *
     * @param change 1 for the next; 0 for none
     * @param before whether it is not made
     */
    public synchronized void tear(int change, boolean before) {
        changes.clear();
        this.before = before;
        counting = true;
        torn = change;
    }

    /** The changes so far; what was torn is the last one that was made before the tear. */
    public List<String> changes() {
        return List.copyOf(changes);
    }

    @Override
    protected void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), this.server)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Asked asked = new Asked();
            threads.execute(() -> ask(client, server, asked));
            answer(client, server, asked);
        } catch (IOException gone) {
            // One side has ended; the other one is told by the close.
        }
    }

    private static final class Asked {
        private volatile String statement = "";
    }

    private void ask(Socket client, Socket server, Asked asked) {
        try {
            DataInputStream from = new DataInputStream(client.getInputStream());
            DataOutputStream to = new DataOutputStream(server.getOutputStream());
            byte[] startup = new byte[from.readInt() - 4];
            from.readFully(startup);
            to.writeInt(startup.length + 4);
            to.write(startup);
            while (true) {
                byte type = from.readByte();
                byte[] frame = frame(from);
                if (type == PARSE) {
                    asked.statement = new String(frame, StandardCharsets.UTF_8).split("\0", 3)[1];
                    if (isTorn(asked.statement, true)) {
                        client.close();
                        server.close();
                        return;
                    }
                }
                pass(to, type, frame);
            }
        } catch (IOException gone) {
            close(server);
        }
    }

    private void answer(Socket client, Socket server, Asked asked) throws IOException {
        DataInputStream from = new DataInputStream(server.getInputStream());
        DataOutputStream to = new DataOutputStream(client.getOutputStream());
        boolean tears = false;
        while (true) {
            byte type = from.readByte();
            byte[] frame = frame(from);
            tears |= type == COMMAND_COMPLETE && changed(frame) && isTorn(asked.statement, false);
            if (tears && type == READY_FOR_QUERY) {
                return;
            }
            if (!tears) {
                pass(to, type, frame);
            }
        }
    }

    private static boolean changed(byte[] tag) {
        String said = new String(tag, StandardCharsets.US_ASCII);
        return said.matches("((INSERT|UPDATE|DELETE)[ \\d]* [1-9]\\d*|COMMIT)\0");
    }

    private synchronized boolean isTorn(String statement, boolean early) {
        if (!counting
                || early != before
                || !statement.matches("(?is)\\s*(--.*\n)*\\s*(insert|update|delete|commit)\\b.*")) {
            return false;
        }
        changes.add(statement);
        if (changes.size() != torn) {
            return false;
        }
        counting = false;
        return true;
    }

    private static byte[] frame(DataInputStream from) throws IOException {
        byte[] frame = new byte[from.readInt() - 4];
        from.readFully(frame);
        return frame;
    }

    private static void pass(DataOutputStream to, byte type, byte[] frame) throws IOException {
        byte[] whole = new byte[frame.length + 5];
        ByteBuffer.wrap(whole).put(type).putInt(frame.length + 4).put(frame);
        to.write(whole);
        to.flush();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // It is.
        }
    }
}
