package io.unisession;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is to join which session. All but the session is a wish: providers that choose a participant's id or a token's
 * lifetime themselves go their own way, and {@link JoinToken} tells what came of it.
 */
public final class JoinRequest {
    private final String sessionId;
    private final @Nullable String participantId;
    private final @Nullable String name;
    private final @Nullable Duration lifetime;

    private JoinRequest(
            String sessionId, @Nullable String participantId, @Nullable String name, @Nullable Duration lifetime) {
        this.sessionId = sessionId;
        this.participantId = participantId;
        this.name = name;
        this.lifetime = lifetime;
    }

    /**
     * Someone is to join a session.
     *
     * @param sessionId the session's id at the provider
     * @return the request
     */
    public static JoinRequest forSession(String sessionId) {
        return new JoinRequest(Objects.requireNonNull(sessionId, "sessionId"), null, null, null);
    }

    /**
     * Wishes for a participant's id, so that the participant can be recognised later.
     *
     * @param participantId an id of the application's own
     * @return a request like this one with that id
     */
    public JoinRequest withParticipantId(String participantId) {
        return new JoinRequest(sessionId, Objects.requireNonNull(participantId, "participantId"), name, lifetime);
    }

    /**
     * Asks for a name that others see. Providers whose participants have no names ignore it; it is never sent as anything
     * else, such as a tag.
     *
     * @param name the name that others see
     * @return a request like this one with that name
     */
    public JoinRequest withName(String name) {
        return new JoinRequest(sessionId, participantId, Objects.requireNonNull(name, "name"), lifetime);
    }

    /**
     * Wishes for a lifetime of the token.
     *
     * @param lifetime how long the token is to be accepted, greater than zero
     * @return a request like this one with that lifetime
     * @throws IllegalArgumentException if it is not greater than zero
     */
    public JoinRequest withLifetime(Duration lifetime) {
        if (lifetime.isZero() || lifetime.isNegative()) {
            throw new IllegalArgumentException("a lifetime must be greater than zero, but is " + lifetime);
        }
        return new JoinRequest(sessionId, participantId, name, lifetime);
    }

    /**
     * The session to join.
     *
     * @return its id at the provider
     */
    public String sessionId() {
        return sessionId;
    }

    /**
     * The id that the participant is to have.
     *
     * @return the id, or empty where the provider is to choose
     */
    public Optional<String> participantId() {
        return Optional.ofNullable(participantId);
    }

    /**
     * The name that others are to see.
     *
     * @return the name, or empty for none
     */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /**
     * How long the token is to be accepted.
     *
     * @return the lifetime, or empty for the provider's own
     */
    public Optional<Duration> lifetime() {
        return Optional.ofNullable(lifetime);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JoinRequest that
                && sessionId.equals(that.sessionId)
                && Objects.equals(participantId, that.participantId)
                && Objects.equals(name, that.name)
                && Objects.equals(lifetime, that.lifetime);
    }

    @Override
    public int hashCode() {
        return Objects.hash(sessionId, participantId, name, lifetime);
    }

    /** Session, participant's id and lifetime; the name is left out because logs outlive the right to hold it. */
    @Override
    public String toString() {
        return "JoinRequest[sessionId=" + sessionId + ", participantId=" + participantId + ", lifetime=" + lifetime
                + "]";
    }
}
