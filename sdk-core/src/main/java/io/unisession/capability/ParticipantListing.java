package io.unisession.capability;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;

/** Lists the participants of a session, of any number. */
@FunctionalInterface
public interface ParticipantListing extends Capability {
    /**
     * Lists the participants of a session, those who have left included where the provider remembers them. Nothing is
     * sent before the pager is walked; each page is one request, so walking may throw what
     * {@link io.unisession.SessionClient#getSession} throws.
     *
     * @param sessionId the session's id at the provider
     * @param first where to begin, and the size of a page
     * @param options what differs from the client's settings, in each request
     * @return the participants in the provider's order
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}
     */
    Pager<Participant> listParticipants(String sessionId, PageRequest first, CallOptions options);

    /**
     * As {@link #listParticipants(String, PageRequest, CallOptions)}, from the beginning and with the client's
     * settings.
     *
     * @param sessionId the session's id at the provider
     * @return the participants
     */
    default Pager<Participant> listParticipants(String sessionId) {
        return listParticipants(sessionId, PageRequest.first(), CallOptions.defaults());
    }
}
