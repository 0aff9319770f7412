package io.unisession;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, as one response carried it.
 *
 * @param <T> what is listed
 */
public final class Page<T> {
    private final List<T> items;
    private final @Nullable String nextCursor;
    private final @Nullable Long total;
    private final ResponseMetadata metadata;

    private Page(List<T> items, @Nullable String nextCursor, @Nullable Long total, ResponseMetadata metadata) {
        this.items = List.copyOf(items);
        this.nextCursor = nextCursor;
        this.total = total;
        this.metadata = metadata;
    }

    /**
     * A page as a provider answered it.
     *
     * @param items what is on the page, which may be nothing even where further pages follow
     * @param nextCursor where the next page begins, or null on the last page
     * @param total how many there are on all pages, or null where the provider does not count
     * @param metadata how the response came
     * @param <T> what is listed
     * @return the page
     */
    public static <T> Page<T> of(
            List<T> items, @Nullable String nextCursor, @Nullable Long total, ResponseMetadata metadata) {
        return new Page<>(items, nextCursor, total, Objects.requireNonNull(metadata, "metadata"));
    }

    /**
     * What is on the page, in the provider's order.
     *
     * @return an unmodifiable list; an empty one is no sign of the end
     */
    public List<T> items() {
        return items;
    }

    /**
     * Where the next page begins: a text to be kept and passed to {@link PageRequest#startingAt}, not read.
     *
     * @return the cursor, or empty on the last page
     */
    public Optional<String> nextCursor() {
        return Optional.ofNullable(nextCursor);
    }

    /**
     * How many there are on all pages, by the provider's count at the time of the response.
     *
     * @return the count, or empty where the provider does not count
     */
    public OptionalLong total() {
        return total == null ? OptionalLong.empty() : OptionalLong.of(total);
    }

    /**
     * How the response came.
     *
     * @return the metadata of the response
     */
    public ResponseMetadata metadata() {
        return metadata;
    }

    @Override
    public String toString() {
        return "Page[items=" + items.size() + ", last=" + (nextCursor == null) + "]";
    }
}
