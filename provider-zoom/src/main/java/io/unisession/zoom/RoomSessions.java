package io.unisession.zoom;

import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Session;
import io.unisession.SessionStatus;
import io.unisession.error.NotFoundException;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.Endpoint;
import io.unisession.spi.http.PageMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists the runs of one meeting: those that have ended, then the one that is going on. */
final class RoomSessions implements PageMapper<Session> {
    private static final String LIVE = "live";

    private final String number;
    private final @Nullable SessionStatus status;

    RoomSessions(String number, @Nullable SessionStatus status) {
        this.number = requireNumber(number);
        this.status = status;
    }

    /** Lets Zoom judge all but UUIDs, which are the likely mistake. */
    private static String requireNumber(String roomId) {
        Endpoint.requireId("roomId", roomId);
        if (ZoomIds.isUuid(roomId)) {
            throw new IllegalArgumentException("the roomId " + roomId
                    + " is the UUID of one session; the id of its room is the number of the meeting, Session.roomId()");
        }
        return roomId;
    }

    ApiRequest request(PageRequest wanted) {
        return isLive(wanted)
                ? ZoomEndpoints.meeting(ZoomEndpoints.LIST_SESSIONS_NAME).request(number)
                : ZoomEndpoints.LIST_INSTANCES.request(number);
    }

    private boolean isLive(PageRequest wanted) {
        String cursor = wanted.cursor().orElse(status == SessionStatus.ACTIVE ? LIVE : "");
        if (!cursor.isEmpty() && !cursor.equals(LIVE)) {
            throw new IllegalArgumentException("the cursor is from another list: " + cursor);
        }
        return cursor.equals(LIVE);
    }

    @Override
    public Page<Session> map(ApiResponse response, PageRequest wanted) throws IOException {
        if (!isLive(wanted)) {
            return MeetingMapping.runs(response, number).withNextCursor(status == null ? LIVE : null);
        }
        Optional<Session> live = MeetingMapping.goingOn(response);
        return Page.<Session>builder(live.map(List::of).orElse(List.of()))
                .metadata(response.metadata())
                .build();
    }

    /** Ends the list if the meeting was deleted: then nothing of it is going on. */
    @Override
    public Page<Session> notFound(NotFoundException failure, PageRequest wanted) {
        if (!ZoomErrors.saysNoMeeting(failure)) {
            throw failure;
        }
        return PageMapper.super.notFound(failure, wanted);
    }
}
