package io.unisession.generic.internal.perform;

import io.unisession.spi.http.HttpPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** All pipelines of one client, which are closed with it; one may be opened late, and even after the close. */
final class OpenPipelines implements AutoCloseable {
    private final List<HttpPipeline> open = new ArrayList<>();
    private final ReentrantLock changing = new ReentrantLock();
    private boolean closed;

    /** Takes a pipeline over; it is closed at once if the client is closed already. */
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
