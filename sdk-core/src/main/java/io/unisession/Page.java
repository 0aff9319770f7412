package io.unisession;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, from one response.
 *
 * @param <T> the type of the items
 */
public final class Page<T> {
    private final List<T> items;
    private final @Nullable String nextCursor;
    private final @Nullable Long total;
    private final ResponseMetadata metadata;

    private Page(Builder<T> builder) {
        this.items = builder.items;
        this.nextCursor = builder.nextCursor;
        this.total = builder.total;
        this.metadata = builder.metadata;
    }

    /**
     * Starts building a page. Applications need this in tests only; providers build pages from responses.
     *
     * @param items the items on the page; may be empty even if further pages follow
     * @param <T> the type of the items
     * @return a builder
     */
    public static <T> Builder<T> builder(List<? extends T> items) {
        return new Builder<>(items);
    }

    /**
     * Leaves out items. The total stays the provider's.
     *
     * @param condition which items to keep
     * @return a copy of this page with only those
     */
    public Page<T> filter(Predicate<? super T> condition) {
        return Page.<T>builder(items.stream().filter(condition).toList())
                .nextCursor(nextCursor)
                .total(total)
                .metadata(metadata)
                .build();
    }

    /**
     * Changes which page follows. Without a total, because that counts the items of the list that the page is from.
     *
     * @param cursor the cursor of the next page, or null if this one is the last
     * @return a copy of this page with that cursor
     */
    public Page<T> withNextCursor(@Nullable String cursor) {
        return Page.<T>builder(items).nextCursor(cursor).metadata(metadata).build();
    }

    /**
     * What is on the page, in the provider's order.
     *
     * @return an unmodifiable list; an empty page is not necessarily the last
     */
    public List<T> items() {
        return items;
    }

    /**
     * The cursor of the next page: an opaque string for {@link PageRequest#startingAt}.
     *
     * @return the cursor, or empty on the last page
     */
    public Optional<String> nextCursor() {
        return Optional.ofNullable(nextCursor);
    }

    /**
     * The number of items on all pages, as the provider counted them for this response.
     *
     * @return the count, or empty if the provider does not count
     */
    public OptionalLong total() {
        return total == null ? OptionalLong.empty() : OptionalLong.of(total);
    }

    /**
     * Details of the HTTP response.
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

    /**
     * Builds a {@link Page}. Every field but the items is optional.
     *
     * @param <T> the type of the items
     */
    public static final class Builder<T> {
        private final List<T> items;
        private @Nullable String nextCursor;
        private @Nullable Long total;
        private ResponseMetadata metadata = ResponseMetadata.none();

        private Builder(List<? extends T> items) {
            this.items = List.copyOf(items);
        }

        /**
         * Sets the cursor of the next page.
         *
         * @param nextCursor the cursor, or null on the last page
         * @return this builder
         */
        public Builder<T> nextCursor(@Nullable String nextCursor) {
            this.nextCursor = nextCursor;
            return this;
        }

        /**
         * Sets how many items there are on all pages.
         *
         * @param total the provider's count, or null if the provider does not count
         * @return this builder
         */
        public Builder<T> total(@Nullable Long total) {
            this.total = total;
            return this;
        }

        /**
         * Sets the metadata of the response that carried the page.
         *
         * @param metadata the metadata; {@link ResponseMetadata#none()} unless set
         * @return this builder
         */
        public Builder<T> metadata(ResponseMetadata metadata) {
            this.metadata = Objects.requireNonNull(metadata, "metadata");
            return this;
        }

        /**
         * Builds the page.
         *
         * @return the page
         */
        public Page<T> build() {
            return new Page<>(this);
        }
    }
}
