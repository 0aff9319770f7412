package io.unisession.spi.http;

import io.unisession.PageRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list in a response. This class decides what a missing list means, and which totals are ignored:
 *
 * <ul>
 *   <li>{@code null} or <code>{}</code> in place of the list is an empty list;
 *   <li>a missing list is empty too, if the response is otherwise the expected one;
 *   <li>if the response counts items but has no list, or has anything else in its place, it cannot be used;
 *   <li>a total below the number of items received is ignored;
 *   <li>a total that equals the items of a full first page does not end the list.
 * </ul>
 *
 * @param <T> the type of the items
 */
public final class ItemList<T> {
    private static final ItemList<?> EMPTY = new ItemList<>(null, true);
    private static final ItemList<?> OTHER = new ItemList<>(null, false);

    private final @Nullable List<T> items;
    private final boolean mayBeEmpty;

    private ItemList(@Nullable List<T> items, boolean mayBeEmpty) {
        this.items = items;
        this.mayBeEmpty = mayBeEmpty;
    }

    /**
     * Maps one element of a list.
     *
     * @param <T> the type of the items
     */
    @FunctionalInterface
    public interface ElementMapper<T> {
        /**
         * Maps an element.
         *
         * @param json a reader at the element
         * @return the item, or null if it has no id
         * @throws IOException if the text is not JSON
         */
        @Nullable
        T map(JsonReader json) throws IOException;
    }

    /**
     * Reads the current value as the list.
     *
     * @param json a reader at the value
     * @param mapper maps an element
     * @param <T> the type of the items
     * @return the list, or what is in its place
     * @throws IOException if the text is not JSON
     * @throws UnusableResponseException if an element has no id, because leaving it out would lose it silently
     */
    public static <T> ItemList<T> read(JsonReader json, ElementMapper<? extends T> mapper) throws IOException {
        if (!json.enterArray()) {
            return inPlace(json);
        }
        List<T> items = new ArrayList<>();
        while (json.nextElement()) {
            T item = mapper.map(json);
            if (item == null) {
                throw new UnusableResponseException("element " + items.size() + " of the list has no id");
            }
            items.add(item);
        }
        return of(items);
    }

    /**
     * Reads the list in a field of an object. An object without any field has an empty list, as proto3 JSON writes it.
     *
     * @param json a reader at the object
     * @param field the name of the field
     * @param mapper maps an element
     * @param <T> the type of the items
     * @return the list, or what is in its place
     * @throws IOException if the text is not JSON
     * @throws UnusableResponseException if an element has no id
     */
    public static <T> ItemList<T> inField(JsonReader json, String field, ElementMapper<? extends T> mapper)
            throws IOException {
        if (!json.enterObject()) {
            return inPlace(json);
        }
        ItemList<T> list = missing(true);
        boolean found = false;
        while (json.nextField()) {
            if (json.field().equals(field)) {
                list = read(json, mapper);
                found = true;
            } else if (!found) {
                list = missing(false);
            }
        }
        return list;
    }

    /**
     * A list that has already been read.
     *
     * @param items the items
     * @param <T> the type of the items
     * @return the list
     */
    public static <T> ItemList<T> of(List<T> items) {
        return new ItemList<>(items, false);
    }

    /**
     * Reads a value in place of the list.
     *
     * @param json a reader at the value
     * @param <T> the type of the items
     * @return an empty list for {@code null} and <code>{}</code>; an unusable one for anything else
     * @throws IOException if the text is not JSON
     */
    public static <T> ItemList<T> inPlace(JsonReader json) throws IOException {
        if (!json.enterObject()) {
            return missing(json.isNull());
        }
        boolean empty = !json.nextField();
        if (!empty) {
            while (json.nextField()) {}
        }
        return missing(empty);
    }

    /**
     * Stands for a list that is missing from the response.
     *
     * @param expected whether the response is otherwise the expected one: an object without fields, or with a field
     *     that belongs to the list, such as its count
     * @param <T> the type of the items
     * @return an empty list if expected, otherwise an unusable one
     */
    @SuppressWarnings("unchecked") // neither has items
    public static <T> ItemList<T> missing(boolean expected) {
        return (ItemList<T>) (expected ? EMPTY : OTHER);
    }

    /**
     * The items.
     *
     * @param total how many items the response counts; null if it does not count, or after the last page, which has no
     *     items
     * @return the items
     * @throws UnusableResponseException if the list is unusable, or is missing although items are counted
     */
    public List<T> require(@Nullable Long total) {
        if (items != null) {
            return items;
        }
        if (!mayBeEmpty) {
            throw new UnusableResponseException("it has no list");
        }
        if (total != null && total > 0) {
            throw new UnusableResponseException("it counts " + total + " items, but has no list");
        }
        return List.of();
    }

    /**
     * Checks a total against the items received.
     *
     * @param total the number of items on all pages according to the response, or null
     * @param seen the number of items received so far, including earlier pages
     * @return the total, or null if it is below the number received
     */
    public static @Nullable Long believable(@Nullable Long total, long seen) {
        return total == null || total < seen ? null : total;
    }

    /**
     * Whether the items received so far are the whole list, according to its total. A total that equals the items of a
     * full first page is not enough: some services report the number of items on the page as the total.
     *
     * @param total the number of items on all pages according to the response, or null
     * @param before the number of items on earlier pages
     * @param items the number of items on this page
     * @param size the page size, or null if it is unknown; then the total is believed
     * @return true if no page follows
     */
    public static boolean isComplete(@Nullable Long total, long before, int items, @Nullable Long size) {
        boolean allReceived = total != null && total == before + items;
        return allReceived && (before > 0 || size == null || items < size);
    }

    /** The page size that was requested, or null. */
    static @Nullable Long size(PageRequest request) {
        return request.size().isPresent() ? Long.valueOf(request.size().getAsInt()) : null;
    }
}
