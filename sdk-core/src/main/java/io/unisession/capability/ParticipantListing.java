package io.unisession.capability;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;

/** Lists the participants of a session, however many there are. */
@FunctionalInterface
public interface ParticipantListing extends Capability {
    /**
     * Lists the participants of a session, including those who have left if the provider keeps them. Nothing is sent
     * until you iterate; each page is one request, so iterating may throw what {@link
     * io.unisession.SessionClient#getSession} throws.
     *
     * @param sessionId the session's id at the provider
     * @param first where to start, and the page size
     * @param options overrides of the client's settings for each request
     * @return the participants in the provider's order. A person whom the provider lists again after a reconnect is merged
     *     page by page, so they can be on two pages; {@link Participant#merged} merges a collected list
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}
     */
    Pager<Participant> listParticipants(String sessionId, PageRequest first, CallOptions options);

    /**
     * Like {@link #listParticipants(String, PageRequest, CallOptions)}, from the beginning and with the client's
     * settings.
     *
     * @param sessionId the session's id at the provider
     * @return the participants
     */
    default Pager<Participant> listParticipants(String sessionId) {
        return listParticipants(sessionId, PageRequest.first(), CallOptions.defaults());
    }
}
