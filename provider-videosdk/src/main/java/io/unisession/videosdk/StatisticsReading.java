package io.unisession.videosdk;

import io.unisession.CallOptions;
import io.unisession.http.Answer;
import io.unisession.http.Endpoint;
import io.unisession.http.HttpPipeline;
import io.unisession.http.JsonReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
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

    private static SessionStatistics session(Answer answer) throws IOException {
        JsonReader json = answer.json();
        boolean isObject = json.enterObject();
        SessionStatistics.Builder statistics = SessionStatistics.builder();
        boolean measured = false;
        while (isObject && json.nextField()) {
            switch (json.field()) {
                case "sessionId" -> statistics.sessionId(json.id());
                case "roomId", "meetingId" -> statistics.roomId(json.id());
                case "stats" -> {
                    measured = true;
                    statistics.samples(QualitySample.readAll(json));
                }
                default -> {}
            }
        }
        require(measured);
        return statistics.raw(answer.document()).metadata(answer.metadata()).build();
    }

    private static ParticipantStatistics participant(Answer answer) throws IOException {
        JsonReader json = answer.json();
        boolean isObject = json.enterObject();
        ParticipantStatistics.Builder statistics = ParticipantStatistics.builder();
        boolean measured = false;
        while (isObject && json.nextField()) {
            switch (json.field()) {
                case "sessionId" -> statistics.sessionId(json.id());
                case "roomId", "meetingId" -> statistics.roomId(json.id());
                case "participantId" -> statistics.participantId(json.id());
                case "participantName" -> statistics.participantName(json.id());
                case "deviceInfo" -> {
                    Map<String, @Nullable String> device = texts(json);
                    statistics.deviceName(device.get("deviceName")).deviceVersion(device.get("deviceVersion"));
                }
                case "sdkInfo" -> {
                    Map<String, @Nullable String> sdk = texts(json);
                    statistics.sdkName(sdk.get("sdkName")).sdkVersion(sdk.get("sdkVersion"));
                }
                case "location" -> statistics.location(ParticipantLocation.read(json));
                case "network" -> {
                    Map<String, @Nullable String> network = texts(json);
                    statistics.networkNumber(network.get("asn")).networkOwner(network.get("org"));
                }
                case "stats" -> {
                    measured = true;
                    statistics.samples(QualitySample.readAll(json));
                }
                case "resolutionUsage" -> statistics.resolutionUsages(ResolutionUsage.readAll(json));
                default -> {}
            }
        }
        require(measured);
        return statistics.raw(answer.document()).metadata(answer.metadata()).build();
    }

    private static Map<String, @Nullable String> texts(JsonReader json) throws IOException {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        if (json.enterObject()) {
            while (json.nextField()) {
                texts.put(json.field(), json.id());
            }
        }
        return texts;
    }

    private static void require(boolean measured) {
        if (!measured) {
            throw new IllegalStateException("it holds no statistics");
        }
    }
}
