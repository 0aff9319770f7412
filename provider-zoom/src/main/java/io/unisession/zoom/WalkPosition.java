package io.unisession.zoom;

import io.unisession.PageRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk through the meetings of users is.
 *
 * @param user whose meetings are read; null if a page of users is
 * @param others the users of the same page who follow
 * @param usersToken the token of the next page of users, or of this one if {@code user} is null; empty for none
 * @param isLive whether the meetings that are going on are read, rather than those that have ended
 * @param cursor the cursor in the user's list; empty for its start
 */
record WalkPosition(@Nullable String user, List<String> others, String usersToken, boolean isLive, String cursor) {
    private static final int FIELDS = 5;
    private static final String LIVE = "live";
    private static final String ENDED = "ended";

    WalkPosition {
        others = List.copyOf(others);
    }

    static WalkPosition ofUsers(String token) {
        return new WalkPosition(null, List.of(), token, false, "");
    }

    /** @throws IllegalArgumentException if the cursor is from another list */
    static WalkPosition of(String cursor) {
        List<String> fields = Stream.of(cursor.split("&", -1))
                .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                .toList();
        if (fields.size() != FIELDS || !List.of(LIVE, ENDED).contains(fields.get(0))) {
            throw new IllegalArgumentException("the cursor is from another list: " + cursor);
        }
        String user = fields.get(1);
        List<String> others =
                fields.get(4).isEmpty() ? List.of() : List.of(fields.get(4).split(" "));
        return new WalkPosition(
                user.isEmpty() ? null : user,
                others,
                fields.get(3),
                fields.get(0).equals(LIVE),
                fields.get(2));
    }

    String toCursor() {
        return Stream.of(isLive ? LIVE : ENDED, user == null ? "" : user, cursor, usersToken, String.join(" ", others))
                .map(field -> URLEncoder.encode(field, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The page to request of the list that is read. */
    PageRequest page(PageRequest wanted) {
        String token = user == null ? usersToken : cursor;
        PageRequest first = wanted.withoutCursor();
        return token.isEmpty() ? first : first.startingAt(token);
    }

    WalkPosition at(String next) {
        return new WalkPosition(user, others, usersToken, isLive, next);
    }

    WalkPosition ended() {
        return new WalkPosition(user, others, usersToken, false, "");
    }
}
