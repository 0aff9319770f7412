package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.HttpPipeline;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Version 2: how well media flowed. */
final class StatisticsReading {
    private static final Endpoint OF_SESSION = Endpoint.get("getSessionStatistics", "/v2/sessions/{sessionId}/stats");

    /** One participant here, participants everywhere else. */
    private static final Endpoint OF_PARTICIPANT =
            Endpoint.get("getParticipantStatistics", "/v2/sessions/{sessionId}/participant/{participantId}/stats");

    private final HttpPipeline http;

    StatisticsReading(HttpPipeline http) {
        this.http = http;
    }

    SessionStatistics ofSession(String sessionId, CallOptions options) {
        return http.call(OF_SESSION.request(sessionId), options, StatisticsReading::session);
    }

    ParticipantStatistics ofParticipant(String sessionId, String participantId, CallOptions options) {
        return http.call(OF_PARTICIPANT.request(sessionId, participantId), options, StatisticsReading::participant);
    }

    private static SessionStatistics session(ApiResponse response) throws IOException {
        return require(EnvelopeReader.of(response, SessionStatisticsFields::new));
    }

    private static ParticipantStatistics participant(ApiResponse response) throws IOException {
        return require(EnvelopeReader.of(response, ParticipantStatisticsFields::new));
    }

    private static <T> T require(@Nullable T statistics) {
        if (statistics == null) {
            throw new IllegalStateException("it holds no statistics, or several");
        }
        return statistics;
    }
}
