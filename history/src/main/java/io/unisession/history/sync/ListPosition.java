package io.unisession.history.sync;

import io.unisession.Page;
import io.unisession.Session;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a task has read its list.
 *
 * @param cursor where the next page starts; null for the first
 * @param anchor where an earlier page started, to notice a list that goes round; null at first
 * @param pages how many pages have been read
 * @param listed whether all pages have been read
 * @param restarted whether the list was started again because the provider no longer knew the cursor
 * @param lastStart when the last session of the last page started, to notice a list that is not newest first
 * @param ascending whether an earlier session came before a later one
 */
record ListPosition(
        @Nullable String cursor,
        @Nullable String anchor,
        int pages,
        boolean listed,
        boolean restarted,
        @Nullable Instant lastStart,
        boolean ascending) {
    static final ListPosition START = new ListPosition(null, null, 0, false, false, null, false);
    /** Of a task that gets sessions by their ids, and lists nothing. */
    static final ListPosition NOTHING_TO_LIST = new ListPosition(null, null, 0, true, false, null, false);

    static final ListPosition RESTARTED = new ListPosition(null, null, 0, false, true, null, false);

    /**
     * The position after the next page.
     *
     * @param isOlder whether the page is older than what is wanted, so that in a list that is newest first nothing is left
     */
    ListPosition after(Page<Session> page, boolean isOlder) {
        boolean ascends = ascending || isAscending(page);
        return new ListPosition(
                page.nextCursor().orElse(null),
                nextAnchor(),
                pages + 1,
                page.nextCursor().isEmpty() || (!ascends && isOlder),
                restarted,
                lastStart(page).orElse(lastStart),
                ascends);
    }

    /** Whether a page that follows this position leads back to where the list has been. */
    boolean isRepeatedBy(Page<Session> page) {
        return page.nextCursor()
                .filter(next -> next.equals(cursor) || next.equals(anchor))
                .isPresent();
    }

    /** The cursor after 1, 2, 4, 8 and so on pages, so that a round of any length is noticed soon after it has begun. */
    private @Nullable String nextAnchor() {
        return Integer.bitCount(pages) == 1 ? cursor : anchor;
    }

    private boolean isAscending(Page<Session> page) {
        Instant first = lastStart == null
                ? page.items().stream()
                        .flatMap(session -> session.startedAt().stream())
                        .findFirst()
                        .orElse(null)
                : lastStart;
        return first != null && lastStart(page).filter(first::isBefore).isPresent();
    }

    private static Optional<Instant> lastStart(Page<Session> page) {
        return page.items().stream()
                .flatMap(session -> session.startedAt().stream())
                .reduce((earlier, later) -> later);
    }

    Map<String, ?> toMap() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("cursor", cursor);
        json.put("anchor", anchor);
        json.put("pages", pages);
        json.put("listed", listed);
        json.put("restarted", restarted);
        json.put("lastStart", lastStart);
        json.put("ascending", ascending);
        return json;
    }

    static ListPosition of(Map<?, ?> json) {
        return new ListPosition(
                StateJson.textOrNull(json.get("cursor")),
                StateJson.textOrNull(json.get("anchor")),
                Math.toIntExact(StateJson.number(json.get("pages"))),
                StateJson.flag(json.get("listed")),
                StateJson.flag(json.get("restarted")),
                StateJson.instantOrNull(json.get("lastStart")),
                StateJson.flag(json.get("ascending")));
    }
}
