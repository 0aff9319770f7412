package io.unisession.testkit.videosdk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A VideoSDK room, which version 1 calls a meeting. */
final class VideoSdkRoom {

    private final String documentId;
    private final String roomId;
    private final @Nullable String customRoomId;
    private final @Nullable JsonNode webhook;
    private final Instant createdAt;
    private Instant updatedAt;
    private boolean disabled;

    VideoSdkRoom(
            String documentId,
            String roomId,
            @Nullable String customRoomId,
            @Nullable JsonNode webhook,
            Instant createdAt) {
        this.documentId = documentId;
        this.roomId = roomId;
        this.customRoomId = customRoomId;
        this.webhook = webhook;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    String documentId() {
        return documentId;
    }

    String roomId() {
        return roomId;
    }

    Optional<String> customRoomId() {
        return Optional.ofNullable(customRoomId);
    }

    Optional<JsonNode> webhook() {
        return Optional.ofNullable(webhook);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    boolean isDisabled() {
        return disabled;
    }

    /** Whether this is the room's id or the custom id that the application chose. */
    boolean isNamed(String roomOrCustomRoomId) {
        return roomId.equals(roomOrCustomRoomId) || roomOrCustomRoomId.equals(customRoomId);
    }

    void disable(Instant now) {
        disabled = true;
        updatedAt = now;
    }
}
