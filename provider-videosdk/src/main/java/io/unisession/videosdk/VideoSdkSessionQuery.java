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
    private final @Nullable String search;

    private VideoSdkSessionQuery(
            SessionQuery query, @Nullable String customRoomId, @Nullable String userId, @Nullable String search) {
        this.query = query;
        this.customRoomId = customRoomId;
        this.userId = userId;
        this.search = search;
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
        return new VideoSdkSessionQuery(Objects.requireNonNull(query, "query"), null, null, null);
    }

    /**
     * Matches only sessions of the room with this custom id: {@code customRoomId}.
     *
     * @param customRoomId the application's own id of the room
     * @return a copy with this filter
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}
     */
    public VideoSdkSessionQuery withCustomRoomId(String customRoomId) {
        return new VideoSdkSessionQuery(query, Endpoint.requireId("customRoomId", customRoomId), userId, search);
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
        return new VideoSdkSessionQuery(query, customRoomId, Endpoint.requireId("userId", userId), search);
    }

    /**
     * Matches only sessions of rooms whose id or custom id is exactly this text: {@code query}, which VideoSDK's server
     * library sends.
     *
     * @param roomOrCustomRoomId VideoSDK's id of the room, or the application's own
     * @return a copy with this filter
     * @throws IllegalArgumentException if the text is blank, {@code .} or {@code ..}
     */
    public VideoSdkSessionQuery withSearch(String roomOrCustomRoomId) {
        return new VideoSdkSessionQuery(
                query, customRoomId, userId, Endpoint.requireId("roomOrCustomRoomId", roomOrCustomRoomId));
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

    /**
     * The id or custom id of the room to search for.
     *
     * @return the text; empty for all rooms
     */
    public Optional<String> search() {
        return Optional.ofNullable(search);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VideoSdkSessionQuery that
                && query.equals(that.query)
                && Objects.equals(customRoomId, that.customRoomId)
                && Objects.equals(userId, that.userId)
                && Objects.equals(search, that.search);
    }

    @Override
    public int hashCode() {
        return Objects.hash(query, customRoomId, userId, search);
    }

    /** Leaves out the application's own id of the room, also as a search, because it may be personal. */
    @Override
    public String toString() {
        return "VideoSdkSessionQuery[" + query + ", userId=" + userId + "]";
    }
}
