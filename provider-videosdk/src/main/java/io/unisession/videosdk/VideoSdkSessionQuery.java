package io.unisession.videosdk;

import io.unisession.SessionQuery;
import io.unisession.spi.http.Endpoint;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Selects sessions of VideoSDK: a {@link SessionQuery}, and filters that only version 2 of VideoSDK's API has. A
 * session must match every filter. Immutable.
 *
 * <pre>{@code
 * client.listSessions(VideoSdkSessionQuery.all().withCustomRoomId("spring-room"))
 * }</pre>
 */
public final class VideoSdkSessionQuery {
    private static final VideoSdkSessionQuery ALL = of(SessionQuery.all());

    private final SessionQuery query;
    private final @Nullable String customRoomId;
    private final @Nullable String userId;

    private VideoSdkSessionQuery(SessionQuery query, @Nullable String customRoomId, @Nullable String userId) {
        this.query = query;
        this.customRoomId = customRoomId;
        this.userId = userId;
    }

    /**
     * Matches every session.
     *
     * @return a query without filters
     */
    public static VideoSdkSessionQuery all() {
        return ALL;
    }

    /**
     * Matches the sessions that match a query.
     *
     * @param query the query
     * @return a query with the same filters
     */
    public static VideoSdkSessionQuery of(SessionQuery query) {
        return new VideoSdkSessionQuery(Objects.requireNonNull(query, "query"), null, null);
    }

    /**
     * Matches only sessions of the room with this custom id: {@code customRoomId}.
     *
     * @param customRoomId the application's own id of the room
     * @return a copy with this filter
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}
     */
    public VideoSdkSessionQuery withCustomRoomId(String customRoomId) {
        return new VideoSdkSessionQuery(query, Endpoint.requireId("customRoomId", customRoomId), userId);
    }

    /**
     * Matches only sessions of one user: {@code userId}. VideoSDK's documentation does not explain this filter;
     * elsewhere the name means the owner of the account, not a participant.
     *
     * @param userId the user's id
     * @return a copy with this filter
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}
     */
    public VideoSdkSessionQuery withUserId(String userId) {
        return new VideoSdkSessionQuery(query, customRoomId, Endpoint.requireId("userId", userId));
    }

    /**
     * The filters that other providers may have too.
     *
     * @return the query
     */
    public SessionQuery query() {
        return query;
    }

    /**
     * The application's own id of the room.
     *
     * @return the id; empty for all rooms
     */
    public Optional<String> customRoomId() {
        return Optional.ofNullable(customRoomId);
    }

    /**
     * The user's id.
     *
     * @return the id; empty for all users
     */
    public Optional<String> userId() {
        return Optional.ofNullable(userId);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VideoSdkSessionQuery that
                && query.equals(that.query)
                && Objects.equals(customRoomId, that.customRoomId)
                && Objects.equals(userId, that.userId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(query, customRoomId, userId);
    }

    /** Leaves out the application's own id of the room, which may be personal. */
    @Override
    public String toString() {
        return "VideoSdkSessionQuery[" + query + ", userId=" + userId + "]";
    }
}
