package io.unisession;

import io.unisession.internal.text.Redactor;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The result for one session of several: the session, or why the call failed. */
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
     * Creates the result of a successful call.
     *
     * @param sessionId the requested id
     * @param session the session
     * @return the result
     */
    public static SessionResult of(String sessionId, Session session) {
        return new SessionResult(
                Objects.requireNonNull(sessionId, "sessionId"), Objects.requireNonNull(session, "session"), null);
    }

    /**
     * Creates the result of a failed call.
     *
     * @param sessionId the requested id
     * @param failure the exception that the call threw
     * @return the result
     */
    public static SessionResult failed(String sessionId, RuntimeException failure) {
        return new SessionResult(
                Objects.requireNonNull(sessionId, "sessionId"), null, Objects.requireNonNull(failure, "failure"));
    }

    /**
     * The requested id, exactly as it was passed in.
     *
     * @return the id
     */
    public String sessionId() {
        return sessionId;
    }

    /**
     * The session.
     *
     * @return the session, or empty if there is a {@link #failure()}
     */
    public Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    /**
     * Why the call failed.
     *
     * @return the exception that {@link SessionClient#getSession(String)} threw for this id, or empty if there is a
     *     {@link #session()}
     */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Returns the session, or throws the failure.
     *
     * @return the session
     * @throws RuntimeException the {@link #failure()}, if there is one
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
