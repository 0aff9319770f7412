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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the meetings of one user or of all users, one request for each page: for each user first the meetings that are
 * going on, then the months of those that have ended. A page of users has no meetings. The cursor says where the walk is,
 * so that it can go on from there.
 */
final class UserWalk implements PageMapper<Session> {
    /** Few, because a cursor contains the ids of a page's users. */
    private static final int USERS_PER_PAGE = 30;

    private final SessionQuery query;
    private final @Nullable String onlyUser;
    private final DateWindows days;

    UserWalk(SessionQuery query, @Nullable String onlyUser, Instant now) {
        this.query = query;
        this.onlyUser = onlyUser;
        this.days = ListedDays.of(query, now);
    }

    ApiRequest request(PageRequest wanted) {
        WalkPosition position = position(wanted);
        if (position.user() == null) {
            return AllUsers.request(ZoomEndpoints.LIST_SESSIONS_NAME, position.page(wanted), USERS_PER_PAGE);
        }
        PageRequest page = position.page(wanted);
        if (position.isLive()) {
            return LiveMeetings.request(ZoomEndpoints.LIST_SESSIONS_NAME, position.user(), page);
        }
        DateWindows.Window window = days.window(page);
        ApiRequest month = ZoomEndpoints.LIST_PAST_MEETINGS
                .request(position.user())
                .query("type", "past")
                .query("from", window.first())
                .query("to", window.last());
        return TokenPages.request(month, window.page());
    }

    @Override
    public Page<Session> map(ApiResponse response, PageRequest wanted) throws IOException {
        WalkPosition position = position(wanted);
        if (position.user() == null) {
            Page<String> users = AllUsers.page(response);
            return after(
                    Page.<Session>builder(List.of()).metadata(users.metadata()).build(),
                    start(users.items(), users.nextCursor().orElse(null)));
        }
        return following(
                wanted, position.isLive() ? MeetingMapping.goingOnPage(response) : MeetingMapping.endedPage(response));
    }

    /**
     * Ends the list that a later page is of, not those that follow it. Goes on with the next user if this one was deleted
     * since the users were listed.
     */
    @Override
    public Page<Session> notFound(NotFoundException failure, PageRequest wanted) {
        if (onlyUser != null && ZoomErrors.saysNoUser(failure)) {
            throw ZoomErrors.unknownUser(failure);
        }
        WalkPosition position = position(wanted);
        if (position.user() != null && ZoomErrors.saysNoUser(failure)) {
            return after(Page.<Session>builder(List.of()).build(), nextUser(position));
        }
        Page<Session> none = PageMapper.super.notFound(failure, wanted);
        if (position.user() == null) {
            return none;
        }
        PageRequest page = position.page(wanted);
        boolean first = position.isLive()
                ? page.cursor().isEmpty()
                : days.window(page).page().cursor().isEmpty();
        if (first) {
            throw failure;
        }
        return following(wanted, none);
    }

    /** A page of one of Zoom's lists as a page of the walk. */
    private Page<Session> following(PageRequest wanted, Page<Session> found) {
        WalkPosition position = position(wanted);
        Page<Session> page = position.isLive() ? found : days.page(position.page(wanted), found);
        if (page.nextCursor().isPresent()) {
            return after(page, position.at(page.nextCursor().get()));
        }
        boolean endedFollow = position.isLive() && query.status().isEmpty();
        return after(page, endedFollow ? position.ended() : nextUser(position));
    }

    private static Page<Session> after(Page<Session> page, @Nullable WalkPosition next) {
        return page.withNextCursor(next == null ? null : next.toCursor());
    }

    private WalkPosition position(PageRequest wanted) {
        if (wanted.cursor().isPresent()) {
            return WalkPosition.of(wanted.cursor().get());
        }
        return onlyUser == null ? WalkPosition.ofUsers("") : firstOf(onlyUser, List.of(), "");
    }

    private WalkPosition firstOf(String user, List<String> others, String usersToken) {
        boolean live = query.status().filter(SessionStatus.ENDED::equals).isEmpty();
        return new WalkPosition(user, others, usersToken, live, "");
    }

    private @Nullable WalkPosition nextUser(WalkPosition position) {
        return start(position.others(), position.usersToken());
    }

    /** The first of these users, or else the next page of users; null if there is none. */
    private @Nullable WalkPosition start(List<String> users, @Nullable String usersToken) {
        String token = usersToken == null ? "" : usersToken;
        if (!users.isEmpty()) {
            return firstOf(users.get(0), new ArrayList<>(users.subList(1, users.size())), token);
        }
        return token.isEmpty() ? null : WalkPosition.ofUsers(token);
    }
}
