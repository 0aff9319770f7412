package io.unisession.generic.internal.perform;

import io.unisession.Page;
import io.unisession.PageRequest;
import io.unisession.error.NotFoundException;
import io.unisession.spi.http.ApiResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a list that consists of several of the service's lists, one after the other. A cursor names the list by its
 * number: {@code 1:} is the first page of the second.
 *
 * @param <T> what the lists hold
 */
final class ListParts<T> implements io.unisession.spi.http.PageMapper<T> {
    private static final Pattern CURSOR = Pattern.compile("([0-9]{1,2}):(.*)", Pattern.DOTALL);

    private final List<ListOperation.Part<T>> parts;
    private final @Nullable String sessionId;

    /** @param sessionId the session that is searched; null if none is */
    ListParts(List<ListOperation.Part<T>> parts, @Nullable String sessionId) {
        this.parts = parts;
        this.sessionId = sessionId;
    }

    /**
     * A page of one of the lists.
     *
     * @param part the number of the list
     * @param page the page in it
     */
    record Place(int part, PageRequest page) {}

    /**
     * The page that is wanted.
     *
     * @throws IllegalArgumentException if the cursor is of another list
     */
    static Place place(PageRequest wanted, int parts) {
        if (wanted.cursor().isEmpty()) {
            return new Place(0, wanted);
        }
        String cursor = wanted.cursor().get();
        Matcher place = CURSOR.matcher(cursor);
        if (!place.matches() || Integer.parseInt(place.group(1)) >= parts) {
            throw Paging.foreign(cursor);
        }
        String within = place.group(2);
        return new Place(
                Integer.parseInt(place.group(1)),
                within.isEmpty() ? wanted.withoutCursor() : wanted.startingAt(within));
    }

    @Override
    public Page<T> map(ApiResponse response, PageRequest wanted) throws IOException {
        Place place = place(wanted, parts.size());
        return followed(parts.get(place.part()).mapper().page(response, place.page(), sessionId), place.part());
    }

    /** The next list may exist, although this one does not, or ends. */
    @Override
    public Page<T> notFound(NotFoundException failure, PageRequest wanted) {
        return followed(
                io.unisession.spi.http.PageMapper.super.notFound(failure, wanted),
                place(wanted, parts.size()).part());
    }

    /** A page, which its own list's next page follows, or else the next list. The total of all lists is unknown. */
    private Page<T> followed(Page<T> page, int part) {
        String last = part + 1 < parts.size() ? (part + 1) + ":" : null;
        return Page.builder(page.items())
                .nextCursor(page.nextCursor().map(next -> part + ":" + next).orElse(last))
                .metadata(page.metadata())
                .build();
    }
}
