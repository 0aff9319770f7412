package io.unisession.history.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a sync writes versions of sessions. One thread at a time uses it. */
public interface SyncOutput extends AutoCloseable {
    /**
     * Prepares to write, before anything else.
     *
     * @param position what {@link #position()} returned when the state was kept last: whatever was written after it is
     *     written again, so remove it if it would be there twice; null for a new sync
     * @throws SyncException if a new sync would write over something, or what was written before is gone
     */
    void start(@Nullable String position);

    /**
     * Writes versions. When this returns, they survive the process.
     *
     * @param versions the versions of one page, in the order in which they were read; perhaps none
     * @throws SyncException if they cannot be written
     */
    void write(List<SessionVersion> versions);

    /**
     * How far this output was written.
     *
     * @return a text that {@link #start} takes after a restart
     */
    String position();

    /** Closes the output. */
    @Override
    void close();
}
