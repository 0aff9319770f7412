package io.unisession.videosdk;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.JsonReader;
import io.unisession.spi.http.UnusableResponseException;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Maps one room. Its fields arrive in any order, some of them with one of two names. */
final class RoomMapping implements ObjectMapping<VideoSdkRoom> {
    private @Nullable String roomId;
    private @Nullable String meetingId;
    private @Nullable String customRoomId;
    private @Nullable String userMeetingId;
    private @Nullable String id;
    private @Nullable String documentId;
    private @Nullable String userId;
    private @Nullable String ownerId;
    private @Nullable Boolean disabled;
    private @Nullable String status;
    private @Nullable Instant createdAt;
    private @Nullable Instant updatedAt;
    private @Nullable RoomWebhook webhook;
    private @Nullable String geoFence;
    private @Nullable AutoCloseType autoCloseType;
    private @Nullable Long autoCloseDuration;
    private final Set<AutoStart> autoStart = EnumSet.noneOf(AutoStart.class);
    private final Map<String, String> links = new LinkedHashMap<>();

    private RoomMapping() {}

    /** The room in a response about one room. */
    static VideoSdkRoom room(ApiResponse response) throws IOException {
        VideoSdkRoom room = EnvelopeReader.of(response, RoomMapping::new);
        if (room == null) {
            throw new UnusableResponseException("it has no room with an id, or more than one");
        }
        return room;
    }

    /**
     * The room that was requested by one of its ids. One that does not have the application's own id in the response may
     * still have it, so it cannot be told from another.
     */
    static VideoSdkRoom room(ApiResponse response, String requestedId) throws IOException {
        VideoSdkRoom room = room(response);
        room.customRoomId()
                .ifPresent(own -> response.requireIsAbout(
                        requestedId, own, room.roomId(), room.documentId().orElse(null)));
        return room;
    }

    /** The room at the reader's position in a list; null without an id. */
    static @Nullable VideoSdkRoom element(JsonReader json, ResponseMetadata metadata) throws IOException {
        return EnvelopeReader.of(json, metadata, RoomMapping::new);
    }

    @Override
    public void read(JsonReader json) throws IOException {
        switch (json.field()) {
            case "roomId" -> roomId = json.id();
            case "meetingId" -> meetingId = json.id();
            case "customRoomId" -> customRoomId = json.id();
            case "userMeetingId" -> userMeetingId = json.id();
            case "id" -> id = json.id();
            case "_id" -> documentId = json.id();
            case "userId" -> userId = json.id();
            case "user" -> ownerId = owner(json);
            case "disabled" -> disabled = json.flag();
            case "status" -> status = json.id();
            case "createdAt" -> createdAt = json.instant();
            case "updatedAt" -> updatedAt = json.instant();
            case "webhook" -> webhook = RoomWebhook.read(json);
            case "geoFence" -> geoFence = json.id();
            case "autoCloseConfig" -> readAutoClose(json);
            case "autoStartConfig" -> readAutoStart(json);
            case "links" -> readLinks(json);
            default -> {}
        }
    }

    private void readAutoClose(JsonReader json) throws IOException {
        if (json.enterObject()) {
            while (json.nextField()) {
                switch (json.field()) {
                    case "type" -> autoCloseType = AutoCloseType.of(json.id());
                    case "duration" -> autoCloseDuration = json.wholeNumber();
                    default -> {}
                }
            }
        }
    }

    private void readAutoStart(JsonReader json) throws IOException {
        if (json.enterObject()) {
            while (json.nextField()) {
                if (!json.isNull()) {
                    AutoStart.of(json.field()).ifPresent(autoStart::add);
                }
            }
        }
    }

    private void readLinks(JsonReader json) throws IOException {
        if (json.enterObject()) {
            while (json.nextField()) {
                String name = json.field();
                String address = json.text();
                if (address != null) {
                    links.put(name, address);
                }
            }
        }
    }

    private static @Nullable String owner(JsonReader json) throws IOException {
        String owner = null;
        if (json.enterObject()) {
            while (json.nextField()) {
                if (json.field().equals("id")) {
                    owner = json.id();
                }
            }
        }
        return owner;
    }

    /** The room, or null if it has no id with which to join it. */
    @Override
    public @Nullable VideoSdkRoom value(ProviderDocument raw, ResponseMetadata metadata) {
        String room = ObjectMapping.either(roomId, meetingId);
        return room == null
                ? null
                : VideoSdkRoom.builder(room)
                        .customRoomId(ObjectMapping.either(customRoomId, userMeetingId))
                        .documentId(ObjectMapping.either(id, documentId))
                        .userId(ObjectMapping.either(userId, ownerId))
                        .disabled(isDisabled())
                        .createdAt(createdAt)
                        .updatedAt(updatedAt)
                        .webhook(webhook)
                        .geoFence(geoFence)
                        .autoClose(autoCloseType, autoCloseDuration)
                        .autoStart(autoStart)
                        .links(links)
                        .raw(raw)
                        .metadata(metadata)
                        .build();
    }

    private @Nullable Boolean isDisabled() {
        return (disabled == null && status != null) ? Boolean.valueOf(status.equals("disabled")) : disabled;
    }
}
