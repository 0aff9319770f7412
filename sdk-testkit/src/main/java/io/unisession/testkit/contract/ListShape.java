package io.unisession.testkit.contract;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a list and its paging are in a provider's requests and responses. The contract changes them, as services do by
 * mistake.
 *
 * <pre>{@code
 * ListShape.builder("/data/sessions").pageParameter("page").total("/data/total").build()
 * }</pre>
 *
 * <p>Pointers are JSON Pointers into a response. Set what the provider has; the contract checks that it is there.
 */
public final class ListShape {
    /** What a list can have besides its items. */
    enum Part {
        PAGE_PARAMETER,
        TOTAL,
        LAST_PAGE,
        MORE,
        NEXT_CURSOR,
        NEXT_LINK
    }

    private final String items;
    private final Map<Part, String> parts;
    private final List<String> pageParameters;

    private ListShape(Builder builder) {
        this.items = builder.items;
        this.parts = new EnumMap<>(builder.parts);
        this.pageParameters = builder.pageParameters;
    }

    /**
     * Returns a builder.
     *
     * @param items a pointer to the list; empty if the list is the whole response
     * @return a new builder
     */
    public static Builder builder(String items) {
        return new Builder(items);
    }

    String items() {
        return items;
    }

    /** Whether the list is the whole response, so that there is nowhere to say anything about it. */
    boolean isWholeResponse() {
        return items.isEmpty();
    }

    Optional<String> find(Part part) {
        return Optional.ofNullable(parts.get(part));
    }

    /** Whether responses say whether more items follow, other than by counting all of them. */
    boolean saysWhetherMoreFollows() {
        return parts.containsKey(Part.LAST_PAGE)
                || parts.containsKey(Part.MORE)
                || parts.containsKey(Part.NEXT_CURSOR)
                || parts.containsKey(Part.NEXT_LINK);
    }

    /** The query parameters that differ between the requests for two pages; none if that is not known. */
    List<String> pageParameters() {
        return pageParameters;
    }

    /** The pointers into responses. */
    Map<Part, String> pointers() {
        Map<Part, String> pointers = new EnumMap<>(parts);
        pointers.remove(Part.PAGE_PARAMETER);
        return pointers;
    }

    /** Says where a list and its paging are. */
    public static final class Builder {
        private final String items;
        private final Map<Part, String> parts = new EnumMap<>(Part.class);
        private List<String> pageParameters = List.of();

        private Builder(String items) {
            this.items = Objects.requireNonNull(items, "items");
        }

        /**
         * Sets the query parameter that selects a page: its number, an offset, a cursor, or what a link to the next page
         * has.
         *
         * @param name the parameter's name
         * @param others the parameters that change with it, such as the page's number beside a cursor
         * @return this builder
         */
        public Builder pageParameter(String name, String... others) {
            pageParameters =
                    Stream.concat(Stream.of(name), Arrays.stream(others)).toList();
            return with(Part.PAGE_PARAMETER, name);
        }

        /**
         * Sets where the number of items on all pages is.
         *
         * @param pointer a pointer to a number
         * @return this builder
         */
        public Builder total(String pointer) {
            return with(Part.TOTAL, pointer);
        }

        /**
         * Sets where the number of the last page is.
         *
         * @param pointer a pointer to a number
         * @return this builder
         */
        public Builder lastPage(String pointer) {
            return with(Part.LAST_PAGE, pointer);
        }

        /**
         * Sets where a response says whether another page follows.
         *
         * @param pointer a pointer to a boolean
         * @return this builder
         */
        public Builder more(String pointer) {
            return with(Part.MORE, pointer);
        }

        /**
         * Sets where the next page's cursor is.
         *
         * @param pointer a pointer to a text
         * @return this builder
         */
        public Builder nextCursor(String pointer) {
            return with(Part.NEXT_CURSOR, pointer);
        }

        /**
         * Sets where the link to the next page is.
         *
         * @param pointer a pointer to a URL
         * @return this builder
         */
        public Builder nextLink(String pointer) {
            return with(Part.NEXT_LINK, pointer);
        }

        private Builder with(Part part, String value) {
            parts.put(part, Objects.requireNonNull(value, "value"));
            return this;
        }

        /**
         * Creates the description.
         *
         * @return a new description
         */
        public ListShape build() {
            return new ListShape(this);
        }
    }
}
