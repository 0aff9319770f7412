package io.unisession.videosdk;

import io.unisession.spi.http.Endpoint;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A room to create. Everything is optional; VideoSDK's defaults apply to what is not set.
 *
 * <pre>{@code
 * NewRoom.builder()
 *         .customRoomId("weekly-planning")
 *         .webhook(RoomWebhook.of("https://example.com/hook", "session-ended"))
 *         .build()
 * }</pre>
 *
 * <p>Version 1 of VideoSDK's API takes the {@linkplain Builder#customRoomId custom id} only.
 *
 * @see <a href="https://docs.videosdk.live/api-reference/realtime-communication/create-room">VideoSDK's reference</a>
 */
public final class NewRoom {
    private final @Nullable String customRoomId;
    private final Map<String, Object> settings;

    private NewRoom(Builder builder) {
        this.customRoomId = builder.customRoomId;
        Map<String, Object> all = new LinkedHashMap<>(builder.settings);
        if (!builder.autoStart.isEmpty()) {
            // A copy, since the builder may be used again. Map.copyOf would lose the order.
            all.put("autoStartConfig", Collections.unmodifiableMap(new LinkedHashMap<>(builder.autoStart)));
        }
        this.settings = Collections.unmodifiableMap(all);
    }

    /**
     * A room with VideoSDK's defaults.
     *
     * @return a room without settings
     */
    public static NewRoom standard() {
        return builder().build();
    }

    /**
     * Starts a room with VideoSDK's defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The application's own id of the room.
     *
     * @return the id, or empty if none is set
     */
    public Optional<String> customRoomId() {
        return Optional.ofNullable(customRoomId);
    }

    Map<String, Object> toJson(ApiVersion version) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (version == ApiVersion.V1 && !settings.isEmpty()) {
            throw version.unsupported("createRoom with " + String.join(", ", settings.keySet()));
        }
        if (customRoomId != null) {
            fields.put(version == ApiVersion.V1 ? "userMeetingId" : "customRoomId", customRoomId);
        }
        fields.putAll(settings);
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NewRoom that
                && Objects.equals(customRoomId, that.customRoomId)
                && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
        return Objects.hash(customRoomId, settings);
    }

    /** The names of the settings only: their values are the application's. */
    @Override
    public String toString() {
        return "NewRoom[" + settings.keySet() + "]";
    }

    /** Builds a {@link NewRoom}. */
    public static final class Builder {
        private @Nullable String customRoomId;
        private final Map<String, Object> settings = new LinkedHashMap<>();
        private final Map<String, Object> autoStart = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Sets the application's own id of the room: {@code customRoomId}. If a room with this id exists, VideoSDK
         * returns that room instead of creating one.
         *
         * @param customRoomId the id
         * @return this builder
         * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}, which cannot be part of a path
         */
        public Builder customRoomId(String customRoomId) {
            this.customRoomId = Endpoint.requireId("customRoomId", customRoomId);
            return this;
        }

        /**
         * Sets where VideoSDK reports the room's events: {@code webhook}.
         *
         * @param webhook the address and the events
         * @return this builder
         */
        public Builder webhook(RoomWebhook webhook) {
            settings.put("webhook", webhook.toJson());
            return this;
        }

        /**
         * Lets VideoSDK end the room's sessions automatically: {@code autoCloseConfig}.
         *
         * @param type what happens when the time is up
         * @param duration after how long, sent as given. The unit is unclear: VideoSDK's reference says minutes, with a
         *     default of 480; its server library says seconds
         * @return this builder
         */
        public Builder autoClose(AutoCloseType type, long duration) {
            Map<String, Object> config = new LinkedHashMap<>();
            config.put("type", type.word());
            config.put("duration", duration);
            settings.put("autoCloseConfig", Collections.unmodifiableMap(config));
            return this;
        }

        /**
         * Starts something automatically with each session, with VideoSDK's defaults: one part of {@code
         * autoStartConfig}. Can be called for several parts.
         *
         * @param part what to start
         * @return this builder
         */
        public Builder autoStart(AutoStart part) {
            return autoStart(part, Map.of());
        }

        /**
         * Starts something automatically with each session: one part of {@code autoStartConfig}. Can be called for
         * several parts.
         *
         * @param part what to start
         * @param config its settings, which are those of the request that starts it manually, such as a {@code config}
         *     with {@code layout}, {@code theme} and {@code orientation}. VideoSDK's server library does not define
         *     them further. Maps, collections, strings, numbers, booleans and nulls are copied and sent in their order
         * @return this builder
         * @throws IllegalArgumentException if a value has any other type
         */
        public Builder autoStart(AutoStart part, Map<String, ?> config) {
            autoStart.put(part.word(), ImmutableJson.copyOf(config));
            return this;
        }

        /**
         * Sets the region that serves the sessions: {@code geoFence}. VideoSDK's server library sends it; the reference
         * does not mention it.
         *
         * @param region VideoSDK's code of the region, such as {@code eu001}
         * @return this builder
         */
        public Builder geoFence(String region) {
            settings.put("geoFence", Objects.requireNonNull(region, "region"));
            return this;
        }

        /**
         * Lets several of a kind run at once in the room, each started by itself: {@code multiComposition}. VideoSDK's
         * server library sends it; the reference does not mention it.
         *
         * @param kinds what may run several times
         * @return this builder
         */
        public Builder multiComposition(MultiComposition... kinds) {
            Map<String, Boolean> allowed = new LinkedHashMap<>();
            for (MultiComposition kind : kinds) {
                allowed.put(kind.word(), true);
            }
            settings.put("multiComposition", Collections.unmodifiableMap(allowed));
            return this;
        }

        /**
         * Limits who may join: {@code allowedParticipantIds}. VideoSDK's server library sends it; the reference does not
         * mention it.
         *
         * @param participantIds the ids of the participants who may join
         * @return this builder
         */
        public Builder allowedParticipantIds(String... participantIds) {
            settings.put("allowedParticipantIds", List.of(participantIds));
            return this;
        }

        /**
         * Builds the room.
         *
         * @return the room
         */
        public NewRoom build() {
            return new NewRoom(this);
        }
    }
}
