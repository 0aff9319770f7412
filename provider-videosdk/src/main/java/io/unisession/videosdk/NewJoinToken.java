package io.unisession.videosdk;

import io.unisession.spi.http.Endpoint;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A join token to sign: who may join which room, and what they may do there. Everything is optional. It can be used any
 * number of times until it expires.
 *
 * <pre>{@code
 * NewJoinToken moderator = NewJoinToken.builder()
 *         .roomId("abcd-efgh-ijkl")
 *         .participantId("priya")
 *         .permissions(JoinPermission.ALLOW_JOIN, JoinPermission.ALLOW_MOD)
 *         .build();
 * }</pre>
 */
public final class NewJoinToken {
    /** VideoSDK checks a token only when its holder joins, so it need not last longer. */
    private static final Duration LIFETIME = Duration.ofHours(1);

    private static final Set<String> RESERVED =
            Set.of("apikey", "permissions", "version", "roles", "roomId", "participantId", "iat", "exp", "nbf");

    private final @Nullable String roomId;
    private final @Nullable String participantId;
    private final Set<JoinPermission> permissions;
    private final Duration lifetime;
    private final Map<String, @Nullable Object> claims;

    private NewJoinToken(Builder builder) {
        this.roomId = builder.roomId;
        this.participantId = builder.participantId;
        this.permissions = EnumSet.copyOf(builder.permissions);
        this.lifetime = builder.lifetime;
        this.claims = ImmutableJson.copyOf(builder.claims);
    }

    /**
     * Starts a token that lets anybody join any room of the project for an hour, with {@link JoinPermission#ALLOW_JOIN}.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The only room that the token is for.
     *
     * @return VideoSDK's id of the room, or empty for all rooms of the project
     */
    public Optional<String> roomId() {
        return Optional.ofNullable(roomId);
    }

    /**
     * The only participant who can use the token.
     *
     * @return the participant's id, or empty for anybody
     */
    public Optional<String> participantId() {
        return Optional.ofNullable(participantId);
    }

    /**
     * How long the token is valid.
     *
     * @return the time
     */
    public Duration lifetime() {
        return lifetime;
    }

    /** The claims besides the times. */
    Map<String, @Nullable Object> claims(String apiKey) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("apikey", apiKey);
        all.put("permissions", permissions.stream().map(JoinPermission::word).toList());
        all.put("version", 2);
        // For joining only, so that its holder cannot use the server API.
        all.put("roles", List.of("rtc"));
        roomId().ifPresent(id -> all.put("roomId", id));
        participantId().ifPresent(id -> all.put("participantId", id));
        all.putAll(claims);
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NewJoinToken that
                && Objects.equals(roomId, that.roomId)
                && Objects.equals(participantId, that.participantId)
                && permissions.equals(that.permissions)
                && lifetime.equals(that.lifetime)
                && claims.equals(that.claims);
    }

    @Override
    public int hashCode() {
        return Objects.hash(roomId, participantId, permissions, lifetime, claims);
    }

    /** The names of the application's own claims only: their values may be personal. */
    @Override
    public String toString() {
        return "NewJoinToken[roomId=" + roomId + ", participantId=" + participantId + ", permissions=" + permissions
                + ", lifetime=" + lifetime + ", claims=" + claims.keySet() + "]";
    }

    /** Builds a {@link NewJoinToken}. */
    public static final class Builder {
        private @Nullable String roomId;
        private @Nullable String participantId;
        private Set<JoinPermission> permissions = EnumSet.of(JoinPermission.ALLOW_JOIN);
        private Duration lifetime = LIFETIME;
        private final Map<String, Object> claims = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Limits the token to one room: {@code roomId}.
         *
         * @param roomId VideoSDK's id of the room
         * @return this builder
         * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}
         */
        public Builder roomId(String roomId) {
            this.roomId = Endpoint.requireId("roomId", roomId);
            return this;
        }

        /**
         * Limits the token to one participant: {@code participantId}.
         *
         * @param participantId the participant's id, which the application chooses
         * @return this builder
         * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}
         */
        public Builder participantId(String participantId) {
            this.participantId = Endpoint.requireId("participantId", participantId);
            return this;
        }

        /**
         * Sets what the token allows: {@code permissions}.
         *
         * @param permissions at least one permission
         * @return this builder
         * @throws IllegalArgumentException if there is none
         */
        public Builder permissions(JoinPermission... permissions) {
            if (permissions.length == 0) {
                throw new IllegalArgumentException("a join token needs at least one permission");
            }
            this.permissions = EnumSet.copyOf(List.of(permissions));
            return this;
        }

        /**
         * Sets how long the token is valid from the time it is signed, rounded up to full seconds.
         *
         * @param lifetime the time, which is checked when the token is signed
         * @return this builder
         */
        public Builder lifetime(Duration lifetime) {
            this.lifetime = Objects.requireNonNull(lifetime, "lifetime");
            return this;
        }

        /**
         * Adds a claim of the application's own. Whoever has the token can read it. VideoSDK does not document what it
         * does with claims that it does not know.
         *
         * @param name the claim's name
         * @param value its value: maps, collections, strings, numbers, booleans
         * @return this builder
         * @throws IllegalArgumentException if the name is one of VideoSDK's claims or of the times, or a value has any
         *     other type
         */
        public Builder claim(String name, Object value) {
            if (RESERVED.contains(Objects.requireNonNull(name, "name"))) {
                throw new IllegalArgumentException(
                        "the claim \"" + name + "\" is set by the client; remove it from the token");
            }
            claims.putAll(ImmutableJson.copyOf(Map.of(name, Objects.requireNonNull(value, "value"))));
            return this;
        }

        /**
         * Builds the token to sign.
         *
         * @return the token to sign
         */
        public NewJoinToken build() {
            return new NewJoinToken(this);
        }
    }
}
