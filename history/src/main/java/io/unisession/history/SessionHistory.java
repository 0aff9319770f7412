package io.unisession.history;

import io.unisession.Session;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a journal knows about a session, and what it does not know. Immutable. */
public final class SessionHistory {
    private final Session session;
    private final boolean stale;
    private final @Nullable Instant lastReadAt;

    SessionHistory(Session session, boolean stale, @Nullable Instant lastReadAt) {
        this.session = session;
        this.stale = stale;
        this.lastReadAt = lastReadAt;
    }

    /**
     * The session, from all events and reads. Its typed fields and raw are those of the response if a {@link
     * JournaledClient} got the session from the provider; otherwise it has none.
     *
     * @return the session
     */
    public Session session() {
        return session;
    }

    /**
     * Whether an event arrived, after the last read, that does not say when it happened. Such an event cannot be put in
     * its place: get the session from the provider again.
     *
     * @return true if the session has changed in a way that {@link #session()} does not show
     */
    public boolean isStale() {
        return stale;
    }

    /**
     * What nobody reported: lost joins, leaves, start and end.
     *
     * @return an unmodifiable list, empty if nothing is known to be missing
     */
    public List<Gap> gaps() {
        return Gap.in(session);
    }

    /**
     * When the provider last returned the session.
     *
     * @return the time by this machine's clock, or empty if the journal has events alone
     */
    public Optional<Instant> lastReadAt() {
        return Optional.ofNullable(lastReadAt);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionHistory that
                && session.equals(that.session)
                && stale == that.stale
                && Objects.equals(lastReadAt, that.lastReadAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(session, stale, lastReadAt);
    }

    @Override
    public String toString() {
        return "SessionHistory[" + session + ", stale=" + stale + ", gaps=" + gaps().size() + "]";
    }
}
