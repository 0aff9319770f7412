package io.unisession.videosdk;

import io.unisession.Secret;
import io.unisession.spi.EscapedText;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a VideoSDK session that the neutral {@code Session} does not have. Get them with {@code
 * session.unwrap(VideoSdkSession.class)}. Lists and version 1 leave most of them out. Fields whose structure is
 * undocumented, such as {@code hlsLog}, are in {@code session.raw()}.
 *
 * @see <a
 *     href="https://docs.videosdk.live/api-reference/realtime-communication/fetch-session-using-sessionid">VideoSDK's
 *     reference</a>
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
     * The owner of the VideoSDK account, not a participant: {@code userId}.
     *
     * @return the owner's id, or empty if the response does not have it
     */
    public Optional<String> userId() {
        return Optional.ofNullable(userId);
    }

    /**
     * The API key of the session's project: {@code apiKey}. It is half of the project's credentials, so it is kept as a
     * secret.
     *
     * @return the key, or empty if the response does not have it
     */
    public Optional<Secret> apiKey() {
        return Optional.ofNullable(apiKey);
    }

    /**
     * The application's own id of the room: {@code customRoomId}, or {@code userMeetingId} in version 1. It is also the
     * session's label.
     *
     * @return the application's id, or empty if the room has none or the response does not have it
     */
    public Optional<String> customRoomId() {
        return Optional.ofNullable(customRoomId);
    }

    /**
     * The region that served the session, such as {@code in002}: {@code region}.
     *
     * @return VideoSDK's code of the region, or empty if the response does not have it
     */
    public Optional<String> region() {
        return Optional.ofNullable(region);
    }

    /**
     * A link to the session's persisted chat messages, as CSV: {@code chatLink}. Treat it as confidential. Do not send
     * credentials to it: whether it needs any is undocumented.
     *
     * @return the link as sent, or empty if the response does not have it
     */
    public Optional<String> chatLink() {
        return Optional.ofNullable(chatLink);
    }

    /**
     * A duration: {@code activeDuration}. Neither its unit nor its meaning is documented, and it is 0 in every
     * documented response, even for long sessions. Use {@code session.duration()}, which is computed from the start and
     * end.
     *
     * @return the value as sent, or empty if the response does not have it
     */
    public Optional<BigDecimal> activeDuration() {
        return Optional.ofNullable(activeDuration);
    }

    /**
     * The links in the response by name, such as {@code get_room}: {@code links}. UniSession never follows them: in
     * VideoSDK's documentation some point to another room, or to no session at all.
     *
     * @return an unmodifiable map in the response's order, empty if the response has no links
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

    /** Shows user, region and duration only, because links give access and the custom id is the application's. */
    @Override
    public String toString() {
        return EscapedText.of(
                "VideoSdkSession[userId=" + userId + ", region=" + region + ", activeDuration=" + activeDuration + "]");
    }

    /** The fields of a response; null if it does not have them. */
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

        /** Keeps the map without a copy; the caller must not change it. */
        Builder links(Map<String, String> links) {
            this.links = Collections.unmodifiableMap(links);
            return this;
        }

        VideoSdkSession build() {
            return new VideoSdkSession(this);
        }
    }
}
