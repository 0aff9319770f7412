package io.unisession.videosdk;

import io.unisession.ArtifactFile;
import io.unisession.CallOptions;
import io.unisession.DownloadOptions;
import io.unisession.JoinRequest;
import io.unisession.JoinToken;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;
import io.unisession.Recording;
import io.unisession.Session;
import io.unisession.SessionArtifact;
import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
import io.unisession.Transcript;
import io.unisession.capability.JoinTokens;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.RecordingDownload;
import io.unisession.capability.RecordingListing;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.capability.TranscriptListing;
import io.unisession.spi.ProviderClient;
import io.unisession.spi.ProviderSettings;
import java.nio.file.Path;

/**
 * A client for VideoSDK with a method for everything that VideoSDK can do. Create it with {@link VideoSdk#builder()}.
 * It is immutable and thread-safe.
 */
public final class VideoSdkClient extends ProviderClient
        implements SessionListing,
                SessionEnding,
                ParticipantListing,
                ParticipantRemoval,
                JoinTokens,
                RecordingListing,
                RecordingDownload,
                TranscriptListing {
    private final VideoSdkBackend backend;

    VideoSdkClient(VideoSdkBackend backend, ProviderSettings settings) {
        super(backend, settings);
        this.backend = backend;
    }

    /**
     * The operations on rooms, which version 1 calls meetings.
     *
     * @return the rooms, usable until this client is closed
     */
    public VideoSdkRooms rooms() {
        return backend.rooms();
    }

    /**
     * The participants who are in a session now, and any one of them by id. Version 2 only.
     *
     * @return the participants, usable until this client is closed
     */
    public VideoSdkParticipants participants() {
        return backend.activeParticipants();
    }

    /**
     * The media quality of sessions and participants. Version 2 only.
     *
     * @return the statistics, usable until this client is closed
     */
    public VideoSdkStatistics statistics() {
        return backend.statistics();
    }

    /**
     * The recordings in VideoSDK's own lists, and starting and stopping them.
     *
     * @return the recordings, usable until this client is closed
     */
    public VideoSdkRecordings recordings() {
        return backend.recordings();
    }

    /**
     * The transcripts in VideoSDK's own lists, and starting and stopping them. Version 2 only.
     *
     * @return the transcripts, usable until this client is closed
     */
    public VideoSdkTranscripts transcripts() {
        return backend.transcripts();
    }

    /**
     * The HLS streams of rooms. Version 2 only.
     *
     * @return the streams, usable until this client is closed
     */
    public VideoSdkStreams streams() {
        return backend.streams();
    }

    /**
     * Lists the recordings of a session, of every {@link RecordingSource}. This reads the session for its room, and then
     * each of VideoSDK's six lists, at least one request for each: seven or more. To read one list, use {@link
     * #recordings()}. Version 1 has one list, and two or more requests.
     *
     * @param sessionId the session's id
     * @param first where to start; the page size is ignored
     * @param options options for the call; the total timeout covers all requests
     * @return the recordings, in one page
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}, or {@code first} has a cursor
     */
    @Override
    public Pager<Recording> listRecordings(String sessionId, PageRequest first, CallOptions options) {
        return backend.artifacts().listRecordings(sessionId, first, options);
    }

    /**
     * Lists the transcripts of a session and their summaries, of every {@link TranscriptSource}. This reads the session
     * for its room, and then both of VideoSDK's lists. Realtime transcripts that do not name their session are left out.
     * Version 2 only.
     *
     * @param sessionId the session's id
     * @param first where to start; the page size is ignored
     * @param options options for the call; the total timeout covers all requests
     * @return the transcripts, in one page
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}, or {@code first} has a cursor
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    @Override
    public Pager<Transcript> listTranscripts(String sessionId, PageRequest first, CallOptions options) {
        return backend.artifacts().listTranscripts(sessionId, first, options);
    }

    /**
     * Downloads a file from {@code https://cdn.videosdk.live}. For files in storage of your own, allow its origin with
     * {@code allowRedirectsTo}. If the address is missing or no longer works, the recording or transcript is read again.
     *
     * @param artifact a recording or transcript of VideoSDK
     * @param file one of its files
     * @param target where to store the file; its directory must exist
     * @param options progress, overwriting and timeouts
     */
    @Override
    public void download(SessionArtifact artifact, ArtifactFile file, Path target, DownloadOptions options) {
        backend.files().download(artifact, file, target, options);
    }

    /**
     * Lists the sessions that match a query, whether active or ended. In VideoSDK's examples the newest come first, but
     * its reference does not promise this. VideoSDK numbers its pages, so a session that starts during the iteration
     * moves others to the next page, where they are listed again.
     *
     * <p>{@code GET /v2/sessions} or {@code GET /v1/meeting-sessions}, one request per page. Version 2 supports every
     * filter, with the statuses {@code ACTIVE} and {@code ENDED}; start times are sent in milliseconds. Version 1
     * supports only the room.
     *
     * @param query which sessions to list
     * @param first where to start, and the page size; VideoSDK's default size is 20, its maximum is undocumented
     * @param options options for each request
     * @return the sessions with their participants, but without some fields that {@link #getSession} has, such as the
     *     chat link
     * @throws IllegalArgumentException if the cursor of {@code first} is not from a list of VideoSDK
     * @throws io.unisession.error.UnsupportedCapabilityException if {@link #filters()} does not support the query;
     *     nothing is sent
     */
    @Override
    public Pager<Session> listSessions(SessionQuery query, PageRequest first, CallOptions options) {
        return require(SessionListing.class).listSessions(query, first, options);
    }

    /**
     * Like {@link #listSessions(SessionQuery, PageRequest, CallOptions)}, with VideoSDK's own filters.
     *
     * @param query which sessions to list
     * @param first where to start, and the page size
     * @param options options for each request
     * @return the sessions
     * @throws IllegalArgumentException if the cursor of {@code first} is not from a list of VideoSDK
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1, if the query has a filter other than the
     *     room; nothing is sent
     */
    public Pager<Session> listSessions(VideoSdkSessionQuery query, PageRequest first, CallOptions options) {
        return checked(SessionListing.of(
                        backend.sessions().filters(),
                        (common, from, with) -> backend.sessions().list(query, from, with)))
                .listSessions(query.query(), first, options);
    }

    /**
     * Like {@link #listSessions(VideoSdkSessionQuery, PageRequest, CallOptions)}, from the start and with the client's
     * settings.
     *
     * @param query which sessions to list
     * @return the sessions
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1, if the query has a filter other than the
     *     room; nothing is sent
     */
    public Pager<Session> listSessions(VideoSdkSessionQuery query) {
        return listSessions(query, PageRequest.first(), CallOptions.defaults());
    }

    /**
     * The filters that VideoSDK supports: in version 2 all of them, with the statuses {@code ACTIVE} and {@code ENDED};
     * in version 1 the room.
     *
     * @return the filters
     */
    @Override
    public SessionFilters filters() {
        return backend.sessions().filters();
    }

    /**
     * Ends a session for everyone in it. VideoSDK may respond before everyone has left.
     *
     * <p>Version 2 ({@code POST /v2/sessions/end}) ends a session by its room, so this reads the session first and
     * sends the ids of both. If the session has ended, nothing more is sent, because the request might end the next
     * session in the room. Version 1 ({@code POST /v1/meeting-sessions/{id}/end}) needs only the session's id and one
     * request.
     *
     * @param sessionId the session's id
     * @param options options for this call; the total timeout covers both requests
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the session does not exist (HTTP 402 or 404)
     * @throws io.unisession.error.InvalidResponseException in version 2, if the session in the response has no room id
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    @Override
    public void endSession(String sessionId, CallOptions options) {
        require(SessionEnding.class).endSession(sessionId, options);
    }

    /**
     * Like {@link #endSession(String, CallOptions)}, but needs only one request in version 2, and none if the given
     * session has ended. Version 2 ends whichever session is active in the room, so if yours may be out of date, pass
     * its id instead.
     *
     * @param session a session of VideoSDK
     * @param options options for this call
     * @throws IllegalArgumentException if the session is from another provider or, in version 2, has no room id;
     *     nothing is sent
     * @throws io.unisession.error.NotFoundException if the session does not exist (HTTP 402 or 404)
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public void endSession(Session session, CallOptions options) {
        backend.endSession(requireOwn(session), options);
    }

    /**
     * Like {@link #endSession(Session, CallOptions)}, with the client's settings.
     *
     * @param session a session of VideoSDK
     * @throws IllegalArgumentException if the session is from another provider or, in version 2, has no room id;
     *     nothing is sent
     * @throws io.unisession.error.NotFoundException if the session does not exist (HTTP 402 or 404)
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public void endSession(Session session) {
        endSession(session, CallOptions.defaults());
    }

    /**
     * Lists all participants of a session, including those who have left: {@code GET /v2/sessions/{id}/participants}.
     * Each page is one request. Version 2 only; in version 1 the participants are in the session that {@link
     * #getSession} returns. Recorders are listed too, see {@link VideoSdkParticipant#isRecorder}.
     *
     * @param sessionId the session's id
     * @param first where to start, and the page size; VideoSDK's default size is 20, its maximum is undocumented
     * @param options options for each request
     * @return the participants in VideoSDK's order
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}, or the cursor is from another list
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    @Override
    public Pager<Participant> listParticipants(String sessionId, PageRequest first, CallOptions options) {
        return backend.participants().listParticipants(sessionId, first, options);
    }

    /**
     * Removes a participant from a session: {@code POST /v2/sessions/participants/remove} with both ids, or {@code POST
     * /v1/meeting-sessions/{id}/remove-participant}. They can rejoin with a token that is still valid. Not retried once
     * the request may have reached VideoSDK.
     *
     * @param sessionId the session's id
     * @param participantId the participant's id
     * @param options options for this call
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the session or the participant does not exist (HTTP 402 or 404)
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    @Override
    public void removeParticipant(String sessionId, String participantId, CallOptions options) {
        backend.participants().removeParticipant(sessionId, participantId, options);
    }

    /**
     * Like {@link #removeParticipant(String, String, CallOptions)}, but version 2 also receives the room, which its
     * reference calls required.
     *
     * @param session a session of VideoSDK
     * @param participantId the participant's id
     * @param options options for this call
     * @throws IllegalArgumentException if the session is from another provider, or the id is blank, {@code .} or {@code
     *     ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the session or the participant does not exist (HTTP 402 or 404)
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public void removeParticipant(Session session, String participantId, CallOptions options) {
        backend.participants().removeParticipant(requireOwn(session), participantId, options);
    }

    /**
     * Like {@link #removeParticipant(Session, String, CallOptions)}, with the client's settings.
     *
     * @param session a session of VideoSDK
     * @param participantId the participant's id
     * @throws IllegalArgumentException if the session is from another provider, or the id is blank, {@code .} or {@code
     *     ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if the session or the participant does not exist (HTTP 402 or 404)
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public void removeParticipant(Session session, String participantId) {
        removeParticipant(session, participantId, CallOptions.defaults());
    }

    /**
     * Creates a token for joining the room of a session. VideoSDK's tokens are for rooms, so this reads the session
     * first, then signs the token on this machine, with {@link JoinPermission#ALLOW_JOIN} and a lifetime of one hour
     * unless the request sets another. If the session has ended, whoever joins starts the next one in the room. The
     * token does not contain the name in the request, which the participant's device chooses.
     *
     * @param request the session to join; without a participant id, anybody can use the token
     * @param options options for this call
     * @return the token, with the metadata of the response that named the room
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException if the client was built with only a token; nothing is sent
     * @throws io.unisession.error.NotFoundException if the session does not exist (HTTP 402 or 404)
     * @throws io.unisession.error.InvalidResponseException if the session in the response has no room id
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    @Override
    public JoinToken createJoinToken(JoinRequest request, CallOptions options) {
        return backend.joinTokens("createJoinToken").createJoinToken(request, options);
    }

    /**
     * Signs a token for joining. Nothing is sent. The token has the role {@code rtc}, which cannot use the server API.
     * VideoSDK checks the token only when its holder joins.
     *
     * @param token who may join which room, and what they may do there
     * @return the token, without response metadata
     * @throws IllegalArgumentException if the lifetime is not greater than zero, or longer than ten years
     * @throws io.unisession.error.UnsupportedCapabilityException if the client was built with only a token
     */
    public JoinToken signJoinToken(NewJoinToken token) {
        return backend.joinTokens("signJoinToken").sign(token);
    }

    /**
     * Like {@link #signJoinToken(NewJoinToken)}, with {@link JoinPermission#ALLOW_JOIN} and a lifetime of one hour.
     *
     * @param roomId VideoSDK's id of the room
     * @param participantId the only participant who can use the token
     * @return the token
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}
     * @throws io.unisession.error.UnsupportedCapabilityException if the client was built with only a token
     */
    public JoinToken signJoinToken(String roomId, String participantId) {
        return signJoinToken(NewJoinToken.builder()
                .roomId(roomId)
                .participantId(participantId)
                .build());
    }
}
