package io.unisession.livekit;

import io.unisession.spi.http.Endpoint;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A join token to sign: who may join which room, and what they may do there. It can be used any number of times until it
 * expires.
 *
 * <pre>{@code
 * NewJoinToken viewer = NewJoinToken.builder("team-room", "user-42")
 *         .name("Priya Raman")
 *         .deny(JoinGrant.CAN_PUBLISH)
 *         .build();
 * }</pre>
 */
public final class NewJoinToken {
    /** LiveKit checks a token only when its holder joins, so it need not last longer. */
    static final Duration LIFETIME = Duration.ofHours(1);

    private final String room;
    private final String identity;
    private final @Nullable String name;
    private final @Nullable String metadata;
    private final Map<String, String> attributes;
    private final Map<JoinGrant, Boolean> grants;
    private final @Nullable List<TrackSource> sources;
    private final @Nullable String destinationRoom;
    private final @Nullable String roomPreset;
    private final @Nullable NewRoom newRoom;
    private final Duration lifetime;

    private NewJoinToken(Builder builder) {
        this.room = builder.room;
        this.identity = builder.identity;
        this.name = builder.name;
        this.metadata = builder.metadata;
        this.attributes = Map.copyOf(builder.attributes);
        this.grants = new EnumMap<>(builder.grants);
        this.sources = builder.sources;
        this.destinationRoom = builder.destinationRoom;
        this.roomPreset = builder.roomPreset;
        this.newRoom = builder.newRoom;
        this.lifetime = builder.lifetime;
    }

    /**
     * Starts a token.
     *
     * @param room the name of the room, which need not be open; LiveKit usually opens it when somebody joins
     * @param identity the application's own id for the person; whoever joins with the same identity replaces them
     * @return a builder
     * @throws IllegalArgumentException if either is blank, {@code .} or {@code ..}
     */
    public static Builder builder(String room, String identity) {
        return new Builder(Endpoint.requireId("room", room), Endpoint.requireId("identity", identity));
    }

    /**
     * The name of the room.
     *
     * @return the name
     */
    public String room() {
        return room;
    }

    /**
     * The application's own id of the person.
     *
     * @return the identity
     */
    public String identity() {
        return identity;
    }

    /**
     * How long the token is valid.
     *
     * @return the time
     */
    public Duration lifetime() {
        return lifetime;
    }

    /** The claims besides the issuer and the times. */
    Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", identity);
        put(claims, "name", name);
        put(claims, "metadata", metadata);
        put(claims, "attributes", attributes.isEmpty() ? null : attributes);
        claims.put("video", video());
        put(claims, "roomPreset", roomPreset);
        put(claims, "roomConfig", newRoom == null ? null : newRoom.toJson());
        return claims;
    }

    private Map<String, Object> video() {
        Map<String, Object> video = new LinkedHashMap<>();
        video.put("roomJoin", true);
        video.put("room", room);
        grants.forEach((grant, allowed) -> video.put(grant.word(), allowed));
        put(
                video,
                "canPublishSources",
                sources == null ? null : sources.stream().map(TrackSource::word).toList());
        put(video, "destinationRoom", destinationRoom);
        return video;
    }

    private static void put(Map<String, Object> claims, String claim, @Nullable Object value) {
        if (value != null) {
            claims.put(claim, value);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NewJoinToken that && lifetime.equals(that.lifetime) && claims().equals(that.claims());
    }

    @Override
    public int hashCode() {
        return Objects.hash(lifetime, claims());
    }

    /** Leaves out name, metadata and attributes, which are personal or the application's. */
    @Override
    public String toString() {
        return "NewJoinToken[room=" + room + ", identity=" + identity + ", grants=" + grants + ", lifetime=" + lifetime
                + "]";
    }

    /** Builds a {@link NewJoinToken}. Everything but room and identity is optional. */
    public static final class Builder {
        private final String room;
        private final String identity;
        private @Nullable String name;
        private @Nullable String metadata;
        private Map<String, String> attributes = Map.of();
        private final Map<JoinGrant, Boolean> grants = new EnumMap<>(JoinGrant.class);
        private @Nullable List<TrackSource> sources;
        private @Nullable String destinationRoom;
        private @Nullable String roomPreset;
        private @Nullable NewRoom newRoom;
        private Duration lifetime = LIFETIME;

        private Builder(String room, String identity) {
            this.room = room;
            this.identity = identity;
        }

        /**
         * Sets the name that the others see.
         *
         * @param name the name
         * @return this builder
         */
        public Builder name(String name) {
            this.name = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Sets the application's own text about the participant, which the others can read.
         *
         * @param metadata the text, at most 512 KiB
         * @return this builder
         */
        public Builder metadata(String metadata) {
            this.metadata = Objects.requireNonNull(metadata, "metadata");
            return this;
        }

        /**
         * Sets the application's own texts about the participant, which the others can read.
         *
         * @param attributes the texts by name
         * @return this builder
         */
        public Builder attributes(Map<String, String> attributes) {
            this.attributes = Map.copyOf(attributes);
            return this;
        }

        /**
         * Allows what LiveKit does not allow by itself, or says so where it does.
         *
         * @param grants what the participant may do
         * @return this builder
         */
        public Builder allow(JoinGrant... grants) {
            Arrays.stream(grants).forEach(grant -> this.grants.put(grant, true));
            return this;
        }

        /**
         * Denies what LiveKit allows by itself, such as publishing.
         *
         * @param grants what the participant may not do
         * @return this builder
         */
        public Builder deny(JoinGrant... grants) {
            Arrays.stream(grants).forEach(grant -> this.grants.put(grant, false));
            return this;
        }

        /**
         * Restricts publishing to some sources.
         *
         * @param sources what the participant may publish; none at all if empty
         * @return this builder
         */
        public Builder canPublishSources(TrackSource... sources) {
            this.sources = List.of(sources);
            return this;
        }

        /**
         * Names the room to which the participant may be moved: {@code destinationRoom}. LiveKit Cloud only.
         *
         * @param name the name of the other room
         * @return this builder
         * @throws IllegalArgumentException if the name is blank, {@code .} or {@code ..}
         */
        public Builder destinationRoom(String name) {
            this.destinationRoom = Endpoint.requireId("destinationRoom", name);
            return this;
        }

        /**
         * Names the preset of the server's configuration for the room, if joining opens it: {@code roomPreset}.
         *
         * @param preset the name of the preset
         * @return this builder
         */
        public Builder roomPreset(String preset) {
            this.roomPreset = Objects.requireNonNull(preset, "preset");
            return this;
        }

        /**
         * Sets what the room is like, if joining opens it: {@code roomConfig}.
         *
         * @param room the settings of the room; its name should be that of the token
         * @return this builder
         */
        public Builder newRoom(NewRoom room) {
            this.newRoom = Objects.requireNonNull(room, "room");
            return this;
        }

        /**
         * Sets how long the token is valid from now. It matters only when its holder joins.
         *
         * @param lifetime the time, rounded up to full seconds; an hour if it is not set
         * @return this builder
         * @throws IllegalArgumentException if it is not greater than zero
         */
        public Builder lifetime(Duration lifetime) {
            if (lifetime.isZero() || lifetime.isNegative()) {
                throw new IllegalArgumentException("lifetime must be greater than zero, but is " + lifetime);
            }
            this.lifetime = lifetime;
            return this;
        }

        /**
         * Builds the token's description.
         *
         * @return the token to sign
         */
        public NewJoinToken build() {
            return new NewJoinToken(this);
        }
    }
}
