package io.unisession.videosdk;

import io.unisession.Secret;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What VideoSDK says of a session beyond the neutral model; get it by {@code session.unwrap(VideoSdkSession.class)}.
 * Each response carries some of it only: lists and version 1 leave out most. Fields without a documented form, such as
 * {@code hlsLog}, are in {@code session.raw()}.
 *
 * @see <a href="https://docs.videosdk.live/api-reference/realtime-communication/fetch-session-using-sessionid">
 *     VideoSDK's reference</a>
 */
public final class VideoSdkSession {
    private final @Nullable String userId;
    private final @Nullable Secret apiKey;
    private final @Nullable String customRoomId;
    private final @Nullable String region;
    private final @Nullable String chatLink;
    private final @Nullable BigDecimal activeDuration;
    private final Map<String, String> links;

    private VideoSdkSession(Builder builder) {
        this.userId = builder.userId;
        this.apiKey = builder.apiKey;
        this.customRoomId = builder.customRoomId;
        this.region = builder.region;
        this.chatLink = builder.chatLink;
        this.activeDuration = builder.activeDuration;
        this.links = builder.links;
    }

    static Builder builder() {
        return new Builder();
    }

    /**
     * The owner of the VideoSDK account, no participant: {@code userId}.
     *
     * @return the owner's id, or empty where the response does not carry it
     */
    public Optional<String> userId() {
        return Optional.ofNullable(userId);
    }

    /**
     * The API key of the project that the session belongs to: {@code apiKey}. No secret by itself, but half of the
     * credentials.
     *
     * @return the key, hidden, or empty where the response does not carry it
     */
    public Optional<Secret> apiKey() {
        return Optional.ofNullable(apiKey);
    }

    /**
     * The id that the application itself gave to the room: {@code customRoomId}, in version 1 {@code userMeetingId}. It
     * is the session's label, too.
     *
     * @return the application's id, or empty where the room has none or the response does not carry it
     */
    public Optional<String> customRoomId() {
        return Optional.ofNullable(customRoomId);
    }

    /**
     * The region that served the session, such as {@code in002}: {@code region}.
     *
     * @return VideoSDK's code of the region, or empty where the response does not carry it
     */
    public Optional<String> region() {
        return Optional.ofNullable(region);
    }

    /**
     * Where the messages of the session that were to be kept can be downloaded as CSV: {@code chatLink}. Treat it as
     * confidential; whether it needs credentials is not documented, so send none there.
     *
     * @return the address as it was sent, or empty where the response does not carry it
     */
    public Optional<String> chatLink() {
        return Optional.ofNullable(chatLink);
    }

    /**
     * VideoSDK's own figure of a duration: {@code activeDuration}. Neither its unit nor its meaning is documented, and
     * it is 0 in every documented response, also of long sessions; {@code session.duration()} is counted from the times
     * instead.
     *
     * @return the figure as it was sent, or empty where the response does not carry it
     */
    public Optional<BigDecimal> activeDuration() {
        return Optional.ofNullable(activeDuration);
    }

    /**
     * The addresses that came with the response, by name, such as {@code get_room}: {@code links}. UniSession follows
     * none of them; in VideoSDK's own documentation several lead to another room, or to no session at all.
     *
     * @return an unmodifiable map in the order of the response, empty where it carries none
     */
    public Map<String, String> links() {
        return links;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VideoSdkSession that
                && Objects.equals(userId, that.userId)
                && Objects.equals(apiKey, that.apiKey)
                && Objects.equals(customRoomId, that.customRoomId)
                && Objects.equals(region, that.region)
                && Objects.equals(chatLink, that.chatLink)
                && Objects.equals(activeDuration, that.activeDuration)
                && Objects.equals(links, that.links);
    }

    @Override
    public int hashCode() {
        return Objects.hash(userId, apiKey, customRoomId, region, chatLink, activeDuration, links);
    }

    /**
     * User, region and duration; the chat link and the links open what others may not see, and the room's name is the
     * application's.
     */
    @Override
    public String toString() {
        return "VideoSdkSession[userId=" + userId + ", region=" + region + ", activeDuration=" + activeDuration + "]";
    }

    /** Collects what is known; each part may be left out or given as null. */
    static final class Builder {
        private @Nullable String userId;
        private @Nullable Secret apiKey;
        private @Nullable String customRoomId;
        private @Nullable String region;
        private @Nullable String chatLink;
        private @Nullable BigDecimal activeDuration;
        private Map<String, String> links = Map.of();

        private Builder() {}

        Builder userId(@Nullable String userId) {
            this.userId = userId;
            return this;
        }

        Builder apiKey(@Nullable String apiKey) {
            this.apiKey = apiKey == null ? null : Secret.of(apiKey);
            return this;
        }

        Builder customRoomId(@Nullable String customRoomId) {
            this.customRoomId = customRoomId;
            return this;
        }

        Builder region(@Nullable String region) {
            this.region = region;
            return this;
        }

        Builder chatLink(@Nullable String chatLink) {
            this.chatLink = chatLink;
            return this;
        }

        Builder activeDuration(@Nullable BigDecimal activeDuration) {
            this.activeDuration = activeDuration;
            return this;
        }

        /** The links, which nobody else may hold: they are not copied. */
        Builder links(Map<String, String> links) {
            this.links = Collections.unmodifiableMap(links);
            return this;
        }

        VideoSdkSession build() {
            return new VideoSdkSession(this);
        }
    }
}
