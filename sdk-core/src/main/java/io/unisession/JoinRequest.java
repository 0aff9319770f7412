package io.unisession;

import io.unisession.internal.text.PositiveDuration;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who will join which session. Everything but the session is a preference: some providers choose the participant's id
 * or the token's lifetime themselves. {@link JoinToken} has the actual values.
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
     * Creates a request to join a session.
     *
     * @param sessionId the session's id at the provider
     * @return the request
     */
    public static JoinRequest forSession(String sessionId) {
        return new JoinRequest(Objects.requireNonNull(sessionId, "sessionId"), null, null, null);
    }

    /**
     * Sets a preferred participant id, so that the application can recognize the participant later.
     *
     * @param participantId the application's own id
     * @return a copy of this request with that id
     */
    public JoinRequest withParticipantId(String participantId) {
        return new JoinRequest(sessionId, Objects.requireNonNull(participantId, "participantId"), name, lifetime);
    }

    /**
     * Sets the name that others see. Providers whose participants have no names ignore it; it is never sent as
     * something else, such as a tag.
     *
     * @param name the display name
     * @return a copy of this request with that name
     */
    public JoinRequest withName(String name) {
        return new JoinRequest(sessionId, participantId, Objects.requireNonNull(name, "name"), lifetime);
    }

    /**
     * Sets a preferred lifetime for the token.
     *
     * @param lifetime how long the token should be valid, greater than zero
     * @return a copy of this request with that lifetime
     * @throws IllegalArgumentException if the lifetime is not greater than zero
     */
    public JoinRequest withLifetime(Duration lifetime) {
        return new JoinRequest(sessionId, participantId, name, PositiveDuration.require("lifetime", lifetime));
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
     * The preferred participant id.
     *
     * @return the id, or empty to let the provider choose
     */
    public Optional<String> participantId() {
        return Optional.ofNullable(participantId);
    }

    /**
     * The name that others will see.
     *
     * @return the name, or empty for none
     */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /**
     * How long the token should be valid.
     *
     * @return the lifetime, or empty for the provider's default
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

    /** Omits the name: it is personal data, and does not belong in logs. */
    @Override
    public String toString() {
        return "JoinRequest[sessionId=" + sessionId + ", participantId=" + participantId + ", lifetime=" + lifetime
                + "]";
    }
}
