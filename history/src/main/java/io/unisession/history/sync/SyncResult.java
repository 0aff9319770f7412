package io.unisession.history.sync;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the round of a source ended. */
public final class SyncResult {
    private final String source;
    private final long versions;
    private final long requests;
    private final long skipped;
    private final @Nullable RuntimeException failure;

    SyncResult(String source, long versions, long requests, long skipped, @Nullable RuntimeException failure) {
        this.source = source;
        this.versions = versions;
        this.requests = requests;
        this.skipped = skipped;
        this.failure = failure;
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
     * How many versions were written.
     *
     * @return the number of sessions that were new, changed or gone
     */
    public long versions() {
        return versions;
    }

    /**
     * How many requests were sent.
     *
     * @return the number
     */
    public long requests() {
        return requests;
    }

    /**
     * How many sessions could not be read by their ids, and were left as they were.
     *
     * @return the number
     */
    public long skipped() {
        return skipped;
    }

    /**
     * Why the round is not over. The next run continues it.
     *
     * @return the failure, or empty if the round is over
     */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public String toString() {
        return "SyncResult[" + source + ", versions " + versions + ", requests " + requests
                + (failure == null ? "" : ", failed") + "]";
    }
}
