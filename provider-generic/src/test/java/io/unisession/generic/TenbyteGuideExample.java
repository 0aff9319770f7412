package io.unisession.generic;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.unisession.ProviderDocument;
import io.unisession.ProviderRequest;
import io.unisession.Secret;
import io.unisession.Session;
import io.unisession.SessionClient;
import java.util.Map;
import java.util.Optional;

/** The snippets of docs/tenbyte.md, in its order, so that they compile and run. */
record TenbyteGuideExample(String sessionId, Secret streamKey, Optional<String> server, Webinar webinar) {

    static TenbyteGuideExample walkThrough(SessionClient client, String presetId) {
        String roomId = client.request(ProviderRequest.post("/rooms")
                        .operation("createRoom")
                        .json(Map.of("title", "Town halls"))
                        .build())
                .text("/data/room/id")
                .orElseThrow();

        ProviderDocument created = client.request(ProviderRequest.post("/rooms/{roomId}/sessions", roomId)
                .operation("createSession")
                .json(Map.of(
                        "title", "Spring town hall",
                        "preset_id", presetId,
                        "mode", "rtmp",
                        "scheduled_start_time", "2026-12-01T15:00:00Z"))
                .build());
        String sessionId = created.text("/data/session/id").orElseThrow();
        Secret streamKey = Secret.of(created.text("/data/stream_key").orElseThrow());

        client.request(ProviderRequest.patch("/sessions/{sessionId}/reschedule", sessionId)
                .operation("reschedule")
                .json(Map.of("scheduled_start_time", "2026-12-02T15:00:00Z"))
                .idempotent()
                .build());
        client.request(ProviderRequest.patch("/sessions/{sessionId}/settings", sessionId)
                .operation("changeSettings")
                .json(Map.of("chat_enabled", false, "max_join_limit", 5))
                .idempotent()
                .build());

        ProviderDocument live = client.request(ProviderRequest.post("/sessions/{sessionId}/go_live", sessionId)
                .operation("goLive")
                .build());
        Optional<String> server = live.text("/data/rtmp/url");

        return new TenbyteGuideExample(sessionId, streamKey, server, webinar(client, sessionId));
    }

    record Webinar(
            String title,
            String mode,
            @JsonProperty("max_viewers") int viewers) {}

    private static Webinar webinar(SessionClient client, String sessionId) {
        ObjectReader reader = new ObjectMapper()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readerFor(Webinar.class)
                .at("/data");
        Session session = client.getSession(sessionId);
        Webinar webinar = session.raw().mapWith(json -> reader.readValue(json));
        return webinar;
    }
}
