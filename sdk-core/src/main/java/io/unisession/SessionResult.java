package io.unisession;

import io.unisession.internal.text.Redactor;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one session of many: the session, or why it could not be had. */
public final class SessionResult {
    private final String sessionId;
    private final @Nullable Session session;
    private final @Nullable RuntimeException failure;

    private SessionResult(String sessionId, @Nullable Session session, @Nullable RuntimeException failure) {
        this.sessionId = sessionId;
        this.session = session;
        this.failure = failure;
    }

    /**
     * A session that was got.
     *
     * @param sessionId the id that was asked for
     * @param session the session
     * @return the result
     */
    public static SessionResult of(String sessionId, Session session) {
        return new SessionResult(
                Objects.requireNonNull(sessionId, "sessionId"), Objects.requireNonNull(session, "session"), null);
    }

    /**
     * A session that could not be had.
     *
     * @param sessionId the id that was asked for
     * @param failure what the call threw
     * @return the result
     */
    public static SessionResult failed(String sessionId, RuntimeException failure) {
        return new SessionResult(
                Objects.requireNonNull(sessionId, "sessionId"), null, Objects.requireNonNull(failure, "failure"));
    }

    /**
     * The id that was asked for, exactly as it was given.
     *
     * @return the id
     */
    public String sessionId() {
        return sessionId;
    }

    /**
     * The session.
     *
     * @return the session, or empty where there is a {@link #failure()}
     */
    public Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    /**
     * Why the session could not be had.
     *
     * @return what {@link SessionClient#getSession(String)} threw for this id, or empty where there is a
     *     {@link #session()}
     */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * The session, for callers that give up at the first failure.
     *
     * @return the session
     * @throws RuntimeException the {@link #failure()}, where there is one
     */
    public Session orThrow() {
        if (session == null) {
            throw Objects.requireNonNull(failure);
        }
        return session;
    }

    @Override
    public String toString() {
        return Redactor.escaped("SessionResult[" + sessionId + ", " + (session == null ? failure : session) + "]");
    }
}
