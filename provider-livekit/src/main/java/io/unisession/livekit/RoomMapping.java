package io.unisession.livekit;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.event.SessionEvent;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.ItemList;
import io.unisession.spi.http.ItemList.ElementMapper;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Maps one room, which is a session while somebody is in it. The server writes {@code creation_time}, its webhooks
 * {@code creationTime}; either is read.
 */
final class RoomMapping {
    private final LiveKitRoom.Builder room = LiveKitRoom.builder();
    private @Nullable String sid;
    private @Nullable String name;
    private @Nullable Instant createdAt;
    /** In whole seconds, which is all that older servers send. */
    private @Nullable Instant createdInSecond;

    private ProviderDocument raw = ProviderDocument.empty();
    private List<String> unreadableFields = List.of();

    private RoomMapping() {}

    /** The room that is the whole response. */
    static LiveKitRoom room(ApiResponse response) throws IOException {
        RoomMapping mapping = read(response.json());
        if (mapping == null || mapping.sid == null) {
            throw new UnusableResponseException("it is not a room with a sid");
        }
        return mapping.toRoom();
    }

    /** All rooms of a list, also those that nobody is in. */
    static List<LiveKitRoom> rooms(ApiResponse response) throws IOException {
        return list(response, json -> {
            RoomMapping mapping = read(json);
            return mapping == null || mapping.sid == null ? null : mapping.toRoom();
        });
    }

    /** The sessions of a list: its rooms without those that nobody is in. */
    static List<Session> sessions(ApiResponse response) throws IOException {
        return list(response, json -> {
                    RoomMapping mapping = read(json);
                    return mapping == null || mapping.sid == null ? null : mapping.toSession(response.metadata());
                })
                .stream()
                .filter(RoomMapping::isSession)
                .toList();
    }

    private static <T> List<T> list(ApiResponse response, ElementMapper<T> mapper) throws IOException {
        return ItemList.<T>inField(response.json(), "rooms", mapper).require(null);
    }

    /** The room of a list with this sid, or else with this name, whether anybody is in it or not. */
    static Optional<Session> find(ApiResponse response, String id) throws IOException {
        JsonReader json = response.json();
        RoomMapping found = null;
        boolean complete = false;
        if (json.enterObject()) {
            while (json.nextField()) {
                if (json.field().equals("rooms") && json.enterArray()) {
                    complete = true;
                    while (json.nextElement()) {
                        RoomMapping mapping = read(json);
                        complete &= mapping != null && mapping.sid != null;
                        found = mapping != null && mapping.isBetterThan(found, id) ? mapping : found;
                    }
                }
            }
        }
        if (found == null && !complete) {
            throw new UnusableResponseException("it is not a list of rooms with a sid each");
        }
        return Optional.ofNullable(found).map(mapping -> mapping.toSession(response.metadata()));
    }

    private boolean isBetterThan(@Nullable RoomMapping other, String id) {
        return sid != null && (id.equals(sid) || (other == null && id.equals(name)));
    }

    /** A room may be open with nobody in it. */
    static boolean isSession(Session room) {
        return room.unwrap(LiveKitRoom.class)
                .filter(own -> own.participantCount().orElse(1) == 0)
                .isEmpty();
    }

    /** The room of an event, into the event. */
    static void readInto(SessionEvent.Builder event, JsonReader json) throws IOException {
        RoomMapping mapping = read(json);
        if (mapping != null) {
            event.sessionId(mapping.sid).roomId(mapping.name).sessionStartedAt(mapping.start());
        }
    }

    /** The room at the reader's position; null if it is not an object. */
    private static @Nullable RoomMapping read(JsonReader json) throws IOException {
        int position = json.position();
        if (!json.enterObject()) {
            return null;
        }
        RoomMapping mapping = new RoomMapping();
        while (json.nextField()) {
            mapping.readField(json);
        }
        mapping.unreadableFields = json.unreadableFields(position);
        mapping.raw = json.documentFrom(position);
        return mapping;
    }

    private void readField(JsonReader json) throws IOException {
        switch (json.field()) {
            case "sid" -> sid = json.id();
            case "name" -> name = json.id();
            case "creation_time", "creationTime" -> createdInSecond = json.instantSinceEpoch(TimeUnit.SECONDS);
            case "creation_time_ms", "creationTimeMs" -> createdAt = json.instantSinceEpoch(TimeUnit.MILLISECONDS);
            case "empty_timeout", "emptyTimeout" -> room.emptyTimeout(seconds(json));
            case "departure_timeout", "departureTimeout" -> room.departureTimeout(seconds(json));
            case "max_participants", "maxParticipants" -> room.maxParticipants(json.wholeNumber());
            case "num_participants", "numParticipants" -> room.participantCount(json.wholeNumber());
            case "num_publishers", "numPublishers" -> room.publisherCount(json.wholeNumber());
            case "active_recording", "activeRecording" -> room.activeRecording(json.flag());
            case "metadata" -> room.metadata(json.text());
            default -> {}
        }
    }

    private static @Nullable Duration seconds(JsonReader json) throws IOException {
        Long seconds = json.wholeNumber();
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    private LiveKitRoom toRoom() {
        return room.sid(sid).name(name).createdAt(start()).raw(raw).build();
    }

    private Session toSession(ResponseMetadata metadata) {
        return Session.builder(LiveKitProvider.ID)
                .id(sid)
                .status(SessionStatus.ACTIVE)
                .roomId(name)
                .startedAt(start())
                .providerValue(toRoom())
                .raw(raw)
                .metadata(metadata)
                .unreadableFields(unreadableFields)
                .build();
    }

    private @Nullable Instant start() {
        return createdAt == null ? createdInSecond : createdAt;
    }
}
