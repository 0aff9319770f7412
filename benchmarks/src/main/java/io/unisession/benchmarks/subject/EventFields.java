package io.unisession.benchmarks.subject;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The fields of an event, which have other names at each provider, read by hand. */
final class EventFields {
    @Nullable
    String word;

    @Nullable
    String id;

    @Nullable
    String handle;

    @Nullable
    String participant;

    @Nullable
    Instant time;

    @Nullable
    String session;

    @Nullable
    String room;

    @Nullable
    String label;

    @Nullable
    Instant sessionStarted;

    @Nullable
    String user;

    @Nullable
    String name;

    @Nullable
    String role;

    @Nullable
    String connection;

    @Nullable
    String joinedAsWritten;

    @Nullable
    Instant joined;

    @Nullable
    Instant left;

    @Nullable
    Duration duration;

    @Nullable
    String reason;

    /** An object, which may be the value of a field of the event. */
    void read(String object, JsonParser parser) throws IOException {
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                if (field.equals("permissions")) {
                    parser.skipChildren();
                } else {
                    read(field, parser);
                }
            } else if (token != JsonToken.VALUE_NULL) {
                readValue(object, field, parser);
            }
        }
    }

    private void readValue(String object, String field, JsonParser parser) throws IOException {
        switch (object) {
            case "" -> readOfEvent(field, parser);
            case "room", "meeting" -> readOfSession(field, parser);
            case "object" -> readOfZoomMeeting(field, parser);
            case "participant" -> readOfParticipant(field, parser);
            case "payload" -> readOfDaily(field, parser);
            case "data" -> readOfData(field, parser);
            default -> readOfPerson(field, parser);
        }
    }

    private void readOfEvent(String field, JsonParser parser) throws IOException {
        switch (field) {
            case "event", "type", "webhookType" -> word = parser.getText();
            case "id", "emitter" -> id = parser.getText();
            case "handle_id" -> handle = parser.getText();
            case "opaque_id" -> user = parser.getText();
            case "deviceId" -> connection = parser.getText();
            case "participantId" -> participant = parser.getText();
            case "event_ts" ->
                time = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                        ? Instant.ofEpochMilli(parser.getLongValue())
                        : seconds(parser.getText());
            case "createdAt" -> time = Instant.ofEpochSecond(Long.parseLong(parser.getText()));
            case "timestamp" -> time = timestamp(parser);
            default -> {}
        }
    }

    private void readOfSession(String field, JsonParser parser) throws IOException {
        switch (field) {
            case "sid", "sessionId" -> session = parser.getText();
            case "name", "id" -> room = parser.getText();
            case "title" -> label = parser.getText();
            case "creationTimeMs" -> sessionStarted = Instant.ofEpochMilli(Long.parseLong(parser.getText()));
            case "startedAt" -> sessionStarted = iso(parser);
            default -> {}
        }
    }

    /** Each writes it in its own way: microseconds, milliseconds in a text, and ISO 8601. */
    private static Instant timestamp(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            long micros = parser.getLongValue();
            return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
        }
        return parser.getTextLength() == "1700000000000".length()
                ? Instant.ofEpochMilli(Long.parseLong(parser.getText()))
                : iso(parser);
    }

    private void readOfZoomMeeting(String field, JsonParser parser) throws IOException {
        switch (field) {
            case "id" -> room = parser.getText();
            case "uuid" -> session = parser.getText();
            case "topic" -> label = parser.getText();
            case "start_time" -> sessionStarted = iso(parser);
            default -> {}
        }
    }

    private void readOfParticipant(String field, JsonParser parser) throws IOException {
        // To Zoom, it is the connection.
        if (field.equals("user_id")) {
            connection = parser.getText();
        } else {
            readOfPerson(field, parser);
        }
    }

    private void readOfPerson(String field, JsonParser parser) throws IOException {
        switch (field) {
            case "room", "room_id" -> room = parser.getText();
            case "session_started_at" -> sessionStarted = iso(parser);
            case "peer_id", "peerId", "sid", "connection" -> connection = parser.getText();
            case "id" -> participant = parser.getText();
            case "user_id", "identity", "customParticipantId", "customer_key" -> user = parser.getText();
            case "user_name", "userDisplayName", "name" -> name = parser.getText();
            case "role" -> role = parser.getText();
            case "joined_at" -> readJoined(parser);
            // LiveKit's has seconds only, and milliseconds beside it.
            case "joinedAt" -> joined = parser.getTextLength() > "1700000000".length() ? iso(parser) : joined;
            case "joinedAtMs" -> joined = Instant.ofEpochMilli(Long.parseLong(parser.getText()));
            case "left_at", "leftAt", "leave_time" -> left = iso(parser);
            case "reason", "disconnectReason", "leave_reason" -> reason = parser.getText();
            default -> {}
        }
    }

    private void readOfDaily(String field, JsonParser parser) throws IOException {
        switch (field) {
            case "session_id" -> connection = parser.getText();
            case "duration" ->
                duration = Duration.ofNanos(
                        new BigDecimal(parser.getText()).movePointRight(9).longValue());
            default -> readOfPerson(field, parser);
        }
    }

    private void readOfData(String field, JsonParser parser) throws IOException {
        switch (field) {
            case "session_id", "sessionId", "lesson" -> session = parser.getText();
            case "room", "meetingId" -> room = parser.getText();
            case "event" -> word = parser.getText();
            case "id", "participantId" -> participant = parser.getText();
            case "display", "participantName" -> name = parser.getText();
            default -> readOfPerson(field, parser);
        }
    }

    private void readJoined(JsonParser parser) throws IOException {
        joinedAsWritten = parser.getText();
        joined = parser.currentToken().isNumeric() ? seconds(joinedAsWritten) : iso(parser);
    }

    private static Instant seconds(String text) {
        return Instant.ofEpochMilli(new BigDecimal(text).movePointRight(3).longValue());
    }

    private static Instant iso(JsonParser parser) throws IOException {
        return OffsetDateTime.parse(parser.getText()).toInstant();
    }
}
