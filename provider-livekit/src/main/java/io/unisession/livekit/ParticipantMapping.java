package io.unisession.livekit;

import io.unisession.Interval;
import io.unisession.IntervalEnd;
import io.unisession.Participant;
import io.unisession.ProviderDocument;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.ItemList;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Maps one participant, who is in the room now: LiveKit does not list those who have left. */
final class ParticipantMapping {
    private static final String DISCONNECTED = "DISCONNECTED";

    private final LiveKitParticipant.Builder own = LiveKitParticipant.builder();
    private @Nullable String sid;
    private @Nullable String identity;
    private @Nullable String name;
    private @Nullable String state;
    private @Nullable Instant joinedAt;
    /** In whole seconds, which is all that older servers send. */
    private @Nullable Instant joinedInSecond;

    private @Nullable String disconnectReason;
    private ProviderDocument raw = ProviderDocument.empty();
    private List<String> unreadableFields = List.of();

    private ParticipantMapping() {}

    /** The participant who was requested, whom the whole response is about. */
    static Participant participant(ApiResponse response, String identity) throws IOException {
        Participant participant = read(response.json(), response);
        if (participant == null) {
            throw new UnusableResponseException("it is not a participant with an identity");
        }
        response.requireIsAbout(identity, participant.id().orElse(null));
        return participant;
    }

    /** The participants of a room. */
    static List<Participant> participants(ApiResponse response) throws IOException {
        return ItemList.<Participant>inField(response.json(), "participants", json -> read(json, response))
                .require(null);
    }

    private static @Nullable Participant read(JsonReader json, ApiResponse response) throws IOException {
        ParticipantMapping mapping = read(json);
        return mapping == null
                ? null
                : mapping.builder().metadata(response.metadata()).build();
    }

    /** The participant at the reader's position; null if it is not an object with an identity. */
    static @Nullable ParticipantMapping read(JsonReader json) throws IOException {
        int position = json.position();
        if (!json.enterObject()) {
            return null;
        }
        ParticipantMapping mapping = new ParticipantMapping();
        while (json.nextField()) {
            mapping.readField(json);
        }
        mapping.raw = json.documentFrom(position);
        mapping.unreadableFields = json.unreadableFields(position);
        return mapping.identity == null ? null : mapping;
    }

    private Participant.Builder builder() {
        return Participant.builder(identity)
                .userId(identity)
                .name(name)
                .intervals(List.of(interval()))
                .providerValue(own.sid(sid).state(state).build())
                .raw(raw)
                .unreadableFields(unreadableFields);
    }

    /** The participant of an event. A leave has no time of its own. */
    Participant inEvent(@Nullable Instant leftAt) {
        if (leftAt == null) {
            return builder().build();
        }
        Interval left = Interval.builder()
                .joinedAt(joined())
                .leftAt(leftAt)
                .connectionId(sid)
                .build();
        return builder().intervals(List.of(left)).build();
    }

    @Nullable
    String disconnectReason() {
        return disconnectReason;
    }

    private void readField(JsonReader json) throws IOException {
        switch (json.field()) {
            case "sid" -> sid = json.id();
            case "identity" -> identity = json.id();
            case "name" -> name = json.id();
            case "state" -> state = json.id();
            case "joined_at", "joinedAt" -> joinedInSecond = json.instantSinceEpoch(TimeUnit.SECONDS);
            case "joined_at_ms", "joinedAtMs" -> joinedAt = json.instantSinceEpoch(TimeUnit.MILLISECONDS);
            case "disconnect_reason", "disconnectReason" -> disconnectReason = json.id();
            case "kind" -> own.kind(json.id());
            case "metadata" -> own.metadata(json.text());
            case "attributes" -> own.attributes(attributes(json));
            case "is_publisher", "isPublisher" -> own.publisher(json.flag());
            case "permission" -> readPermission(json);
            default -> {}
        }
    }

    private void readPermission(JsonReader json) throws IOException {
        if (json.enterObject()) {
            while (json.nextField()) {
                if (json.field().equals("hidden")) {
                    own.hidden(json.flag());
                }
            }
        }
    }

    private static Map<String, String> attributes(JsonReader json) throws IOException {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (json.enterObject()) {
            while (json.nextField()) {
                String value = json.text();
                if (value != null) {
                    attributes.put(json.field(), value);
                }
            }
        }
        return attributes;
    }

    /** This connection's; earlier ones are forgotten. */
    private Interval interval() {
        Interval.Builder interval = Interval.builder().joinedAt(joined()).connectionId(sid);
        return (DISCONNECTED.equals(state) ? interval.end(IntervalEnd.UNKNOWN) : interval).build();
    }

    private @Nullable Instant joined() {
        return joinedAt == null ? joinedInSecond : joinedAt;
    }
}
