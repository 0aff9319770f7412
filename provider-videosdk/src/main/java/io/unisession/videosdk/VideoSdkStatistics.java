package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The media quality of sessions and participants. Returned by {@link VideoSdkClient#statistics()}. Version 2 only.
 *
 * <p>Every call can throw {@link io.unisession.error.SessionException} and its subclasses, as {@link
 * VideoSdkClient#getSession} does.
 */
public final class VideoSdkStatistics {
    private static final Endpoint OF_SESSION = Endpoint.get("getSessionStatistics", "/v2/sessions/{sessionId}/stats");

    /** The path has "participant" here and "participants" everywhere else. */
    private static final Endpoint OF_PARTICIPANT =
            Endpoint.get("getParticipantStatistics", "/v2/sessions/{sessionId}/participant/{participantId}/stats");

    private final HttpPipeline http;
    private final ApiVersion version;

    VideoSdkStatistics(HttpPipeline http, ApiVersion version) {
        this.http = http;
        this.version = version;
    }

    /**
     * Gets the media quality of a session: {@code GET /v2/sessions/{id}/stats}. Version 2 only.
     *
     * @param sessionId the session's id
     * @param options options for this call
     * @return the statistics
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if the session does not exist (HTTP 402 or 404)
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public SessionStatistics ofSession(String sessionId, CallOptions options) {
        version.requireV2(OF_SESSION.operation());
        return http.call(OF_SESSION.request(sessionId), options, response -> session(response, sessionId));
    }

    /**
     * Like {@link #ofSession(String, CallOptions)}, with the client's settings.
     *
     * @param sessionId the session's id
     * @return the statistics
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if the session does not exist (HTTP 402 or 404)
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public SessionStatistics ofSession(String sessionId) {
        return ofSession(sessionId, CallOptions.defaults());
    }

    /**
     * Gets the media quality of one participant: {@code GET /v2/sessions/{id}/participant/{participantId}/stats}.
     * Version 2 only.
     *
     * @param sessionId the session's id
     * @param participantId the participant's id
     * @param options options for this call
     * @return the statistics
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if the session or the participant does not exist (HTTP 402 or 404)
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public ParticipantStatistics ofParticipant(String sessionId, String participantId, CallOptions options) {
        version.requireV2(OF_PARTICIPANT.operation());
        return http.call(
                OF_PARTICIPANT.request(sessionId, participantId),
                options,
                response -> participant(response, sessionId, participantId));
    }

    /**
     * Like {@link #ofParticipant(String, String, CallOptions)}, with the client's settings.
     *
     * @param sessionId the session's id
     * @param participantId the participant's id
     * @return the statistics
     * @throws IllegalArgumentException if an id is blank, {@code .} or {@code ..}; nothing is sent
     * @throws io.unisession.error.UnsupportedCapabilityException in version 1; nothing is sent
     * @throws io.unisession.error.NotFoundException if the session or the participant does not exist (HTTP 402 or 404)
     * @throws io.unisession.error.SessionException if the call fails otherwise
     */
    public ParticipantStatistics ofParticipant(String sessionId, String participantId) {
        return ofParticipant(sessionId, participantId, CallOptions.defaults());
    }

    private static SessionStatistics session(ApiResponse response, String sessionId) throws IOException {
        SessionStatistics statistics = require(EnvelopeReader.of(response, SessionStatisticsMapping::new));
        statistics.sessionId().ifPresent(id -> response.requireIsAbout(sessionId, id));
        return statistics;
    }

    private static ParticipantStatistics participant(ApiResponse response, String sessionId, String participantId)
            throws IOException {
        ParticipantStatistics statistics = require(EnvelopeReader.of(response, ParticipantStatisticsMapping::new));
        statistics.sessionId().ifPresent(id -> response.requireIsAbout(sessionId, id));
        statistics.participantId().ifPresent(id -> response.requireIsAbout(participantId, id));
        return statistics;
    }

    private static <T> T require(@Nullable T statistics) {
        if (statistics == null) {
            throw new UnusableResponseException("it has no statistics, or more than one set");
        }
        return statistics;
    }
}
