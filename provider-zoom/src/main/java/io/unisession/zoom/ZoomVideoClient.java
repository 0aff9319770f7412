package io.unisession.zoom;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;
import io.unisession.Session;
import io.unisession.SessionFilters;
import io.unisession.SessionQuery;
import io.unisession.capability.ParticipantListing;
import io.unisession.capability.ParticipantRemoval;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.spi.ProviderClient;
import io.unisession.spi.ProviderSettings;

/**
 * A client for Zoom's Video SDK. Create it with {@link ZoomVideo#builder()}. It is immutable and thread-safe.
 *
 * <p>The id of a session is Zoom's id of one run, and the id of its room is the name of the session.
 */
public final class ZoomVideoClient extends ProviderClient
        implements SessionListing, SessionEnding, ParticipantListing, ParticipantRemoval {
    ZoomVideoClient(ZoomVideoBackend backend, ProviderSettings settings) {
        super(backend, settings);
    }

    /**
     * Lists sessions: first those that are going on, then those that have ended, the latest month first. Without a range
     * of times, these are the last six months, which is all that Zoom lists. A session that ends while the list is read
     * may be in it twice. Zoom allows ten to twenty of these requests a minute.
     *
     * @param query which sessions to list
     * @param first the first page
     * @param options options for each step of the iteration
     * @return the sessions
     * @throws IllegalArgumentException if the cursor is from another list
     */
    @Override
    public Pager<Session> listSessions(SessionQuery query, PageRequest first, CallOptions options) {
        return require(SessionListing.class).listSessions(query, first, options);
    }

    /**
     * The filters that the lists support: all of them. The room is the name of the session.
     *
     * @return the filters
     */
    @Override
    public SessionFilters filters() {
        return require(SessionListing.class).filters();
    }

    /**
     * Ends a session for everybody in it.
     *
     * @param sessionId the session's id
     * @param options options for this call
     * @throws IllegalArgumentException if the id is blank, {@code .}, {@code ..} or a number; nothing is sent
     * @throws io.unisession.error.NotFoundException if no such session is going on
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    @Override
    public void endSession(String sessionId, CallOptions options) {
        require(SessionEnding.class).endSession(sessionId, options);
    }

    /**
     * Lists the people who are or were in a session, each with all of their stays. Only the application's own user id
     * tells that somebody came back.
     *
     * @param sessionId the session's id
     * @param first the first page; it has all participants, whatever its size
     * @param options options for the requests; the total timeout covers all of them
     * @return the participants; iterating throws {@code NotFoundException} if there is no such session
     * @throws IllegalArgumentException if the id is blank, {@code .}, {@code ..} or a number, or {@code first} has a
     *     cursor
     */
    @Override
    public Pager<Participant> listParticipants(String sessionId, PageRequest first, CallOptions options) {
        return require(ParticipantListing.class).listParticipants(sessionId, first, options);
    }

    /**
     * Removes a participant from a session.
     *
     * @param sessionId the session's id
     * @param participantId the participant's id, which is Zoom's {@code participant_uuid}
     * @param options options for this call
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}, or the session's is a number; nothing
     *     is sent
     * @throws io.unisession.error.NotFoundException if no such session is going on, or the participant is not in it
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    @Override
    public void removeParticipant(String sessionId, String participantId, CallOptions options) {
        require(ParticipantRemoval.class).removeParticipant(sessionId, participantId, options);
    }
}
