package io.unisession.generic.internal.perform;

import io.unisession.spi.http.HttpPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The pipelines of one client. Closing the client closes them all, also one that is opened later. */
final class ClientPipelines implements AutoCloseable {
    private final List<HttpPipeline> open = new ArrayList<>();
    private final ReentrantLock changing = new ReentrantLock();
    private boolean closed;

    /** Adds a pipeline; closes it at once if the client is closed. */
    void add(HttpPipeline pipeline) {
        changing.lock();
        try {
            if (!closed) {
                open.add(pipeline);
                return;
            }
        } finally {
            changing.unlock();
        }
        pipeline.close();
    }

    @Override
    public void close() {
        List<HttpPipeline> last;
        changing.lock();
        try {
            closed = true;
            last = List.copyOf(open);
            open.clear();
        } finally {
            changing.unlock();
        }
        last.forEach(HttpPipeline::close);
    }
}
