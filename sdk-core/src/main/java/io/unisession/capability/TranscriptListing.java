package io.unisession.capability;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Transcript;

/** Lists the transcripts and summaries of a session. */
@FunctionalInterface
public interface TranscriptListing extends Capability {
    /**
     * Lists the transcripts of a session, with their summaries. Nothing is sent until you iterate; each page is at least
     * one request, so iterating may throw what {@link io.unisession.SessionClient#getSession} throws.
     *
     * @param sessionId the session's id at the provider
     * @param first where to start, and the page size
     * @param options overrides of the client's settings for each request
     * @return the transcripts in the provider's order. If the session has no transcripts or is unknown, the list is
     *     empty or iterating throws {@code NotFoundException}, depending on the provider
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}
     */
    Pager<Transcript> listTranscripts(String sessionId, PageRequest first, CallOptions options);

    /**
     * Like {@link #listTranscripts(String, PageRequest, CallOptions)}, from the beginning and with the client's
     * settings.
     *
     * @param sessionId the session's id at the provider
     * @return the transcripts
     */
    default Pager<Transcript> listTranscripts(String sessionId) {
        return listTranscripts(sessionId, PageRequest.first(), CallOptions.defaults());
    }
}
