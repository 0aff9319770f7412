package io.unisession.flink.cluster;

import io.unisession.history.sync.SessionVersion;
import java.io.Serial;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.functions.MapFunction;

/** Passes on versions, and fails when it is told to. */
public final class Failures implements MapFunction<SessionVersion, SessionVersion> {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final AtomicLong COUNTDOWN = new AtomicLong(Long.MAX_VALUE);
    private static final AtomicInteger FAILED = new AtomicInteger();

    /** Fails once, after so many more versions. */
    public static void failAfter(long versions) {
        COUNTDOWN.set(versions);
    }

    /** How often it has failed. */
    public static int failed() {
        return FAILED.get();
    }

    @Override
    public SessionVersion map(SessionVersion version) {
        if (COUNTDOWN.decrementAndGet() == 0) {
            FAILED.incrementAndGet();
            throw new IllegalStateException("a machine failed");
        }
        return version;
    }
}
