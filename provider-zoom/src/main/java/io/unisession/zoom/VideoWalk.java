package io.unisession.zoom;

import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.Session;
import io.unisession.SessionQuery;
import io.unisession.SessionStatus;
import io.unisession.error.NotFoundException;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.ApiResponse;
import io.unisession.spi.http.DateWindows;
import io.unisession.spi.http.PageMapper;
import java.io.IOException;
import java.time.Instant;

/**
 * Lists sessions of the Video SDK: first those that are going on, then the months of those that have ended. A cursor
 * begins with the type of the list.
 */
final class VideoWalk implements PageMapper<Session> {
    private static final String LIVE = "live";
    private static final String PAST = "past";
    private static final char SEPARATOR = ';';

    private final SessionQuery query;
    private final DateWindows days;
    /** Those of the month until now, which Zoom wants for sessions that are going on too. */
    private final DateWindows liveDays;

    VideoWalk(SessionQuery query, Instant now) {
        this.query = query;
        this.days = ListedDays.of(query, now);
        this.liveDays = ListedDays.of(SessionQuery.all(), now);
    }

    static String type(SessionStatus status) {
        return status == SessionStatus.ACTIVE ? LIVE : PAST;
    }

    ApiRequest request(PageRequest wanted) {
        SessionStatus status = status(wanted);
        PageRequest inList = inList(wanted);
        DateWindows.Window window =
                status == SessionStatus.ACTIVE ? liveDays.window(PageRequest.first()) : days.window(inList);
        ApiRequest request = ZoomEndpoints.LIST_VIDEO_SESSIONS
                .request()
                .query("type", type(status))
                .query("from", window.first())
                .query("to", window.last())
                .query("session_name", query.roomId().orElse(null));
        return TokenPages.request(request, status == SessionStatus.ACTIVE ? inList : window.page());
    }

    @Override
    public Page<Session> map(ApiResponse response, PageRequest wanted) throws IOException {
        Page<Session> page = VideoSessionMapping.page(response, status(wanted));
        return following(
                wanted,
                page.filter(
                        session -> query.roomId().isEmpty() || session.roomId().equals(query.roomId())));
    }

    /** Ends the list that the page is of, not those that follow it. */
    @Override
    public Page<Session> notFound(NotFoundException failure, PageRequest wanted) {
        PageRequest page = inList(wanted);
        boolean first = status(wanted) == SessionStatus.ACTIVE
                ? page.cursor().isEmpty()
                : days.window(page).page().cursor().isEmpty();
        if (first) {
            throw failure;
        }
        return following(wanted, PageMapper.super.notFound(failure, wanted));
    }

    /** A page of one of Zoom's lists as a page of the whole list. */
    private Page<Session> following(PageRequest wanted, Page<Session> found) {
        SessionStatus status = status(wanted);
        Page<Session> page = status == SessionStatus.ACTIVE ? found : days.page(inList(wanted), found);
        boolean endedFollow = status == SessionStatus.ACTIVE && query.status().isEmpty();
        return page.withNextCursor(page.nextCursor()
                .map(cursor -> type(status) + SEPARATOR + cursor)
                .orElse(endedFollow ? PAST + SEPARATOR : null));
    }

    private SessionStatus status(PageRequest wanted) {
        String cursor = wanted.cursor().orElse(null);
        if (cursor == null) {
            return query.status().orElse(SessionStatus.ACTIVE);
        }
        if (cursor.startsWith(LIVE + SEPARATOR)) {
            return SessionStatus.ACTIVE;
        }
        if (cursor.startsWith(PAST + SEPARATOR)) {
            return SessionStatus.ENDED;
        }
        throw new IllegalArgumentException("the cursor is from another list: " + cursor);
    }

    /** The requested page, with the cursor of the list that it is in, which follows the type. */
    private static PageRequest inList(PageRequest wanted) {
        PageRequest first = wanted.withoutCursor();
        return wanted.cursor()
                .map(cursor -> cursor.substring(cursor.indexOf(SEPARATOR) + 1))
                .filter(own -> !own.isEmpty())
                .map(first::startingAt)
                .orElse(first);
    }
}
