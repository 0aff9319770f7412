package io.unisession;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A reference to a session of any provider as one string, such as {@code videosdk:621490331a4fb00409e38ca4}, which an
 * application can store to get the session again later. {@link #parse} reverses {@link #toString} for every session id,
 * even one with colons or spaces.
 */
public final class SessionReference {
    private static final Pattern PROVIDER = Pattern.compile("[a-z0-9][a-z0-9._-]*");

    private final String provider;
    private final String sessionId;

    private SessionReference(String provider, String sessionId) {
        this.provider = provider;
        this.sessionId = sessionId;
    }

    /**
     * Creates a reference.
     *
     * @param provider the provider's id: lowercase letters, digits, dots, hyphens and underscores
     * @param sessionId the session's id at the provider, not blank
     * @return the reference
     * @throws IllegalArgumentException if the provider's id has other characters, or the session's id is blank
     */
    public static SessionReference of(String provider, String sessionId) {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(sessionId, "sessionId");
        if (!PROVIDER.matcher(provider).matches()) {
            throw new IllegalArgumentException(
                    "a provider's id has lowercase letters, digits, dots, hyphens and underscores, but this is \""
                            + provider + "\"");
        }
        if (sessionId.isBlank()) {
            throw new IllegalArgumentException("sessionId must not be blank");
        }
        return new SessionReference(provider, sessionId);
    }

    /**
     * Creates the reference to a session.
     *
     * @param session the session
     * @return the reference
     */
    public static SessionReference to(Session session) {
        Objects.requireNonNull(session, "session");
        return of(session.provider(), session.id());
    }

    /**
     * Parses a reference from the form that {@link #toString()} returns.
     *
     * @param text provider, colon, session
     * @return the reference
     * @throws IllegalArgumentException if there is no colon, or no provider id before it
     */
    public static SessionReference parse(String text) {
        Objects.requireNonNull(text, "text");
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(
                    "a session reference is a provider's id, a colon and a session's id, such as videosdk:6214; this has no colon: \""
                            + text + "\"");
        }
        return of(text.substring(0, colon), text.substring(colon + 1));
    }

    /**
     * The provider.
     *
     * @return the provider's id
     */
    public String provider() {
        return provider;
    }

    /**
     * The session.
     *
     * @return the session's id at the provider
     */
    public String sessionId() {
        return sessionId;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionReference that
                && provider.equals(that.provider)
                && sessionId.equals(that.sessionId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(provider, sessionId);
    }

    /** Provider, colon, session: what {@link #parse} reads. */
    @Override
    public String toString() {
        return provider + ":" + sessionId;
    }
}
