package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gets quality statistics. Version 2 only. */
final class StatisticsOperations {
    private static final Endpoint OF_SESSION = Endpoint.get("getSessionStatistics", "/v2/sessions/{sessionId}/stats");

    /** The path has "participant" here and "participants" everywhere else. */
    private static final Endpoint OF_PARTICIPANT =
            Endpoint.get("getParticipantStatistics", "/v2/sessions/{sessionId}/participant/{participantId}/stats");

    private final HttpPipeline http;
    private final ApiVersion version;

    StatisticsOperations(HttpPipeline http, ApiVersion version) {
        this.http = http;
        this.version = version;
    }

    SessionStatistics ofSession(String sessionId, CallOptions options) {
        version.requireV2(OF_SESSION.operation());
        return http.call(OF_SESSION.request(sessionId), options, response -> session(response, sessionId));
    }

    ParticipantStatistics ofParticipant(String sessionId, String participantId, CallOptions options) {
        version.requireV2(OF_PARTICIPANT.operation());
        return http.call(
                OF_PARTICIPANT.request(sessionId, participantId),
                options,
                response -> participant(response, sessionId, participantId));
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
