package io.unisession.zoom;

import io.unisession.PageRequest;
import io.unisession.Pager;
import io.unisession.Session;
import io.unisession.error.NotFoundException;
import io.unisession.spi.http.ApiRequest;
import io.unisession.spi.http.CallSequence;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds meetings that are going on, which <i>past meeting</i> does not have. By their number that takes one request; by
 * their UUID, they must be looked up in the lists of the users.
 */
final class LiveMeetings {
    private final @Nullable String onlyUser;

    LiveMeetings(@Nullable String onlyUser) {
        this.onlyUser = onlyUser;
    }

    static ApiRequest request(String operation, String user, PageRequest page) {
        return TokenPages.request(
                ZoomEndpoints.meetingsOfUser(operation).request(user).query("type", "live"), page);
    }

    /** The run of a meeting that is going on; empty if there is none, or no such meeting any more. */
    Optional<Session> byNumber(String operation, String number, CallSequence calls) {
        try {
            return calls.call(ZoomEndpoints.meeting(operation).request(number), MeetingMapping::goingOn);
        } catch (NotFoundException deleted) {
            if (ZoomErrors.saysNoMeeting(deleted)) {
                return Optional.empty();
            }
            throw deleted;
        }
    }

    Optional<Session> byUuid(String operation, String uuid, CallSequence calls) {
        return users(operation, calls)
                .flatMap(user -> ofUser(operation, user, calls))
                .filter(meeting -> meeting.id().equals(uuid))
                .findFirst();
    }

    private Stream<String> users(String operation, CallSequence calls) {
        if (onlyUser != null) {
            return Stream.of(onlyUser);
        }
        Pager<String> all = calls.list(
                page -> AllUsers.request(operation, page, TokenPages.MOST_ITEMS),
                (response, page) -> AllUsers.page(response));
        return all.stream();
    }

    private Stream<Session> ofUser(String operation, String user, CallSequence calls) {
        Pager<Session> live = calls.list(
                page -> request(operation, user, page), (response, page) -> MeetingMapping.goingOnPage(response));
        try {
            // Read here, where it is clear whose meetings are missing.
            return live.stream().toList().stream();
        } catch (NotFoundException noUser) {
            if (!ZoomErrors.saysNoUser(noUser)) {
                throw noUser;
            }
            if (onlyUser == null) {
                // Deleted since the users were listed.
                return Stream.empty();
            }
            throw ZoomErrors.unknownUser(noUser);
        }
    }
}
