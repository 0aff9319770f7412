package io.unisession.capability;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Recording;

/** Lists the recordings of a session. */
@FunctionalInterface
public interface RecordingListing extends Capability {
    /**
     * Lists the recordings of a session: those of the whole session, and those of individual participants and tracks if
     * the provider makes them. Nothing is sent until you iterate; each page is at least one request, so iterating may
     * throw what {@link io.unisession.SessionClient#getSession} throws.
     *
     * @param sessionId the session's id at the provider
     * @param first where to start, and the page size
     * @param options overrides of the client's settings for each request
     * @return the recordings in the provider's order. If the session has no recordings or is unknown, the list is empty
     *     or iterating throws {@code NotFoundException}, depending on the provider
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}
     */
    Pager<Recording> listRecordings(String sessionId, PageRequest first, CallOptions options);

    /**
     * Like {@link #listRecordings(String, PageRequest, CallOptions)}, from the beginning and with the client's settings.
     *
     * @param sessionId the session's id at the provider
     * @return the recordings
     */
    default Pager<Recording> listRecordings(String sessionId) {
        return listRecordings(sessionId, PageRequest.first(), CallOptions.defaults());
    }
}
