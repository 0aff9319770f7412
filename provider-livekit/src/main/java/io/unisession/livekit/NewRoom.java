package io.unisession.livekit;

import io.unisession.spi.http.Endpoint;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A room to open. Only what is set is sent; the server's configuration decides the rest.
 *
 * <pre>{@code
 * NewRoom room = NewRoom.builder("team-room").emptyTimeout(Duration.ofMinutes(10)).maxParticipants(20).build();
 * }</pre>
 */
public final class NewRoom {
    private final String name;
    private final @Nullable Duration emptyTimeout;
    private final @Nullable Duration departureTimeout;
    private final @Nullable Integer maxParticipants;
    private final @Nullable String metadata;

    private NewRoom(Builder builder) {
        this.name = builder.name;
        this.emptyTimeout = builder.emptyTimeout;
        this.departureTimeout = builder.departureTimeout;
        this.maxParticipants = builder.maxParticipants;
        this.metadata = builder.metadata;
    }

    /**
     * Starts a room with nothing but a name.
     *
     * @param name the application's name of the room, at most 256 bytes
     * @return a builder
     * @throws IllegalArgumentException if the name is blank, {@code .} or {@code ..}
     */
    public static Builder builder(String name) {
        return new Builder(Endpoint.requireId("name", name));
    }

    /**
     * The application's name of the room.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /** The body of a request, and the claim of a join token. */
    Map<String, Object> toJson() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        put(fields, "empty_timeout", emptyTimeout == null ? null : emptyTimeout.toSeconds());
        put(fields, "departure_timeout", departureTimeout == null ? null : departureTimeout.toSeconds());
        put(fields, "max_participants", maxParticipants);
        put(fields, "metadata", metadata);
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NewRoom that
                && name.equals(that.name)
                && Objects.equals(emptyTimeout, that.emptyTimeout)
                && Objects.equals(departureTimeout, that.departureTimeout)
                && Objects.equals(maxParticipants, that.maxParticipants)
                && Objects.equals(metadata, that.metadata);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, emptyTimeout, departureTimeout, maxParticipants, metadata);
    }

    /** Leaves out the metadata, which is the application's. */
    @Override
    public String toString() {
        return "NewRoom[name=" + name + ", emptyTimeout=" + emptyTimeout + ", departureTimeout=" + departureTimeout
                + ", maxParticipants=" + maxParticipants + "]";
    }

    /** Builds a {@link NewRoom}. Everything but the name is optional. */
    public static final class Builder {
        private final String name;
        private @Nullable Duration emptyTimeout;
        private @Nullable Duration departureTimeout;
        private @Nullable Integer maxParticipants;
        private @Nullable String metadata;

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Sets how long the room stays open before anybody has joined. LiveKit's default is five minutes.
         *
         * @param timeout the time, in whole seconds, at least one
         * @return this builder
         * @throws IllegalArgumentException if it is less than a second, which LiveKit would take for its default
         */
        public Builder emptyTimeout(Duration timeout) {
            this.emptyTimeout = wholeSeconds("emptyTimeout", timeout);
            return this;
        }

        /**
         * Sets how long the room stays open after the last participant has left. LiveKit's default is 20 seconds.
         *
         * @param timeout the time, in whole seconds, at least one
         * @return this builder
         * @throws IllegalArgumentException if it is less than a second, which LiveKit would take for its default
         */
        public Builder departureTimeout(Duration timeout) {
            this.departureTimeout = wholeSeconds("departureTimeout", timeout);
            return this;
        }

        private static Duration wholeSeconds(String what, Duration timeout) {
            if (timeout.toSeconds() < 1) {
                throw new IllegalArgumentException(what + " must be at least one second, but is " + timeout);
            }
            return timeout;
        }

        /**
         * Sets how many participants may be in the room at once. LiveKit's default is no limit.
         *
         * @param number the number, at least one
         * @return this builder
         * @throws IllegalArgumentException if the number is below one
         */
        public Builder maxParticipants(int number) {
            if (number < 1) {
                throw new IllegalArgumentException("maxParticipants must be at least 1, but is " + number);
            }
            this.maxParticipants = number;
            return this;
        }

        /**
         * Sets the application's own text about the room, which participants can read.
         *
         * @param metadata the text, at most 512 KiB
         * @return this builder
         */
        public Builder metadata(String metadata) {
            this.metadata = Objects.requireNonNull(metadata, "metadata");
            return this;
        }

        /**
         * Builds the room.
         *
         * @return the room to open
         */
        public NewRoom build() {
            return new NewRoom(this);
        }
    }
}
