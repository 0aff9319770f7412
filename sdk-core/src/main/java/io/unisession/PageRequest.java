package io.unisession;

import io.unisession.internal.text.Redactor;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Where a list starts, and how many items each request fetches. */
public final class PageRequest {
    private static final PageRequest FIRST = new PageRequest(null, null);

    private final @Nullable Integer size;
    private final @Nullable String cursor;

    private PageRequest(@Nullable Integer size, @Nullable String cursor) {
        this.size = size;
        this.cursor = cursor;
    }

    /**
     * Starts at the beginning, with the provider's default page size.
     *
     * @return the first request of a list
     */
    public static PageRequest first() {
        return FIRST;
    }

    /**
     * Sets the page size. Providers may return fewer items.
     *
     * @param size the number, at least 1
     * @return a copy of this request with that size
     * @throws IllegalArgumentException if the number is below 1
     */
    public PageRequest withSize(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("the page size must be at least 1, but is " + size);
        }
        return new PageRequest(size, cursor);
    }

    /**
     * Continues a list from a cursor.
     *
     * @param cursor the cursor from {@link Page#nextCursor()}
     * @return a copy of this request that starts there
     */
    public PageRequest startingAt(String cursor) {
        return new PageRequest(size, Objects.requireNonNull(cursor, "cursor"));
    }

    /**
     * Starts at the beginning.
     *
     * @return a copy of this request without cursor
     */
    public PageRequest withoutCursor() {
        return new PageRequest(size, null);
    }

    /**
     * The page size.
     *
     * @return the number of items, or empty for the provider's default
     */
    public OptionalInt size() {
        return size == null ? OptionalInt.empty() : OptionalInt.of(size);
    }

    /**
     * Where the list starts.
     *
     * @return the cursor, or empty for the beginning
     */
    public Optional<String> cursor() {
        return Optional.ofNullable(cursor);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PageRequest that
                && Objects.equals(size, that.size)
                && Objects.equals(cursor, that.cursor);
    }

    @Override
    public int hashCode() {
        return Objects.hash(size, cursor);
    }

    @Override
    public String toString() {
        return Redactor.escaped("PageRequest[size=" + size + ", cursor=" + cursor + "]");
    }
}
