package io.unisession.history.sync;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the state of a sync: in a file, or in the application's database. One thread at a time uses it. */
public interface SyncStore extends AutoCloseable {
    /**
     * Reads the state that was kept last. It is called once, before anything else.
     *
     * @return the state, or empty if nothing was kept yet
     * @throws SyncException if the state is corrupt, was written by a later version, or another process uses it
     */
    Optional<Kept> load();

    /**
     * Replaces the state.
     *
     * @param states the states of all sources
     * @param position how far the output was written, from {@link SyncOutput#position()}
     * @throws SyncException if it cannot be kept; the previous state is still there
     */
    void replace(List<SyncState> states, String position);

    /**
     * Adds a step to the state, which takes no more space than a page.
     *
     * @param source the source whose state the step was applied to
     * @param step the step
     * @param position how far the output was written
     * @return true if it is time to {@link #replace} the state, because the steps take much space
     * @throws SyncException if it cannot be kept
     */
    boolean append(String source, SyncStep step, String position);

    /** Closes the store. */
    @Override
    void close();

    /** A state that was kept. */
    final class Kept {
        private final Map<String, SyncState> states;
        private final String position;

        /**
         * Creates it.
         *
         * @param states the states by source, with the steps applied
         * @param position how far the output was written
         */
        public Kept(Map<String, SyncState> states, String position) {
            this.states = Map.copyOf(states);
            this.position = position;
        }

        /**
         * The states.
         *
         * @return the states by source, with the steps applied; unmodifiable
         */
        public Map<String, SyncState> states() {
            return states;
        }

        /**
         * How far the output was written.
         *
         * @return the text from {@link SyncOutput#position()}
         */
        public String position() {
            return position;
        }
    }
}
