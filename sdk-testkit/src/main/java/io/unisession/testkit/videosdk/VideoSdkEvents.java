package io.unisession.testkit.videosdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unisession.testkit.internal.Json;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The bodies of VideoSDK's webhooks. They have neither an id nor a time of their own. */
final class VideoSdkEvents {

    private final BiConsumer<String, String> sender;

    /** Events go to the URL of their room; it is empty for a room that has none. */
    VideoSdkEvents(BiConsumer<String, String> sender) {
        this.sender = sender;
    }

    void started(VideoSdkSession session) {
        send(
                "session-started",
                session,
                data(session).put("start", session.start().toString()));
    }

    void ended(VideoSdkSession session) {
        ObjectNode data = data(session).put("start", session.start().toString());
        session.end().ifPresent(end -> data.put("end", end.toString()));
        send("session-ended", session, data);
    }

    void joined(VideoSdkSession session, VideoSdkParticipant participant) {
        send("participant-joined", session, withPerson(session, participant));
    }

    void left(VideoSdkSession session, VideoSdkParticipant participant) {
        send("participant-left", session, withPerson(session, participant));
    }

    private static ObjectNode withPerson(VideoSdkSession session, VideoSdkParticipant participant) {
        return data(session)
                .put("participantId", participant.participantId())
                .put("participantName", participant.name());
    }

    private static ObjectNode data(VideoSdkSession session) {
        return Json.object().put("meetingId", session.room().roomId()).put("sessionId", session.id());
    }

    private void send(String word, VideoSdkSession session, ObjectNode data) {
        Optional<JsonNode> webhook = session.room().webhook();
        if (webhook.isPresent() && !asksFor(webhook.get(), word)) {
            return;
        }
        String url = webhook.flatMap(own -> Json.text(own, "endPoint")).orElse("");
        ObjectNode event = Json.object().put("webhookType", word);
        event.set("data", data);
        sender.accept(url, Json.write(event));
    }

    /** Names are exact, or end in a wildcard. */
    private static boolean asksFor(JsonNode webhook, String word) {
        for (JsonNode wanted : webhook.path("events")) {
            String name = wanted.asText();
            if (name.endsWith("*") ? word.startsWith(name.substring(0, name.length() - 1)) : word.equals(name)) {
                return true;
            }
        }
        return false;
    }
}
