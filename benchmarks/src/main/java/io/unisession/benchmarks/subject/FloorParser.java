package io.unisession.benchmarks.subject;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.unisession.benchmarks.subject.FloorSession.FloorParticipant;
import io.unisession.benchmarks.subject.FloorSession.FloorStay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pulls a session out of a parser, as directly as it goes. */
final class FloorParser {
    private static final JsonFactory JSON = new JsonFactory();

    private FloorParser() {}

    static FloorSession session(int httpStatus, @Nullable String requestId, byte[] body) throws IOException {
        String id = null;
        String userId = null;
        String roomId = null;
        String customRoomId = null;
        String status = null;
        String start = null;
        String end = null;
        String chatLink = null;
        String activeDuration = null;
        List<FloorParticipant> participants = List.of();
        Map<String, @Nullable String> links = Map.of();
        try (JsonParser json = JSON.createParser(body)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "id" -> id = json.getText();
                    case "userId" -> userId = json.getText();
                    case "roomId" -> roomId = json.getText();
                    case "customRoomId" -> customRoomId = json.getText();
                    case "status" -> status = json.getText();
                    case "start" -> start = json.getText();
                    case "end" -> end = json.getText();
                    case "chatLink" -> chatLink = json.getText();
                    case "activeDuration" -> activeDuration = json.getText();
                    case "participants" -> participants = participants(json);
                    case "links" -> links = links(json);
                    default -> json.skipChildren();
                }
            }
        }
        return new FloorSession(
                httpStatus,
                requestId,
                body,
                id,
                userId,
                roomId,
                customRoomId,
                status,
                start,
                end,
                chatLink,
                activeDuration,
                participants,
                links);
    }

    private static List<FloorParticipant> participants(JsonParser json) throws IOException {
        List<FloorParticipant> participants = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String id = null;
            String documentId = null;
            String name = null;
            List<FloorStay> stays = List.of();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "participantId" -> id = json.getText();
                    case "_id" -> documentId = json.getText();
                    case "name" -> name = json.getText();
                    case "timelog" -> stays = stays(json);
                    default -> json.skipChildren();
                }
            }
            participants.add(new FloorParticipant(id, documentId, name, stays));
        }
        return participants;
    }

    private static List<FloorStay> stays(JsonParser json) throws IOException {
        List<FloorStay> stays = new ArrayList<>(4);
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String start = null;
            String end = null;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                switch (field) {
                    case "start" -> start = json.getText();
                    case "end" -> end = json.getText();
                    default -> json.skipChildren();
                }
            }
            stays.add(new FloorStay(start, end));
        }
        return stays;
    }

    private static Map<String, @Nullable String> links(JsonParser json) throws IOException {
        Map<String, @Nullable String> links = new HashMap<>(4);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            links.put(field, json.getText());
        }
        return links;
    }
}
