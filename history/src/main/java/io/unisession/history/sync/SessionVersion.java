package io.unisession.history.sync;

import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.spi.EscapedText;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session as it was at one time. A sync emits a version whenever the session has changed. An output that replaces the
 * version with the same {@link #source()} and {@link #sessionId()} has the latest of each session; one that appends has
 * all.
 */
public final class SessionVersion {
    /** The hash of a session that the provider no longer has. */
    static final String VANISHED = "vanished";

    private final String source;
    private final String sessionId;
    private final String hash;
    private final Instant observedAt;
    private final @Nullable Session session;

    private SessionVersion(
            String source, String sessionId, String hash, Instant observedAt, @Nullable Session session) {
        this.source = Objects.requireNonNull(source, "source");
        this.sessionId = Objects.requireNonNull(sessionId, "sessionId");
        this.hash = hash;
        this.observedAt = Objects.requireNonNull(observedAt, "observedAt");
        this.session = session;
    }

    /**
     * A version that the provider returned.
     *
     * @param source the name of the source, from {@link SyncPlan#source()}
     * @param session the session
     * @param observedAt when the provider returned it
     * @return the version
     */
    public static SessionVersion of(String source, Session session, Instant observedAt) {
        return new SessionVersion(source, session.id(), VersionHash.of(session), observedAt, session);
    }

    /**
     * The version of a session that was there before, and that the provider no longer has.
     *
     * @param source the name of the source, from {@link SyncPlan#source()}
     * @param sessionId the session's id at the provider
     * @param observedAt when the provider said so
     * @return a version without a session
     */
    public static SessionVersion vanished(String source, String sessionId, Instant observedAt) {
        return new SessionVersion(source, sessionId, VANISHED, observedAt, null);
    }

    /**
     * The account, and the room if only one room is copied.
     *
     * @return the name of the source, from {@link SyncPlan#source()}
     */
    public String source() {
        return source;
    }

    /**
     * The session's id.
     *
     * @return the id at the provider
     */
    public String sessionId() {
        return sessionId;
    }

    /**
     * Tells versions apart. It depends on the session's fields in the model, and not on the rest of the provider's
     * response.
     *
     * @return hexadecimal digits, the same for the same content; {@code vanished} for a session that is gone
     */
    public String hash() {
        return hash;
    }

    /**
     * When this version was read.
     *
     * @return the time of the call
     */
    public Instant observedAt() {
        return observedAt;
    }

    /**
     * The session.
     *
     * @return the session as the provider returned it, or empty if it {@linkplain #isVanished() vanished}
     */
    public Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    /**
     * Whether the provider no longer has the session.
     *
     * @return true if this version says only that the session is gone
     */
    public boolean isVanished() {
        return session == null;
    }

    /** Whether a session may still change by itself. */
    static boolean isOpen(Session session) {
        return session.status() != SessionStatus.ENDED
                && (session.status() != SessionStatus.UNKNOWN
                        || session.endedAt().isEmpty());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionVersion that
                && source.equals(that.source)
                && sessionId.equals(that.sessionId)
                && hash.equals(that.hash)
                && observedAt.equals(that.observedAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, sessionId, hash, observedAt);
    }

    @Override
    public String toString() {
        return "SessionVersion[" + source + ", " + EscapedText.of(sessionId) + ", " + hash + ", " + observedAt + "]";
    }
}
