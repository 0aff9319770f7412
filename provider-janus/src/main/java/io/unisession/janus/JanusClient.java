package io.unisession.janus;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;
import io.unisession.Secret;
import io.unisession.Session;
import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.spi.ProviderClient;
import io.unisession.spi.ProviderSettings;
import java.time.Duration;
import java.util.Objects;

/**
 * A client for the VideoRoom plugin of one Janus server. Create it with {@link Janus#builder()}.
 *
 * <p>A room with people in it is a session, and the room's id is the session's. A room that nobody is in is not found,
 * and Janus keeps nothing of what happened in it before. People who only watch are not participants at Janus.
 *
 * <p>With an admin secret, each call is one request to the Admin API. Without one, the client opens a Janus session with
 * a handle at its first call, and closing the client closes them.
 *
 * <p>This class is final. To test code without Janus, let it use the interfaces, {@link io.unisession.SessionClient} and
 * the capabilities, which can be mocked; or set the {@code baseUrl} of a real client to that of {@code FakeJanus} in
 * {@code unisession-testkit}.
 */
public final class JanusClient extends ProviderClient
        implements SessionListing, SessionEnding, ParticipantListing, ParticipantRemoval, JoinTokens {
    private final JanusBackend backend;

    JanusClient(JanusBackend backend, ProviderSettings settings) {
        super(backend, settings);
        this.backend = backend;
    }

    /**
     * {@inheritDoc} These are the rooms with people in them; private rooms only with an admin key.
     */
    @Override
    public Pager<Session> listSessions(SessionQuery query, PageRequest first, CallOptions options) {
        return require(SessionListing.class).listSessions(query, first, options);
    }

    @Override
    public SessionFilters filters() {
        return backend.filters();
    }

    /**
     * {@inheritDoc} Destroys the room; one in the server's configuration comes back when the server restarts. Takes two requests, because a room that nobody is in
     * is not a session, and stays.
     *
     * @throws io.unisession.error.PermissionDeniedException if the room has a secret, and the client has none or another
     */
    @Override
    public void endSession(String sessionId, CallOptions options) {
        backend.endSession(sessionId, options);
    }

    /**
     * Like {@link #endSession(String, CallOptions)}, for a room with a secret of its own.
     *
     * @param sessionId the room's id
     * @param roomSecret the room's secret
     * @param options options for this call
     */
    public void endSession(String sessionId, Secret roomSecret, CallOptions options) {
        backend.endSession(sessionId, Objects.requireNonNull(roomSecret, "roomSecret"), options);
    }

    @Override
    public Pager<Participant> listParticipants(String sessionId, PageRequest first, CallOptions options) {
        return backend.listParticipants(sessionId, first, options);
    }

    /**
     * {@inheritDoc} They can join again at once; to keep them out, change the room's pin or its list of allowed tokens.
     *
     * @throws io.unisession.error.PermissionDeniedException if the room has a secret, and the client has none or another
     */
    @Override
    public void removeParticipant(String sessionId, String participantId, CallOptions options) {
        backend.removeParticipant(sessionId, participantId, options);
    }

    /**
     * Like {@link #removeParticipant(String, String, CallOptions)}, for a room with a secret of its own.
     *
     * @param sessionId the room's id
     * @param participantId the participant's id
     * @param roomSecret the room's secret
     * @param options options for this call
     */
    public void removeParticipant(String sessionId, String participantId, Secret roomSecret, CallOptions options) {
        backend.removeParticipant(sessionId, participantId, Objects.requireNonNull(roomSecret, "roomSecret"), options);
    }

    /**
     * Signs a token with which a device may use the VideoRoom plugin, for servers with {@code token_auth_secret}. One
     * request asks whether the room exists; nobody needs to be in it. The token is valid for an hour unless the request
     * has a lifetime. Janus checks it with every request, so it should last as long as the meeting. It is not bound to
     * the room or the participant: a room's pin, its list of allowed tokens and {@link #signRoomToken} are.
     *
     * @throws io.unisession.error.UnsupportedCapabilityException if the client does not have that secret
     */
    @Override
    public JoinToken createJoinToken(JoinRequest request, CallOptions options) {
        return require(JoinTokens.class).createJoinToken(request, options);
    }

    /**
     * Signs the token that joining a room with {@code signed_tokens} needs besides that of {@link
     * #createJoinToken(JoinRequest)}: the device sends it as {@code token} of its request to join. Sends nothing.
     *
     * @param roomId the room's id
     * @param lifetime how long it is valid
     * @return the token
     * @throws IllegalArgumentException if the lifetime is not greater than zero, or the id is blank or has a comma or a
     *     colon
     * @throws io.unisession.error.UnsupportedCapabilityException if the client does not have {@code token_auth_secret}
     */
    public JoinToken signRoomToken(String roomId, Duration lifetime) {
        return backend.signRoomToken(roomId, lifetime);
    }
}
