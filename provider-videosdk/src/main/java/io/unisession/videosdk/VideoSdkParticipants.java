package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Participant;

/**
 * The participants who are in a session now, and any one of them by id. Returned by {@link VideoSdkClient#participants()}. For all
 * participants, also those who have left, use {@link VideoSdkClient#listParticipants}. Version 2 only.
 *
 * <p>Every call can throw {@link io.unisession.error.SessionException} and its subclasses, as {@link
 * VideoSdkClient#getSession} does.
 */
public final class VideoSdkParticipants {
    private final ParticipantOperations operations;

    VideoSdkParticipants(ParticipantOperations operations) {
        this.operations = operations;
    }

    /**
     * Lists the participants who are in a session now: {@code GET /v2/sessions/{id}/participants/active}. Their {@link
     * VideoSdkParticipant} has device, location and mode. Each page is one request. Version 2 only.
     *
     * @param sessionId the session's id
     * @param first where to start, and the page size
     * @param options options for each request
     * @return the participants in VideoSDK's order
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}, or the cursor is from another list
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    public Pager<Participant> listActive(String sessionId, PageRequest first, CallOptions options) {
        return operations.listActiveParticipants(sessionId, first, options);
    }

    /**
     * Like {@link #listActive(String, PageRequest, CallOptions)}, from the start and with the client's
     * settings.
     *
     * @param sessionId the session's id
     * @return the participants
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     */
    public Pager<Participant> listActive(String sessionId) {
        return listActive(sessionId, PageRequest.first(), CallOptions.defaults());
    }

    /**
     * Gets one participant of a session: {@code GET /v2/sessions/{id}/participants/{participantId}}. Version 2 only.
     * VideoSDK's server library has this operation; its reference does not mention it.
     *
     * @param sessionId the session's id
     * @param participantId the participant's id
     * @param options options for this call
     * @return the participant
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}, or the participant's is {@code
     *     active}, which is the path of the active participants; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if the session or the participant does not exist (HTTP 402 or 404)
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public Participant get(String sessionId, String participantId, CallOptions options) {
        return operations.getParticipant(sessionId, participantId, options);
    }

    /**
     * Like {@link #get(String, String, CallOptions)}, with the client's settings.
     *
     * @param sessionId the session's id
     * @param participantId the participant's id
     * @return the participant
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}, or the participant's is {@code
     *     active}, which is the path of the active participants; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if the session or the participant does not exist (HTTP 402 or 404)
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public Participant get(String sessionId, String participantId) {
        return get(sessionId, participantId, CallOptions.defaults());
    }
}
