package io.unisession;

import io.unisession.internal.text.Redactor;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token with which a participant's device joins a session. {@code toString} hides it. */
public final class JoinToken {
    private final Secret token;
    private final @Nullable String participantId;
    private final @Nullable String roomId;
    private final @Nullable Instant expiresAt;
    private final ProviderDocument raw;
    private final ResponseMetadata metadata;

    private JoinToken(Builder builder) {
        this.token = builder.token;
        this.participantId = builder.participantId;
        this.roomId = builder.roomId;
        this.expiresAt = builder.expiresAt;
        this.raw = builder.raw;
        this.metadata = builder.metadata;
    }

    /**
     * Starts building a token. Applications need this in tests only.
     *
     * @param token the token itself
     * @return a builder
     */
    public static Builder builder(Secret token) {
        return new Builder(token);
    }

    /**
     * The token itself. Give it to the participant's device only.
     *
     * @return the token
     */
    public Secret token() {
        return token;
    }

    /**
     * The id that the participant will have.
     *
     * @return the id, or empty if the provider assigns it when the device joins
     */
    public Optional<String> participantId() {
        return Optional.ofNullable(participantId);
    }

    /**
     * The room or meeting to join, for client libraries that need it.
     *
     * @return the room's id or name, or empty if the provider has no rooms
     */
    public Optional<String> roomId() {
        return Optional.ofNullable(roomId);
    }

    /**
     * When the token expires.
     *
     * @return the time, or empty if the provider does not say
     */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /**
     * The provider's response, including the token in clear text.
     *
     * @return the response, empty if the token was signed locally
     */
    public ProviderDocument raw() {
        return raw;
    }

    /**
     * Details of the HTTP response.
     *
     * @return the metadata; {@link ResponseMetadata#none()} if the token was signed locally
     */
    public ResponseMetadata metadata() {
        return metadata;
    }

    @Override
    public String toString() {
        return Redactor.escaped("JoinToken[***, participantId=" + participantId + ", roomId=" + roomId + ", expiresAt="
                + expiresAt + "]");
    }

    /**
     * Builds a {@link JoinToken}. Every field but the token is optional.
     */
    public static final class Builder {
        private final Secret token;
        private @Nullable String participantId;
        private @Nullable String roomId;
        private @Nullable Instant expiresAt;
        private ProviderDocument raw = ProviderDocument.empty();
        private ResponseMetadata metadata = ResponseMetadata.none();

        private Builder(Secret token) {
            this.token = Objects.requireNonNull(token, "token");
        }

        /**
         * Sets the id that the participant will have.
         *
         * @param participantId the id, or null if it is not known yet
         * @return this builder
         */
        public Builder participantId(@Nullable String participantId) {
            this.participantId = participantId;
            return this;
        }

        /**
         * Sets the room that the device joins.
         *
         * @param roomId the room's id or name, or null if there is none
         * @return this builder
         */
        public Builder roomId(@Nullable String roomId) {
            this.roomId = roomId;
            return this;
        }

        /**
         * Sets when the token expires.
         *
         * @param expiresAt the time, or null if it is unknown
         * @return this builder
         */
        public Builder expiresAt(@Nullable Instant expiresAt) {
            this.expiresAt = expiresAt;
            return this;
        }

        /**
         * Sets the provider's response.
         *
         * @param raw the response
         * @return this builder
         */
        public Builder raw(ProviderDocument raw) {
            this.raw = Objects.requireNonNull(raw, "raw");
            return this;
        }

        /**
         * Sets the details of the HTTP response.
         *
         * @param metadata the metadata
         * @return this builder
         */
        public Builder metadata(ResponseMetadata metadata) {
            this.metadata = Objects.requireNonNull(metadata, "metadata");
            return this;
        }

        /**
         * Builds the token.
         *
         * @return the token
         */
        public JoinToken build() {
            return new JoinToken(this);
        }
    }
}
