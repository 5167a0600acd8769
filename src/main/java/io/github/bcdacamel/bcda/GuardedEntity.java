package io.github.bcdacamel.bcda;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.EofSensorInputStream;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** A body of which each read has the patience of a {@link ResponseDeadline}. */
final class GuardedEntity extends HttpEntityWrapper {

    private final ResponseDeadline deadline;
    private InputStream content;

    GuardedEntity(HttpEntity entity, ResponseDeadline deadline) {
        super(entity);
        this.deadline = deadline;
    }

    @Override
    public InputStream getContent() throws IOException {
        if (content == null) {
            InputStream body = super.getContent();
            content = body instanceof EofSensorInputStream stream ? new GuardedBody(stream, deadline) : body;
        }
        return content;
    }

    /** Closed before its end, it is dropped: reading on to keep the connection would have no end either. */
    private static final class GuardedBody extends EofSensorInputStream {

        private final EofSensorInputStream body;
        private final ResponseDeadline deadline;
        private boolean ended;

        GuardedBody(EofSensorInputStream body, ResponseDeadline deadline) {
            super(body, null);
            this.deadline = deadline;
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            return guarded(body::read);
        }

        @Override
        public int read(byte[] buffer) throws IOException {
            return guarded(() -> body.read(buffer));
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return guarded(() -> body.read(buffer, offset, length));
        }

        private int guarded(ResponseDeadline.Step step) throws IOException {
            try {
                int count = deadline.within(this::drop, step);
                ended |= count < 0;
                return count;
            } catch (HttpException e) {
                throw new IOException(e);
            }
        }

        @Override
        public int available() throws IOException {
            return body.available();
        }

        @Override
        public void close() throws IOException {
            if (ended) {
                body.close();
            } else {
                body.abort();
            }
        }

        @Override
        public void abort() throws IOException {
            body.abort();
        }

        private void drop() {
            try {
                body.abort();
            } catch (IOException alreadyBroken) {
                // The read under way says so.
            }
        }
    }
}
