package io.unisession.history.sync;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a source is in its round. */
public final class SyncProgress {
    private final String source;
    private final long versions;
    private final long requests;
    private final double done;
    private final @Nullable Instant windowStart;
    private final @Nullable Instant pausedUntil;

    SyncProgress(
            String source,
            long versions,
            long requests,
            double done,
            @Nullable Instant windowStart,
            @Nullable Instant pausedUntil) {
        this.source = source;
        this.versions = versions;
        this.requests = requests;
        this.done = done;
        this.windowStart = windowStart;
        this.pausedUntil = pausedUntil;
    }

    /**
     * The account.
     *
     * @return its name, from {@link SyncPlan#source()}
     */
    public String source() {
        return source;
    }

    /**
     * How many versions were written since the round began or was continued.
     *
     * @return the number
     */
    public long versions() {
        return versions;
    }

    /**
     * How many requests were sent since then.
     *
     * @return the number
     */
    public long requests() {
        return requests;
    }

    /**
     * How much of the round is done, by tasks.
     *
     * @return 0 to 1
     */
    public double done() {
        return done;
    }

    /**
     * The window that is being read.
     *
     * @return its start, or empty while sessions are read by their ids
     */
    public Optional<Instant> windowStart() {
        return Optional.ofNullable(windowStart);
    }

    /**
     * Until when the budget lets nothing through.
     *
     * @return the time, or empty if a call has just been made
     */
    public Optional<Instant> pausedUntil() {
        return Optional.ofNullable(pausedUntil);
    }

    @Override
    public String toString() {
        return "SyncProgress[" + source + ", versions " + versions + ", requests " + requests + "]";
    }
}
