package io.unisession.videosdk;

import io.unisession.spi.http.Endpoint;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a room is to be like. All of it may be left out; what is, is not sent, and VideoSDK's own default holds.
 *
 * <pre>{@code
 * NewRoom.builder().customRoomId("weekly-planning").webhook(RoomWebhook.of("https://example.com/hook",
 * "session-ended")).build()
 * }</pre>
 *
 * <p>Version 1 of VideoSDK's API knows the {@linkplain Builder#customRoomId custom id} only.
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
            // Copied, since the builder may go on; not by Map.copyOf, whose order is another in each run.
            all.put("autoStartConfig", Collections.unmodifiableMap(new LinkedHashMap<>(builder.autoStart)));
        }
        this.settings = Collections.unmodifiableMap(all);
    }

    /**
     * A room with VideoSDK's defaults.
     *
     * @return a room that nothing is said of
     */
    public static NewRoom standard() {
        return builder().build();
    }

    /**
     * Starts a room.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The application's own id of the room.
     *
     * @return the id, or empty for none
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

    /** What is set, not to what: names and addresses are the application's. */
    @Override
    public String toString() {
        return "NewRoom[" + settings.keySet() + "]";
    }

    /** Collects what is wanted of a room. */
    public static final class Builder {
        private @Nullable String customRoomId;
        private final Map<String, Object> settings = new LinkedHashMap<>();
        private final Map<String, Object> autoStart = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Gives the room an id of the application's own: {@code customRoomId}. Where a room has it already, VideoSDK
         * responses with that room and makes none.
         *
         * @param customRoomId the id
         * @return this builder
         * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}, by which the room could not be
         *     got
         */
        public Builder customRoomId(String customRoomId) {
            this.customRoomId = Endpoint.requireId("customRoomId", customRoomId);
            return this;
        }

        /**
         * Sets where VideoSDK tells what happens in the room: {@code webhook}.
         *
         * @param webhook the address and the events
         * @return this builder
         */
        public Builder webhook(RoomWebhook webhook) {
            settings.put("webhook", webhook.toJson());
            return this;
        }

        /**
         * Sets when VideoSDK ends sessions by itself: {@code autoCloseConfig}.
         *
         * @param type what happens then
         * @param duration after how long, sent as it is: VideoSDK's reference counts minutes, 480 unless set, its
         *     server library seconds
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
         * Lets something start with each session, as VideoSDK does it unless told otherwise: one part of {@code
         * autoStartConfig}. Others can be added.
         *
         * @param part what starts
         * @return this builder
         */
        public Builder autoStart(AutoStart part) {
            return autoStart(part, Map.of());
        }

        /**
         * Lets something start with each session: one part of {@code autoStartConfig}. Others can be added.
         *
         * @param part what starts
         * @param config how it is done. VideoSDK's server library calls these fields loosely typed: they are those of
         *     the request that starts the same thing by hand, such as a {@code config} with {@code layout}, {@code
         *     theme} and {@code orientation}. Maps, collections, strings, numbers and booleans; sent as they are now,
         *     in their order
         * @return this builder
         * @throws IllegalArgumentException if a value is of a type that JSON does not have
         */
        public Builder autoStart(AutoStart part, Map<String, ?> config) {
            autoStart.put(part.word(), ImmutableJson.copyOf(config));
            return this;
        }

        /**
         * Sets the region in which sessions are served: {@code geoFence}. VideoSDK's server library sends it; the
         * reference page does not name it.
         *
         * @param region VideoSDK's code, such as {@code eu001}
         * @return this builder
         */
        public Builder geoFence(String region) {
            settings.put("geoFence", Objects.requireNonNull(region, "region"));
            return this;
        }

        /**
         * Makes the value.
         *
         * @return the value
         */
        public NewRoom build() {
            return new NewRoom(this);
        }
    }
}
