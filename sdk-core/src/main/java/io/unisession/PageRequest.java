package io.unisession;

import io.unisession.internal.text.Redactor;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Where a listing begins and how much one request fetches. */
public final class PageRequest {
    private static final PageRequest FIRST = new PageRequest(null, null);

    private final @Nullable Integer size;
    private final @Nullable String cursor;

    private PageRequest(@Nullable Integer size, @Nullable String cursor) {
        this.size = size;
        this.cursor = cursor;
    }

    /**
     * From the beginning, in pages of the provider's own size.
     *
     * @return the first request of a listing
     */
    public static PageRequest first() {
        return FIRST;
    }

    /**
     * Sets how many items one request asks for. Providers may respond fewer.
     *
     * @param size the number, at least 1
     * @return a request like this one with that size
     * @throws IllegalArgumentException if the number is below 1
     */
    public PageRequest withSize(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("the page size must be at least 1, but is " + size);
        }
        return new PageRequest(size, cursor);
    }

    /**
     * Continues a listing.
     *
     * @param cursor what {@link Page#nextCursor()} gave
     * @return a request like this one that begins there
     */
    public PageRequest startingAt(String cursor) {
        return new PageRequest(size, Objects.requireNonNull(cursor, "cursor"));
    }

    /**
     * How many items one request asks for.
     *
     * @return the number, or empty for the provider's own
     */
    public OptionalInt size() {
        return size == null ? OptionalInt.empty() : OptionalInt.of(size);
    }

    /**
     * Where the listing begins.
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
