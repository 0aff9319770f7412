package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Session;
import io.unisession.capability.SessionEnding;
import io.unisession.capability.SessionListing;
import io.unisession.spi.ProviderClient;
import io.unisession.spi.ProviderSettings;

/**
 * A client for VideoSDK that has as methods what VideoSDK can do, so that the compiler checks what is called. Made by {@link
 * VideoSdk#builder()}; immutable and safe for use by many threads.
 */
public final class VideoSdkClient extends ProviderClient implements SessionListing, SessionEnding {
    VideoSdkClient(VideoSdkBackend backend, ProviderSettings settings) {
        super(backend, settings);
    }

    /**
     * Lists the sessions of all rooms, ended and ongoing; the newest come first as far as VideoSDK's examples show, which its reference does
     * not promise. VideoSDK numbers its pages, so a session that begins meanwhile moves others to the next page, where they come again.
     *
     * <p>{@code GET /v2/sessions} or {@code GET /v1/meeting-sessions}, one request per page.
     *
     * @param first where to begin, and the size of a page; VideoSDK's own size is 20, and what it allows at most is not known
     * @param options what differs from the client's settings, in each request
     * @return the sessions with their participants, but without some fields that {@link #getSession} has, such as the link to the chat
     * @throws IllegalArgumentException if the cursor of {@code first} is none that a list of VideoSDK gave
     */
    @Override
    public Pager<Session> listSessions(PageRequest first, CallOptions options) {
        return require(SessionListing.class).listSessions(first, options);
    }

    /**
     * Ends a session for everyone in it. VideoSDK may answer before everyone is out.
     *
     * <p>In version 2 ({@code POST /v2/sessions/end}) VideoSDK ends what goes on in a room, so the session is got first to learn its room;
     * one that has ended already is left alone, lest the next session in the same room be ended in its place. Version 1 ({@code POST
     * /v1/meeting-sessions/{id}/end}) takes the session's id and one request.
     *
     * @param sessionId the session's id
     * @param options what differs from the client's settings; the total timeout is over both requests
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.NotFoundException if VideoSDK knows no such session (HTTP 402 or 404)
     * @throws io.unisession.error.InvalidResponseException in version 2, if VideoSDK does not say which room the session is in
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    @Override
    public void endSession(String sessionId, CallOptions options) {
        require(SessionEnding.class).endSession(sessionId, options);
    }

    /**
     * Ends a session that was got before: as {@link #endSession(String, CallOptions)}, but in one request in version 2 as well, and in none for
     * a session that had ended already when it was got.
     *
     * @param session a session of VideoSDK
     * @param options what differs from the client's settings in this call
     * @throws IllegalArgumentException if the session is of another provider or, in version 2, names no room; nothing is sent
     * @throws io.unisession.error.NotFoundException if VideoSDK knows no such session (HTTP 402 or 404)
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    @Override
    public void endSession(Session session, CallOptions options) {
        require(SessionEnding.class).endSession(session, options);
    }
}
