package io.unisession.internal.transport;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okio.AsyncTimeout;

/**
 * A timeout that is due before those of calls. Okio has one thread that watches all timeouts, and wakes it for each new
 * timeout that is first in the queue. With few running calls, that is every call's, and it costs more than everything
 * else in a call. Behind this timeout, calls queue without waking the thread. It wakes once a second instead, and stops
 * when there are no calls.
 */
final class TimeoutSentinel extends AsyncTimeout {
    private static final TimeoutSentinel ONE = new TimeoutSentinel(Duration.ofSeconds(1));

    private enum State {
        GONE,
        IN_QUEUE,
        /** In the queue, and a call was made since it was put there. */
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
        // Read before it is written, because many threads come here.
        if (state.get() != State.USED && state.getAndSet(State.USED) == State.GONE) {
            enter();
        }
    }

    /** For tests, which cannot inspect the queue. */
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
