package io.unisession.videosdk;

import io.unisession.ProviderDocument;
import io.unisession.ResponseMetadata;
import io.unisession.spi.EscapedText;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A room, which version 1 calls a meeting. A session starts in it when the first participant joins. Two rooms are equal
 * if their fields are; {@link #raw()} and {@link #metadata()} do not count.
 *
 * @see <a href="https://docs.videosdk.live/api-reference/realtime-communication/fetch-room">VideoSDK's reference</a>
 */
public final class VideoSdkRoom {
    private final String roomId;
    private final @Nullable String customRoomId;
    private final @Nullable String documentId;
    private final @Nullable String userId;
    private final @Nullable Boolean disabled;
    private final @Nullable Instant createdAt;
    private final @Nullable Instant updatedAt;
    private final @Nullable RoomWebhook webhook;
    private final @Nullable String geoFence;
    private final @Nullable AutoCloseType autoCloseType;
    private final @Nullable Long autoCloseDuration;
    private final Set<AutoStart> autoStart;
    private final Map<String, String> links;
    private final ProviderDocument raw;
    private final ResponseMetadata metadata;

    private VideoSdkRoom(Builder builder) {
        this.roomId = builder.roomId;
        this.customRoomId = builder.customRoomId;
        this.documentId = builder.documentId;
        this.userId = builder.userId;
        this.disabled = builder.disabled;
        this.createdAt = builder.createdAt;
        this.updatedAt = builder.updatedAt;
        this.webhook = builder.webhook;
        this.geoFence = builder.geoFence;
        this.autoCloseType = builder.autoCloseType;
        this.autoCloseDuration = builder.autoCloseDuration;
        this.autoStart = Collections.unmodifiableSet(new LinkedHashSet<>(builder.autoStart));
        this.links = Collections.unmodifiableMap(new LinkedHashMap<>(builder.links));
        this.raw = builder.raw;
        this.metadata = builder.metadata;
    }

    static Builder builder(String roomId) {
        return new Builder(roomId);
    }

    /**
     * The room's id: {@code roomId}, or {@code meetingId} in version 1. Both versions have the same value.
     *
     * @return the id
     */
    public String roomId() {
        return roomId;
    }

    /**
     * The application's own id of the room: {@code customRoomId}, or {@code userMeetingId} in version 1.
     *
     * @return the application's id, or empty if the response does not have it
     */
    public Optional<String> customRoomId() {
        return Optional.ofNullable(customRoomId);
    }

    /**
     * VideoSDK's own id of this entry: {@code id}. To join or get the room, use {@link #roomId()}.
     *
     * @return the id, or empty if the response does not have it
     */
    public Optional<String> documentId() {
        return Optional.ofNullable(documentId);
    }

    /**
     * The owner of the VideoSDK account: {@code userId}, or the id inside {@code user}, whose other fields are in
     * {@link #raw()}.
     *
     * @return the owner's id, or empty if the response does not have it
     */
    public Optional<String> userId() {
        return Optional.ofNullable(userId);
    }

    /**
     * Whether the room is deactivated, so that nobody can join it: {@code disabled}. Version 1 does not send it.
     *
     * @return true for a deactivated room, or empty if the response does not have it
     */
    public Optional<Boolean> isDisabled() {
        return Optional.ofNullable(disabled);
    }

    /**
     * When the room was created: {@code createdAt}.
     *
     * @return the time, or empty if the response does not have it
     */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(createdAt);
    }

    /**
     * When the room was last changed: {@code updatedAt}.
     *
     * @return the time, or empty if the response does not have it
     */
    public Optional<Instant> updatedAt() {
        return Optional.ofNullable(updatedAt);
    }

    /**
     * Where VideoSDK reports the room's events: {@code webhook}. Many documented responses do not show it.
     *
     * @return the webhook, or empty if the response does not have it
     */
    public Optional<RoomWebhook> webhook() {
        return Optional.ofNullable(webhook);
    }

    /**
     * The region that serves the sessions: {@code geoFence}. No documented response shows it.
     *
     * @return VideoSDK's code of the region, such as {@code eu001}, or empty if the response does not have it
     */
    public Optional<String> geoFence() {
        return Optional.ofNullable(geoFence);
    }

    /**
     * What happens when VideoSDK ends a session automatically: {@code autoCloseConfig.type}. No documented response
     * shows it.
     *
     * @return the type, or empty if the response does not have it, or has a type that this library does not know
     */
    public Optional<AutoCloseType> autoCloseType() {
        return Optional.ofNullable(autoCloseType);
    }

    /**
     * After how long VideoSDK ends a session automatically: {@code autoCloseConfig.duration}, as VideoSDK sends it. The
     * unit is unclear, see {@link NewRoom.Builder#autoClose}.
     *
     * @return the number, or empty if the response does not have it
     */
    public OptionalLong autoCloseDuration() {
        return autoCloseDuration == null ? OptionalLong.empty() : OptionalLong.of(autoCloseDuration);
    }

    /**
     * What VideoSDK starts automatically with each session: the parts of {@code autoStartConfig}, whose settings are in
     * {@link #raw()}. No documented response shows it.
     *
     * @return an unmodifiable set, empty if the response does not have it
     */
    public Set<AutoStart> autoStart() {
        return autoStart;
    }

    /**
     * Addresses of related responses by name, such as {@code get_room}: {@code links}. They need the client's
     * credentials, and in several documented responses they are incomplete or of another room, so use the client's
     * methods instead.
     *
     * @return an unmodifiable map, empty if the response does not have it
     */
    public Map<String, String> links() {
        return links;
    }

    /**
     * VideoSDK's response with every field, including those that this library does not know.
     *
     * @return the response, or the room's part of it in a list
     */
    public ProviderDocument raw() {
        return raw;
    }

    /**
     * Status, attempts and request id of the response.
     *
     * @return the metadata
     */
    public ResponseMetadata metadata() {
        return metadata;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VideoSdkRoom that
                && roomId.equals(that.roomId)
                && Objects.equals(customRoomId, that.customRoomId)
                && Objects.equals(documentId, that.documentId)
                && Objects.equals(userId, that.userId)
                && Objects.equals(disabled, that.disabled)
                && Objects.equals(createdAt, that.createdAt)
                && Objects.equals(updatedAt, that.updatedAt)
                && Objects.equals(webhook, that.webhook)
                && Objects.equals(geoFence, that.geoFence)
                && autoCloseType == that.autoCloseType
                && Objects.equals(autoCloseDuration, that.autoCloseDuration)
                && autoStart.equals(that.autoStart)
                && links.equals(that.links);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                roomId,
                customRoomId,
                documentId,
                userId,
                disabled,
                createdAt,
                updatedAt,
                webhook,
                geoFence,
                autoCloseType,
                autoCloseDuration,
                autoStart,
                links);
    }

    /** Leaves the custom id out, because it is the application's. */
    @Override
    public String toString() {
        return EscapedText.of(
                "VideoSdkRoom[roomId=" + roomId + ", disabled=" + disabled + ", createdAt=" + createdAt + "]");
    }

    /** The fields of a response; null if it does not have them. */
    static final class Builder {
        private final String roomId;
        private @Nullable String customRoomId;
        private @Nullable String documentId;
        private @Nullable String userId;
        private @Nullable Boolean disabled;
        private @Nullable Instant createdAt;
        private @Nullable Instant updatedAt;
        private @Nullable RoomWebhook webhook;
        private @Nullable String geoFence;
        private @Nullable AutoCloseType autoCloseType;
        private @Nullable Long autoCloseDuration;
        private Set<AutoStart> autoStart = Set.of();
        private Map<String, String> links = Map.of();
        private ProviderDocument raw = ProviderDocument.empty();
        private ResponseMetadata metadata = ResponseMetadata.none();

        private Builder(String roomId) {
            this.roomId = Objects.requireNonNull(roomId, "roomId");
        }

        Builder customRoomId(@Nullable String customRoomId) {
            this.customRoomId = customRoomId;
            return this;
        }

        Builder documentId(@Nullable String documentId) {
            this.documentId = documentId;
            return this;
        }

        Builder userId(@Nullable String userId) {
            this.userId = userId;
            return this;
        }

        Builder disabled(@Nullable Boolean disabled) {
            this.disabled = disabled;
            return this;
        }

        Builder createdAt(@Nullable Instant createdAt) {
            this.createdAt = createdAt;
            return this;
        }

        Builder updatedAt(@Nullable Instant updatedAt) {
            this.updatedAt = updatedAt;
            return this;
        }

        Builder webhook(@Nullable RoomWebhook webhook) {
            this.webhook = webhook;
            return this;
        }

        Builder geoFence(@Nullable String geoFence) {
            this.geoFence = geoFence;
            return this;
        }

        Builder autoClose(@Nullable AutoCloseType type, @Nullable Long duration) {
            this.autoCloseType = type;
            this.autoCloseDuration = duration;
            return this;
        }

        Builder autoStart(Set<AutoStart> autoStart) {
            this.autoStart = autoStart;
            return this;
        }

        Builder links(Map<String, String> links) {
            this.links = links;
            return this;
        }

        Builder raw(ProviderDocument raw) {
            this.raw = Objects.requireNonNull(raw, "raw");
            return this;
        }

        Builder metadata(ResponseMetadata metadata) {
            this.metadata = Objects.requireNonNull(metadata, "metadata");
            return this;
        }

        VideoSdkRoom build() {
            return new VideoSdkRoom(this);
        }
    }
}
