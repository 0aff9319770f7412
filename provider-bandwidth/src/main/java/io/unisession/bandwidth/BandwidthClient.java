package io.unisession.bandwidth;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.SessionEnding;
import io.unisession.spi.ProviderClient;
import io.unisession.spi.ProviderSettings;

/**
 * A client for Bandwidth with a method for each of the eleven operations of its WebRTC API, version 1. Create it with
 * {@link Bandwidth#builder()}.
 *
 * <p>If {@code getSession} does not find a session, it may never have existed, or it may have ended; Bandwidth ends
 * every session after nine hours and does not keep it.
 *
 * <p>Creating a session or a participant is not retried once the request may have reached Bandwidth, because it could
 * create a second one. Everything else is.
 *
 * <p>This class is final. To test code without Bandwidth, let it use the interfaces, {@link
 * io.unisession.SessionClient} and the capabilities, which can be mocked; or set the {@code baseUrl} of a real client
 * to that of {@code FakeBandwidth} in {@code unisession-testkit}.
 */
public final class BandwidthClient extends ProviderClient
        implements SessionEnding, ParticipantListing, ParticipantRemoval, JoinTokens {
    private final BandwidthBackend backend;

    BandwidthClient(BandwidthBackend backend, ProviderSettings settings) {
        super(backend, settings);
        this.backend = backend;
    }

    /**
     * Creates an empty session: Bandwidth's operation <i>create session</i>. According to Bandwidth's call flow guide
     * it ends after nine hours unless it is ended before.
     *
     * @param session the session to create
     * @return the session, with the id that Bandwidth chose
     * @throws io.unisession.error.InvalidRequestException if Bandwidth rejects the tag
     * @throws io.unisession.error.TransportException if there was no response; if {@code sent()} is {@code MAYBE},
     *     Bandwidth may have created a session whose id is lost
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     io.unisession.SessionClient#getSession}
     */
    public Session createSession(NewSession session) {
        return createSession(session, CallOptions.defaults());
    }

    /**
     * Like {@link #createSession(NewSession)}, with options for this call.
     *
     * @param session the session to create
     * @param options options for this call
     * @return the session, with the id that Bandwidth chose
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     io.unisession.SessionClient#getSession}
     */
    public Session createSession(NewSession session, CallOptions options) {
        return backend.createSession(session, options);
    }

    /**
     * Ends a session for everyone in it: Bandwidth's operation <i>delete session</i>. Afterwards the session is not
     * found. Bandwidth's documentation does not say what happens to participants who are still in it.
     *
     * @param sessionId the session's id
     * @param options options for this call
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.ClientClosedException if this client is closed
     * @throws io.unisession.error.NotFoundException if the session does not exist or has ended. If a retry after a lost
     *     response finds that the session has ended, the call succeeds
     * @throws io.unisession.error.ApiException if Bandwidth responds with another error; its subclasses say which
     * @throws io.unisession.error.TransportException if there was no response in time, or the thread was interrupted
     */
    @Override
    public void endSession(String sessionId, CallOptions options) {
        backend.endSession(sessionId, options);
    }

    /**
     * Creates a participant who is not in a session yet: Bandwidth's operation <i>create participant</i>. Add them with
     * {@link #addParticipant(String, String, Subscriptions)}. Only this response contains the token for their device.
     *
     * @param participant the participant to create
     * @return the participant, with the id that Bandwidth chose, and the token
     * @throws io.unisession.error.InvalidRequestException if Bandwidth rejects a field
     * @throws io.unisession.error.InvalidResponseException if the response has no token; the participant exists
     *     nonetheless, and the message has the id to pass to {@link #deleteParticipant(String)}
     * @throws io.unisession.error.TransportException if there was no response; if {@code sent()} is {@code MAYBE},
     *     Bandwidth may have created a participant whose id is lost
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     io.unisession.SessionClient#getSession}
     */
    public CreatedParticipant createParticipant(NewParticipant participant) {
        return createParticipant(participant, CallOptions.defaults());
    }

    /**
     * Like {@link #createParticipant(NewParticipant)}, with options for this call.
     *
     * @param participant the participant to create
     * @param options options for this call
     * @return the participant, with the id that Bandwidth chose, and the token
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     io.unisession.SessionClient#getSession}
     */
    public CreatedParticipant createParticipant(NewParticipant participant, CallOptions options) {
        return backend.createParticipant(participant, options);
    }

    /**
     * Gets a participant, whether or not they are in a session: Bandwidth's operation <i>get participant</i>.
     *
     * @param participantId the participant's id
     * @return the participant, without the token; {@code unwrap(BandwidthParticipant.class)} has the other fields
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the participant does not exist, or was deleted
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     io.unisession.SessionClient#getSession}
     */
    public Participant getParticipant(String participantId) {
        return getParticipant(participantId, CallOptions.defaults());
    }

    /**
     * Like {@link #getParticipant(String)}, with options for this call.
     *
     * @param participantId the participant's id
     * @param options options for this call
     * @return the participant, without the token; {@code unwrap(BandwidthParticipant.class)} has the other fields
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the participant does not exist or was deleted
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     io.unisession.SessionClient#getSession}
     */
    public Participant getParticipant(String participantId, CallOptions options) {
        return backend.getParticipant(participantId, options);
    }

    /**
     * Deletes a participant permanently: Bandwidth's operation <i>delete participant</i>. To remove someone from a
     * session so that they can come back later, use {@link #removeParticipant(String, String)}.
     *
     * @param participantId the participant's id
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the participant does not exist or was deleted. If a retry after a
     *     lost response finds them deleted, the call succeeds
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     io.unisession.SessionClient#getSession}
     */
    public void deleteParticipant(String participantId) {
        deleteParticipant(participantId, CallOptions.defaults());
    }

    /**
     * Like {@link #deleteParticipant(String)}, with options for this call.
     *
     * @param participantId the participant's id
     * @param options options for this call
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the participant does not exist or was deleted. If a retry after a
     *     lost response finds them deleted, the call succeeds
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     io.unisession.SessionClient#getSession}
     */
    public void deleteParticipant(String participantId, CallOptions options) {
        backend.deleteParticipant(participantId, options);
    }

    /**
     * Lists the participants who are in a session: Bandwidth's operation <i>list session participants</i>. Bandwidth
     * sends them all in one page, whatever the page size. {@code unwrap(BandwidthParticipant.class)} has their other
     * fields.
     *
     * @param sessionId the session's id
     * @param first must not have a cursor, since there is only one page
     * @param options options for this call
     * @return the participants; the request is sent when the pager is iterated, and exceptions such as {@link
     *     io.unisession.error.NotFoundException} are thrown then
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}, or {@code first} has a cursor
     */
    @Override
    public Pager<Participant> listParticipants(String sessionId, PageRequest first, CallOptions options) {
        return backend.listParticipants(sessionId, first, options);
    }

    /**
     * Adds a participant to a session without subscriptions, so that they hear and see nobody: Bandwidth's operation
     * <i>add participant to session</i>, without a body.
     *
     * @param sessionId the session's id
     * @param participantId the participant's id
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.ConflictException if Bandwidth responds with HTTP 409, for which it documents no
     *     reason; perhaps the participant is in another session
     * @throws io.unisession.error.NotFoundException if the session or the participant does not exist
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     io.unisession.SessionClient#getSession}
     */
    public void addParticipant(String sessionId, String participantId) {
        addParticipant(sessionId, participantId, Subscriptions.none());
    }

    /**
     * Adds a participant to a session: Bandwidth's operation <i>add participant to session</i>. A participant can be in
     * one session at a time.
     *
     * @param sessionId the session's id
     * @param participantId the participant's id
     * @param subscriptions whom the participant hears and sees
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.ConflictException if Bandwidth responds with HTTP 409, for which it documents no
     *     reason; perhaps the participant is in another session
     * @throws io.unisession.error.NotFoundException if the session or the participant does not exist
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     io.unisession.SessionClient#getSession}
     */
    public void addParticipant(String sessionId, String participantId, Subscriptions subscriptions) {
        addParticipant(sessionId, participantId, subscriptions, CallOptions.defaults());
    }

    /**
     * Like {@link #addParticipant(String, String, Subscriptions)}, with options for this call.
     *
     * @param sessionId the session's id
     * @param participantId the participant's id
     * @param subscriptions whom the participant hears and sees
     * @param options options for this call
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.ConflictException if Bandwidth responds with HTTP 409, for which it documents no
     *     reason; perhaps the participant is in another session
     * @throws io.unisession.error.NotFoundException if the session or the participant does not exist
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     io.unisession.SessionClient#getSession}
     */
    public void addParticipant(
            String sessionId, String participantId, Subscriptions subscriptions, CallOptions options) {
        backend.addParticipant(sessionId, participantId, subscriptions, options);
    }

    /**
     * Removes a participant and their subscriptions from a session: Bandwidth's operation <i>remove participant from
     * session</i>. The participant and their token still exist, and can be added again.
     *
     * @param sessionId the session's id
     * @param participantId the participant's id
     * @param options options for this call
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the session or the participant does not exist, or the
     *     participant is not in it. If a retry after a lost response finds them removed, the call succeeds
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     io.unisession.SessionClient#getSession}
     */
    @Override
    public void removeParticipant(String sessionId, String participantId, CallOptions options) {
        backend.removeParticipant(sessionId, participantId, options);
    }

    /**
     * Gets whom a participant hears and sees: Bandwidth's operation <i>get participant subscriptions</i>.
     *
     * @param sessionId the session's id
     * @param participantId the participant's id
     * @return the subscriptions, which are none if Bandwidth responds with HTTP 204
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the session or the participant does not exist
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     io.unisession.SessionClient#getSession}
     */
    public Subscriptions getSubscriptions(String sessionId, String participantId) {
        return getSubscriptions(sessionId, participantId, CallOptions.defaults());
    }

    /**
     * Like {@link #getSubscriptions(String, String)}, with options for this call.
     *
     * @param sessionId the session's id
     * @param participantId the participant's id
     * @param options options for this call
     * @return the subscriptions, which are none if Bandwidth responds with HTTP 204
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the session or the participant does not exist
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     io.unisession.SessionClient#getSession}
     */
    public Subscriptions getSubscriptions(String sessionId, String participantId, CallOptions options) {
        return backend.getSubscriptions(sessionId, participantId, options);
    }

    /**
     * Replaces all subscriptions of a participant: Bandwidth's operation <i>update participant subscriptions</i>.
     *
     * @param sessionId the session's id
     * @param participantId the participant's id
     * @param subscriptions whom the participant hears and sees from now on
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the session or the participant does not exist
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     io.unisession.SessionClient#getSession}
     */
    public void replaceSubscriptions(String sessionId, String participantId, Subscriptions subscriptions) {
        replaceSubscriptions(sessionId, participantId, subscriptions, CallOptions.defaults());
    }

    /**
     * Like {@link #replaceSubscriptions(String, String, Subscriptions)}, with options for this call.
     *
     * @param sessionId the session's id
     * @param participantId the participant's id
     * @param subscriptions whom the participant hears and sees from now on
     * @param options options for this call
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the session or the participant does not exist
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     io.unisession.SessionClient#getSession}
     */
    public void replaceSubscriptions(
            String sessionId, String participantId, Subscriptions subscriptions, CallOptions options) {
        backend.replaceSubscriptions(sessionId, participantId, subscriptions, options);
    }

    /**
     * Removes all subscriptions of a participant, who stays in the session: Bandwidth's operation <i>update participant
     * subscriptions</i>, without a body.
     *
     * @param sessionId the session's id
     * @param participantId the participant's id
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the session or the participant does not exist
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     io.unisession.SessionClient#getSession}
     */
    public void clearSubscriptions(String sessionId, String participantId) {
        clearSubscriptions(sessionId, participantId, CallOptions.defaults());
    }

    /**
     * Like {@link #clearSubscriptions(String, String)}, with options for this call.
     *
     * @param sessionId the session's id
     * @param participantId the participant's id
     * @param options options for this call
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the session or the participant does not exist
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     io.unisession.SessionClient#getSession}
     */
    public void clearSubscriptions(String sessionId, String participantId, CallOptions options) {
        backend.clearSubscriptions(sessionId, participantId, options);
    }

    /**
     * Creates a participant who may send audio and video, adds them to the session with a subscription to all of it,
     * and returns their token. This takes two requests.
     *
     * <p>Bandwidth chooses the participant's id and the token's lifetime, whatever the request says. The name in the
     * request is not sent: Bandwidth has tags in place of names, which appear on bills and must not contain personal
     * data. To set a tag or other permissions, use {@link #createJoinToken(String, NewParticipant, CallOptions)}.
     *
     * <p>If adding the participant fails, or the response that creates them has no token, that exception is thrown and
     * the client tries to delete the participant. If that fails too, the total timeout has expired, or the thread was
     * interrupted, the participant remains, in no session; the failure to delete them is in {@code getSuppressed()}.
     *
     * @param request the session to join
     * @param options overrides of the client's settings; the total timeout covers all requests together
     * @return the token, with the new participant's id
     * @throws IllegalArgumentException if the session's id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the session does not exist, or has ended
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for {@link
     *     io.unisession.SessionClient#getSession}
     */
    @Override
    public JoinToken createJoinToken(JoinRequest request, CallOptions options) {
        return backend.createJoinToken(request, options);
    }

    /**
     * Creates a participant with the given tag and permissions, adds them to the session with a subscription to all of
     * it, and returns their token. Otherwise like {@link #createJoinToken(JoinRequest, CallOptions)}.
     *
     * @param sessionId the session's id
     * @param participant the participant to create
     * @param options overrides of the client's settings; the total timeout covers all requests together
     * @return the token, with the new participant's id
     * @throws IllegalArgumentException if the session's id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.InvalidRequestException if Bandwidth rejects a field of the participant
     * @throws io.unisession.error.NotFoundException if the session does not exist, or has ended
     * @throws io.unisession.error.SessionException if the call fails otherwise, as for
     *     {@link io.unisession.SessionClient#getSession}
     */
    public JoinToken createJoinToken(String sessionId, NewParticipant participant, CallOptions options) {
        return backend.createJoinToken(sessionId, participant, options);
    }

    /**
     * Like {@link #createJoinToken(String, NewParticipant, CallOptions)}, with the client's settings.
     *
     * @param sessionId the session's id
     * @param participant the participant to create
     * @return the token, with the new participant's id
     * @throws IllegalArgumentException if the session's id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.SessionException if the call fails
     */
    public JoinToken createJoinToken(String sessionId, NewParticipant participant) {
        return createJoinToken(sessionId, participant, CallOptions.defaults());
    }
}
