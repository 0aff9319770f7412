package io.unisession.internal.transport;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okio.AsyncTimeout;

/**
 * A timeout that is due before those of calls. Okio has one thread that watches all timeouts, and wakes it for each
 * that becomes the first in its queue: with few calls under way that is each of them, and it costs more than all that
 * is done for a call here. Behind this one, calls queue without waking anybody. The thread wakes once a second instead,
 * and no more when no calls are made.
 */
final class TimeoutSentinel extends AsyncTimeout {
    private static final TimeoutSentinel ONE = new TimeoutSentinel(Duration.ofSeconds(1));

    private enum State {
        GONE,
        IN_QUEUE,
        /** In the queue, and a call has been made since it came there. */
        USED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.GONE);

    TimeoutSentinel(Duration duration) {
        timeout(duration.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Called before each call. */
    static void keep() {
        ONE.use();
    }

    void use() {
        // Read before it is written: many threads come by here.
        if (state.get() != State.USED && state.getAndSet(State.USED) == State.GONE) {
            enter();
        }
    }

    /** For tests, which cannot look into the queue. */
    boolean isInQueue() {
        return state.get() != State.GONE;
    }

    @Override
    protected void timedOut() {
        exit();
        if (!state.compareAndSet(State.IN_QUEUE, State.GONE)) {
            state.set(State.IN_QUEUE);
            enter();
        }
    }
}
