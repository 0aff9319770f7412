package io.unisession.videosdk;

import io.unisession.SessionStatus;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.Endpoint;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions to list: an immutable value, to which each method adds a condition; all must be met.
 *
 * <pre>{@code
 * SessionFilter.all().inRoom("abc-xyzw-lmno").ended().startedFrom(monday)
 * }</pre>
 *
 * <p>Version 1 of VideoSDK's API knows {@link #inRoom} only. Status, dates and user are in VideoSDK's own libraries and
 * their documentation, not on the reference page of the list.
 *
 * @see <a href="https://docs.videosdk.live/api-reference/realtime-communication/fetch-sessions">VideoSDK's
 *     reference</a>
 */
public final class SessionFilter {
    private static final SessionFilter ALL = new SessionFilter(null, null, null, null, null, null);

    private final @Nullable String roomId;
    private final @Nullable String customRoomId;
    private final @Nullable SessionStatus status;
    private final @Nullable Instant startedFrom;
    private final @Nullable Instant startedUntil;
    private final @Nullable String userId;

    private SessionFilter(
            @Nullable String roomId,
            @Nullable String customRoomId,
            @Nullable SessionStatus status,
            @Nullable Instant startedFrom,
            @Nullable Instant startedUntil,
            @Nullable String userId) {
        this.roomId = roomId;
        this.customRoomId = customRoomId;
        this.status = status;
        this.startedFrom = startedFrom;
        this.startedUntil = startedUntil;
        this.userId = userId;
    }

    /**
     * No condition: all sessions of all rooms.
     *
     * @return the filter to begin with
     */
    public static SessionFilter all() {
        return ALL;
    }

    /**
     * Sessions of one room: {@code roomId}, in version 1 {@code meetingId}.
     *
     * @param roomId VideoSDK's id of the room
     * @return a filter like this one with the condition
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}
     */
    public SessionFilter inRoom(String roomId) {
        return new SessionFilter(
                Endpoint.requireId("roomId", roomId), customRoomId, status, startedFrom, startedUntil, userId);
    }

    /**
     * Sessions of the room that the application gave an id of its own: {@code customRoomId}.
     *
     * @param customRoomId the application's id of the room
     * @return a filter like this one with the condition
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}
     */
    public SessionFilter inCustomRoom(String customRoomId) {
        return new SessionFilter(
                roomId, Endpoint.requireId("customRoomId", customRoomId), status, startedFrom, startedUntil, userId);
    }

    /**
     * Sessions that go on: {@code status=ongoing}.
     *
     * @return a filter like this one with the condition, instead of {@link #ended()}
     */
    public SessionFilter ongoing() {
        return new SessionFilter(roomId, customRoomId, SessionStatus.ACTIVE, startedFrom, startedUntil, userId);
    }

    /**
     * Sessions that are over: {@code status=ended}.
     *
     * @return a filter like this one with the condition, instead of {@link #ongoing()}
     */
    public SessionFilter ended() {
        return new SessionFilter(roomId, customRoomId, SessionStatus.ENDED, startedFrom, startedUntil, userId);
    }

    /**
     * Sessions that did not start earlier: {@code startDate}, sent in milliseconds.
     *
     * @param moment the earliest start
     * @return a filter like this one with the condition
     */
    public SessionFilter startedFrom(Instant moment) {
        return new SessionFilter(
                roomId, customRoomId, status, Objects.requireNonNull(moment, "moment"), startedUntil, userId);
    }

    /**
     * Sessions that did not start later: {@code endDate}, sent in milliseconds. It is about the start too, not about
     * the end.
     *
     * @param moment the latest start
     * @return a filter like this one with the condition
     */
    public SessionFilter startedUntil(Instant moment) {
        return new SessionFilter(
                roomId, customRoomId, status, startedFrom, Objects.requireNonNull(moment, "moment"), userId);
    }

    /**
     * Sessions of one user: {@code userId}. VideoSDK's documentation names the filter and does not explain it;
     * elsewhere the word means the owner of the account, not a participant.
     *
     * @param userId the user's id
     * @return a filter like this one with the condition
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}
     */
    public SessionFilter ofUser(String userId) {
        return new SessionFilter(
                roomId, customRoomId, status, startedFrom, startedUntil, Endpoint.requireId("userId", userId));
    }

    /** Version 1 knows the room only, by its older name. */
    boolean isRoomAlone() {
        return inRoom().equals(this);
    }

    private SessionFilter inRoom() {
        return new SessionFilter(roomId, null, null, null, null, null);
    }

    ApiRequest addTo(ApiRequest request, ApiVersion version) {
        return request.query(version == ApiVersion.V1 ? "meetingId" : "roomId", roomId)
                .query("customRoomId", customRoomId)
                .query("status", statusWord())
                .query("startDate", milliseconds(startedFrom))
                .query("endDate", milliseconds(startedUntil))
                .query("userId", userId);
    }

    private @Nullable String statusWord() {
        return status == null ? null : status == SessionStatus.ACTIVE ? "ongoing" : "ended";
    }

    private static @Nullable Long milliseconds(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionFilter that
                && Objects.equals(roomId, that.roomId)
                && Objects.equals(customRoomId, that.customRoomId)
                && status == that.status
                && Objects.equals(startedFrom, that.startedFrom)
                && Objects.equals(startedUntil, that.startedUntil)
                && Objects.equals(userId, that.userId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(roomId, customRoomId, status, startedFrom, startedUntil, userId);
    }

    /** Without the application's own name of the room. */
    @Override
    public String toString() {
        return "SessionFilter[roomId=" + roomId + ", status=" + statusWord() + ", startedFrom=" + startedFrom
                + ", startedUntil=" + startedUntil + ", userId=" + userId + "]";
    }
}
