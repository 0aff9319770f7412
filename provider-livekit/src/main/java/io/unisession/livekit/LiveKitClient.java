package io.unisession.livekit;

import io.unisession.CallOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;
import io.unisession.Recording;
import io.unisession.Session;
import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.spi.ProviderClient;
import io.unisession.spi.ProviderSettings;
import java.time.Instant;
import java.util.Objects;

/**
 * A client for LiveKit with a method for everything that UniSession supports of it. Create it with {@link
 * LiveKit#builder()}. It is immutable and thread-safe.
 *
 * <p>Methods that take the id of a session accept the room's {@code sid} or its name. A {@code sid} is looked up in the
 * list of all rooms first, which costs a request.
 */
public final class LiveKitClient extends ProviderClient
        implements SessionListing, SessionEnding, ParticipantListing, ParticipantRemoval, RecordingListing, JoinTokens {
    private final LiveKitBackend backend;

    LiveKitClient(LiveKitBackend backend, ProviderSettings settings) {
        super(backend, settings);
        this.backend = backend;
    }

    /**
     * Lists the sessions that match a query: the rooms that somebody is in. LiveKit sends all of them at once, in any
     * order, without their participants.
     *
     * @param query which sessions to list
     * @param first the first page; it has all sessions, whatever its size
     * @param options options for the request
     * @return the sessions
     * @throws IllegalArgumentException if {@code first} has a cursor
     * @throws io.unisession.error.UnsupportedCapabilityException if {@link #filters()} does not support the query;
     *     nothing is sent
     */
    @Override
    public Pager<Session> listSessions(SessionQuery query, PageRequest first, CallOptions options) {
        return require(SessionListing.class).listSessions(query, first, options);
    }

    /**
     * The filters that LiveKit's lists support: the room, the range of start times, and the status {@code ACTIVE}, which
     * every session in them has.
     *
     * @return the filters
     */
    @Override
    public SessionFilters filters() {
        return require(SessionListing.class).filters();
    }

    /**
     * Ends a session by deleting its room: everybody in it is disconnected. LiveKit forgets the room. By default, it opens
     * a new one with the same name as soon as somebody joins with a token that is still valid. Not retried once the
     * request may have reached LiveKit. A room that nobody is in is deleted too.
     *
     * @param sessionId the room's {@code sid} or name
     * @param options options for this call
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if no such room is open
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    @Override
    public void endSession(String sessionId, CallOptions options) {
        require(SessionEnding.class).endSession(sessionId, options);
    }

    /**
     * Lists the participants who are in a session now, all at once. LiveKit includes recorders, agents and hidden
     * participants; see {@link LiveKitParticipant#isPerson()}. It does not list those who have left.
     *
     * @param sessionId the room's {@code sid} or name
     * @param first the first page; it has all participants, whatever its size
     * @param options options for the requests
     * @return the participants; iterating throws {@code NotFoundException} if nobody is in such a room
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}, or {@code first} has a cursor
     */
    @Override
    public Pager<Participant> listParticipants(String sessionId, PageRequest first, CallOptions options) {
        return backend.participants().listParticipants(sessionId, first, options);
    }

    /**
     * Lists the recordings of a session, which LiveKit calls egress: also those that go on, and after the session has
     * ended if it is named by its {@code sid}. LiveKit cannot select by {@code sid}, so the client reads the list of all
     * rooms and keeps those of the session. A server of your own keeps ended egress for 24 hours; how long LiveKit Cloud
     * does is not documented. The files lie in your own storage, as {@link io.unisession.ArtifactFile#path()} says.
     *
     * @param sessionId the room's {@code sid}, or the name of a room that is open
     * @param first the first page
     * @param options options for the requests
     * @return the recordings; by name, iterating throws {@code NotFoundException} if no such room is open
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}
     */
    @Override
    public Pager<Recording> listRecordings(String sessionId, PageRequest first, CallOptions options) {
        return require(RecordingListing.class).listRecordings(sessionId, first, options);
    }

    /**
     * Gets one participant who is in a session now.
     *
     * @param sessionId the room's {@code sid} or name
     * @param identity the participant's identity, which is their id
     * @param options options for this call
     * @return the participant
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if no such room is open, or the participant is not in it
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public Participant getParticipant(String sessionId, String identity, CallOptions options) {
        return backend.participants().getParticipant(sessionId, identity, options);
    }

    /**
     * Like {@link #getParticipant(String, String, CallOptions)}, with the client's settings.
     *
     * @param sessionId the room's {@code sid} or name
     * @param identity the participant's identity
     * @return the participant
     * @throws io.unisession.error.SessionException if the call fails
     */
    public Participant getParticipant(String sessionId, String identity) {
        return getParticipant(sessionId, identity, CallOptions.defaults());
    }

    /**
     * Disconnects a participant. They can rejoin with a token that is still valid. Not retried once the request may have
     * reached LiveKit.
     *
     * @param sessionId the room's {@code sid} or name
     * @param identity the participant's identity, which is their id
     * @param options options for this call
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if no such room is open, or the participant is not in it
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    @Override
    public void removeParticipant(String sessionId, String identity, CallOptions options) {
        backend.participants().removeParticipant(sessionId, identity, options);
    }

    /**
     * Like {@link #removeParticipant(String, String, CallOptions)}, and asks LiveKit to refuse the participant's earlier
     * tokens from now on. The open-source server accepts the request but does not refuse them.
     *
     * @param sessionId the room's {@code sid} or name
     * @param identity the participant's identity
     * @param tokensIssuedBefore the time before which the tokens to refuse were issued, in whole seconds
     * @param options options for this call
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if no such room is open, or the participant is not in it
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public void removeParticipant(String sessionId, String identity, Instant tokensIssuedBefore, CallOptions options) {
        Objects.requireNonNull(tokensIssuedBefore, "tokensIssuedBefore");
        backend.participants().removeParticipant(sessionId, identity, tokensIssuedBefore, options);
    }

    /**
     * Lists all open rooms at once, including those that nobody is in.
     *
     * @param options options for the request
     * @return the rooms, in any order
     */
    public Pager<LiveKitRoom> listRooms(CallOptions options) {
        return backend.listRooms(options);
    }

    /**
     * Like {@link #listRooms(CallOptions)}, with the client's settings.
     *
     * @return the rooms
     */
    public Pager<LiveKitRoom> listRooms() {
        return listRooms(CallOptions.defaults());
    }

    /**
     * Opens a room, or returns the open room with this name. Unless the server's configuration says otherwise, that is
     * not necessary: joining opens a room too. An open room becomes a session when somebody joins.
     *
     * @param room the room
     * @param options options for this call
     * @return the room
     * @throws io.unisession.error.InvalidRequestException if LiveKit rejects the name, which may be too long
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public LiveKitRoom createRoom(NewRoom room, CallOptions options) {
        return backend.createRoom(room, options);
    }

    /**
     * Like {@link #createRoom(NewRoom, CallOptions)}, with the client's settings.
     *
     * @param room the room
     * @return the room
     * @throws io.unisession.error.SessionException if the call fails
     */
    public LiveKitRoom createRoom(NewRoom room) {
        return createRoom(room, CallOptions.defaults());
    }

    /**
     * Replaces the application's own text about a room. LiveKit passes it on to everybody in it.
     *
     * @param sessionId the room's {@code sid} or name
     * @param metadata the text, at most 512 KiB
     * @param options options for this call
     * @return the room with the new text
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if no such room is open
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public LiveKitRoom updateRoomMetadata(String sessionId, String metadata, CallOptions options) {
        return backend.updateRoomMetadata(sessionId, Objects.requireNonNull(metadata, "metadata"), options);
    }

    /**
     * Like {@link #updateRoomMetadata(String, String, CallOptions)}, with the client's settings.
     *
     * @param sessionId the room's {@code sid} or name
     * @param metadata the text
     * @return the room with the new text
     * @throws io.unisession.error.SessionException if the call fails
     */
    public LiveKitRoom updateRoomMetadata(String sessionId, String metadata) {
        return updateRoomMetadata(sessionId, metadata, CallOptions.defaults());
    }

    /**
     * Signs a token for joining an open room. Finds the room first, so that nobody opens a new one by joining a session
     * that has ended. Without a participant id in the request, the token gets a random identity. For a room that is not
     * open yet, or for other grants, use {@link #signJoinToken}.
     *
     * @param request who will join which session; its id is the room's {@code sid} or name
     * @param options options for this call
     * @return the token, valid for an hour unless the request says otherwise
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}
     * @throws io.unisession.error.NotFoundException if no such room is open
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    @Override
    public JoinToken createJoinToken(JoinRequest request, CallOptions options) {
        return backend.joinTokens().createJoinToken(request, options);
    }

    /**
     * Signs a join token with any grants. Nothing is sent. LiveKit checks the token when its holder joins, at the URL of
     * the server with {@code wss://}.
     *
     * @param token who may join which room, and what they may do there
     * @return the token, without response metadata
     * @throws IllegalArgumentException if the lifetime is too long for a date
     */
    public JoinToken signJoinToken(NewJoinToken token) {
        return backend.joinTokens().sign(token);
    }
}
