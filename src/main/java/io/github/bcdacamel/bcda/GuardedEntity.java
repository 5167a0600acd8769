package io.github.bcdacamel.bcda;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** A body of which each read has the patience of a {@link ResponseDeadline}. */
final class GuardedEntity extends HttpEntityWrapper {

    private final ResponseDeadline deadline;
    private final Runnable drop;
    private InputStream content;

    /** @param drop closes the connection */
    GuardedEntity(HttpEntity entity, ResponseDeadline deadline, Runnable drop) {
        super(entity);
        this.deadline = deadline;
        this.drop = drop;
    }

    @Override
    public InputStream getContent() throws IOException {
        if (content == null) {
            content = new GuardedBody(super.getContent());
        }
        return content;
    }

    @Override
    public void close() throws IOException {
        getContent().close();
    }

    /** Closed before its end, it is dropped: reading on to keep the connection would have no end either. */
    private final class GuardedBody extends FilterInputStream {

        private boolean ended;
        private boolean closed;

        GuardedBody(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            return guarded(in::read);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return guarded(() -> in.read(buffer, offset, length));
        }

        private int guarded(ResponseDeadline.Step step) throws IOException {
            if (closed) {
                return -1;
            }
            try {
                int count = deadline.within(drop, step);
                ended |= count < 0;
                return count;
            } catch (HttpException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            if (ended) {
                in.close();
            } else {
                drop.run();
            }
        }
    }
}
